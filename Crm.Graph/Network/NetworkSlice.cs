using Crm.Graph.CustomFields;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Network.Commands;
using Crm.Graph.Network.Model;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Network;

/// <summary>Organisations as those of their network see them: what is stated of them, who is below whom, and going from one to the other.</summary>
internal sealed class NetworkSlice : ISlice
{
    private const string Write = "organisations:write";
    private const string WriteNetwork = "network:write";

    /// <summary>What hashing a password counts.</summary>
    private const int PasswordCost = 20_000;

    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<RegistrationOptions>()
            .BindConfiguration(RegistrationOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services
            .AddSingleton<UpdateOrganisation>()
            .AddSingleton<CreateNetworkOrganisation>()
            .AddSingleton<SetOrganisationMediaGroups>()
            .AddSingleton<SetOrganisationBilling>()
            .AddSingleton<PerformOrganisationAction>()
            .AddSingleton<DeleteOrganisation>()
            .AddSingleton<OpenSwitch>()
            .AddSingleton<OpenMasquerade>()
            .AddSingleton<FoundBusiness>()
            .AddScoped<SwitchOrganisation>()
            .AddScoped<MasqueradeOrganisation>()
            .AddScoped<RegisterOrganisation>();
    }

    public static void AddFields(RootFields root) => root
        .CustomFields<Organisation>("organisations")
        .Mutation<UpdateOrganisation>("updateOrganisation", Write, answers: "organisation")
        .Mutation<SetOrganisationMediaGroups>("setOrganisationMediaGroups", Write, answers: "organisation")
        .Mutation<SetOrganisationBilling>("setOrganisationBilling", Write, answers: "organisation")
        .Mutation<PerformOrganisationAction>("performOrganisationAction", Write, answers: "organisation")
        .Mutation<CreateNetworkOrganisation>("createNetworkOrganisation", WriteNetwork, answers: "created")
        .Mutation<DeleteOrganisation>("deleteOrganisation", WriteNetwork, answers: "organisation")
        .OpenMutation<RegisterOrganisation>("registerOrganisation", answers: "tokens", cost: PasswordCost)
        .Mutation<SwitchOrganisation>("switchOrganisation", needs: null, answers: "tokens")
        .Mutation<MasqueradeOrganisation>("masqueradeOrganisation", "masquerades:write", answers: "tokens");
}
