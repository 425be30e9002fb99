using Crm.Graph.Kernel.Schema;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;

namespace Crm.Graph.Organisations;

/// <summary>Who uses the server: organisations with their live and test data, and the keys that open them.</summary>
internal sealed class OrganisationsSlice : ISlice
{
    public static void AddServices(IServiceCollection services) => services
        .AddKeys()
        .AddSingleton<RegisterOrganisation>()
        .AddSingleton<CreateApiKey>()
        .AddSingleton<RevokeApiKey>();

    public static void AddFields(RootFields root) => root
        .Catalogue<ActorFields>()
        .Catalogue<ApiKeyFields>()
        .List<ApiKey>("apiKeys", "api-keys:read", "The keys that open the data that the caller works with: live or test.")
        .Mutation<CreateApiKey>("createApiKey", "api-keys:write", answers: "issued")
        .Mutation<RevokeApiKey>("revokeApiKey", "api-keys:write", answers: "apiKey");
}
