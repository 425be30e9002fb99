using Crm.Graph.Approvals.Commands;
using Crm.Graph.Kernel.Upkeep;
using Crm.Graph.Organisations.Storage;
using Crm.Graph.Tasks.Commands;
using Crm.Graph.Wallets.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Tests.Support;

/// <summary>What a server does unasked, in its own time.</summary>
internal static class OnlyWhenToldServices
{
    private static readonly Type[] Unasked = [typeof(KeyUseUpkeep), typeof(TopupPayer), typeof(WalletUpkeepService), typeof(ApprovalUpkeepService), typeof(ReminderService), typeof(IdleMemory)];

    /// <summary>
    /// When keys were last used is stored, top-ups are paid, wallets and requests for approval looked after, reminders given and memory is given back when a test says so: what a server answers must not change
    /// with the time it takes, and events are kept for as long as somebody has not dealt with them.
    /// </summary>
    public static IServiceCollection OnlyWhenTold(this IServiceCollection services)
    {
        foreach (var service in services.Where(s => Unasked.Contains(s.ImplementationType)).ToList())
            services.Remove(service);
        return services;
    }
}
