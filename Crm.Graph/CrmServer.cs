using Crm.Graph.Accounts;
using Crm.Graph.Contacts;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Organisations;
using Crm.Graph.ThirdParties;

namespace Crm.Graph;

/// <summary>What the server is made of: the only place that knows every slice.</summary>
internal static class CrmServer
{
    /// <summary>In order: a later slice may use an earlier one and add to its types, never the reverse.</summary>
    private static readonly Slice[] Slices =
    [
        Slice.Of<OrganisationsSlice>(),
        Slice.Of<ThirdPartiesSlice>(),
        Slice.Of<ContactsSlice>(),
        Slice.Of<AccountsSlice>(),
    ];

    /// <summary>The table of contents that the slices write together.</summary>
    public static RootFields Fields()
    {
        var root = new RootFields();
        foreach (var slice in Slices)
            slice.AddFields(root);
        return root;
    }

    /// <summary>The services of all slices: their use cases are found by the mutations that name them.</summary>
    public static IServiceCollection AddServices(this IServiceCollection services)
    {
        foreach (var slice in Slices)
            slice.AddServices(services);
        return services;
    }

    private sealed record Slice(Action<IServiceCollection> AddServices, Action<RootFields> AddFields)
    {
        public static Slice Of<T>() where T : ISlice => new(T.AddServices, T.AddFields);
    }
}
