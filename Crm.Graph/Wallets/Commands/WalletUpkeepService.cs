using Crm.Graph.Kernel.Upkeep;

namespace Crm.Graph.Wallets.Commands;

/// <summary>Has the upkeep of wallets done: payments that are to be tried again every minute, all else every hour.</summary>
internal sealed class WalletUpkeepService(WalletUpkeep upkeep, TimeProvider clock, ILogger<WalletUpkeepService> log) : PeriodicService(TimeSpan.FromMinutes(1), clock, log)
{
    private const int MinutesOfHour = 60;
    private int _minute;

    protected override string Failure => "The upkeep of wallets failed";

    protected override async Task DoAsync(CancellationToken ct)
    {
        if (++_minute % MinutesOfHour == 0)
        {
            await upkeep.ExpireAsync(ct);
            await upkeep.TakeDueAsync(ct);
            await upkeep.ReconcileAsync(ct);
        }
        await upkeep.PayAsync(ct);
    }
}
