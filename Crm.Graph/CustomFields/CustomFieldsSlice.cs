using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.CustomFields.Storage;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;

namespace Crm.Graph.CustomFields;

/// <summary>Fields that organisations add to their records.</summary>
public sealed class CustomFieldsSlice : ISlice
{
    private const string Read = "custom-fields:read";
    private const string Write = "custom-fields:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<IFieldDefinitions, CustomFieldReader>()
        .AddSingleton<CreateCustomField>()
        .AddSingleton<UpdateCustomField>()
        .AddSingleton<DeleteCustomField>();

    public static void AddFields(RootFields root) => root
        .Catalogue<CustomFieldFields>()
        .Catalogue<CustomFieldChoiceFields>()
        .Catalogue<CustomFieldValueFields>()
        .List<CustomField>("customFields", Read, "The fields that the organisation has added to its records.")
        .One<CustomField>("customField", Read, "The custom field with this id.")
        .Mutation<CreateCustomField>("createCustomField", Write, answers: "customField")
        .Mutation<UpdateCustomField>("updateCustomField", Write, answers: "customField")
        .Mutation<DeleteCustomField>("deleteCustomField", Write, answers: "customField");
}
