using Crm.Graph.Kernel;
using Crm.Graph.Kernel.Security;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Organisations.Storage;

/// <summary>How keys are found, as services.</summary>
internal static class KeyStorage
{
    public static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton<KeyCache>()
        .AddSingleton<IInterceptor, KeyChanges>()
        .AddSingleton<KeyUse>()
        .AddHostedService<KeyUseUpkeep>()
        .AddSingleton<KeyRing>()
        .AddSingleton<IKeyRing>(s => s.GetRequiredService<KeyRing>())
        .AddSingleton<IWarmUp>(s => s.GetRequiredService<KeyRing>());
}
