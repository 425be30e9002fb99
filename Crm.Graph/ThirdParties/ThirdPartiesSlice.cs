using Crm.Graph.Kernel.Schema;
using Crm.Graph.ThirdParties.Commands;

namespace Crm.Graph.ThirdParties;

/// <summary>The ids by which other systems know our records.</summary>
public sealed class ThirdPartiesSlice : ISlice
{
    public static void AddServices(IServiceCollection services) => services.AddSingleton<SetThirdPartyIds>();

    public static void AddFields(RootFields root) => root
        .Catalogue<ThirdPartyIdFields>()
        .Mutation<SetThirdPartyIds>("setThirdPartyIds", "third-parties:write", answers: "thirdPartyIds");
}
