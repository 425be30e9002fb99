using Crm.Graph.Kernel.Schema;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Storage;

namespace Crm.Graph.Organisations;

/// <summary>Who uses the server: organisations with their live and test data, and the keys that open them.</summary>
internal sealed class OrganisationsSlice : ISlice
{
    public static void AddServices(IServiceCollection services) => services
        .AddKeys()
        .AddSingleton<RegisterOrganisation>()
        .AddSingleton<RevokeApiKey>();

    public static void AddFields(RootFields root) => root
        .Catalogue<ActorFields>();
}
