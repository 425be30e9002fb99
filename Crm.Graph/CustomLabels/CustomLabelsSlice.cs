using Crm.Graph.CustomLabels.Commands;
using Crm.Graph.CustomLabels.Model;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Schema;

namespace Crm.Graph.CustomLabels;

/// <summary>What an organisation calls things.</summary>
public sealed class CustomLabelsSlice : ISlice
{
    private const string Read = "custom-labels:read";
    private const string Write = "custom-labels:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateCustomLabel>()
        .AddSingleton<UpdateCustomLabel>()
        .AddSingleton<DeleteCustomLabel>();

    public static void AddFields(RootFields root) => root
        .Catalogue<CustomLabelFields>()
        .List<CustomLabel>("customLabels", Read, "The organisation's own labels.")
        .Mutation<CreateCustomLabel>("createCustomLabel", Write, answers: "customLabel")
        .Mutation<UpdateCustomLabel>("updateCustomLabel", Write, answers: "customLabel")
        .Mutation<DeleteCustomLabel>("deleteCustomLabel", Write, answers: "customLabel");
}

internal sealed class CustomLabelFields : RecordCatalogue<CustomLabel>
{
    public CustomLabelFields() => Field(l => l.Value).NotFilterable();
}
