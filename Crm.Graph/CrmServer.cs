using Crm.Graph.Kernel.Schema;
using Crm.Graph.Organisations;

namespace Crm.Graph;

/// <summary>What the server is made of: the only place that knows every slice.</summary>
internal static class CrmServer
{
    /// <summary>In order: a later slice may use an earlier one and add to its types, never the reverse.</summary>
    private static readonly Slice[] Slices =
    [
        Slice.Of<OrganisationsSlice>(),
    ];

    /// <summary>The table of contents that the slices write together.</summary>
    public static RootFields Fields()
    {
        var root = new RootFields();
        foreach (var slice in Slices)
            slice.AddFields(root);
        return root;
    }

    /// <summary>The services of all slices, and the fields that they are asked for by.</summary>
    public static IServiceCollection AddServices(this IServiceCollection services, RootFields fields)
    {
        foreach (var slice in Slices)
            slice.AddServices(services);
        return services.AddSingleton(fields).AddSingleton(fields.Catalogues);
    }

    private sealed record Slice(Action<IServiceCollection> AddServices, Action<RootFields> AddFields)
    {
        public static Slice Of<T>() where T : ISlice => new(T.AddServices, T.AddFields);
    }
}
