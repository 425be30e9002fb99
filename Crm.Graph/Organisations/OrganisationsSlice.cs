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
        .AddSingleton<SystemCallers>()
        .AddSingleton<RegisterOrganisation>()
        .AddSingleton<CreateApiKey>()
        .AddSingleton<RevokeApiKey>();

    public static void AddFields(RootFields root) => root
        .Catalogue<ActorFields>()
        .Catalogue<OrganisationFields>()
        .Catalogue<OrganisationProfileFields>()
        .Catalogue<OrganisationBillingFields>()
        .Catalogue<OrganisationLocationFields>()
        .Catalogue<OrganisationContactFields>()
        .Catalogue<OrganisationTapFields>()
        .Catalogue<OpeningHoursFields>()
        .Catalogue<ClosedOperationFields>()
        .Catalogue<IndustrySectorFields>()
        .Catalogue<BusinessActivityFields>()
        .Catalogue<OrganisationGroupFields>()
        .Catalogue<OrganisationTagFields>()
        .Catalogue<OrganisationMediaGroupFields>()
        .Catalogue<OrganisationPartnerFields>()
        .Catalogue<ServedOrganisationFields>()
        .Catalogue<ApiKeyFields>()
        .OwnOrOne<Organisation>("organisation", "organisations:read", "The organisation that the caller works for, or one below it in its network.", own: caller => caller.OrganisationId, othersNeed: "network:read")
        .List<ApiKey>("apiKeys", "api-keys:read", "The keys that open the data that the caller works with: live or test.")
        .Mutation<CreateApiKey>("createApiKey", "api-keys:write", answers: "issued")
        .Mutation<RevokeApiKey>("revokeApiKey", "api-keys:write", answers: "apiKey");
}
