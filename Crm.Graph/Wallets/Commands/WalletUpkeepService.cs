namespace Crm.Graph.Wallets.Commands;

/// <summary>Has the upkeep of wallets done: payments that are to be tried again every minute, all else every hour.</summary>
internal sealed class WalletUpkeepService(WalletUpkeep upkeep, TimeProvider clock, ILogger<WalletUpkeepService> log) : BackgroundService
{
    private const int MinutesOfHour = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        await using var end = stoppingToken.Register(timer.Dispose);
        for (var minute = 1; await timer.WaitForNextTickAsync(CancellationToken.None); minute++)
        {
            try
            {
                if (minute % MinutesOfHour == 0)
                {
                    await upkeep.ExpireAsync(stoppingToken);
                    await upkeep.TakeDueAsync(stoppingToken);
                    await upkeep.ReconcileAsync(stoppingToken);
                }
                await upkeep.PayAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The upkeep of wallets failed; that is tried again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
