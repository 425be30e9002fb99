namespace Crm.Graph.Kernel.Storage.Trimming;

/// <summary>Removes what nobody needs any more, once an hour: in small transactions with rests in between, because others want to write.</summary>
internal sealed class HourlyTrim(DbContexts contexts, WriteGate gate, TimeProvider clock, IEnumerable<ITrim> trims, ILogger<HourlyTrim> log)
    : BackgroundService
{
    /// <summary>How many rows one transaction removes at most.</summary>
    internal const int Batch = 500;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    /// <summary>Removes all that is due, and answers how many rows that were.</summary>
    internal async Task<int> TrimAsync(CancellationToken ct)
    {
        var removed = 0;
        foreach (var trim in trims)
        {
            var some = await RemoveAsync(trim, ct);
            removed += some;
            while (some == Batch)
            {
                await Task.Delay(Rest, ct);
                some = await RemoveAsync(trim, ct);
                removed += some;
            }
        }
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                await TrimAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "What is no longer needed could not be removed; that is tried again in an hour");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<int> RemoveAsync(ITrim trim, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        var removed = await trim.RemoveAsync(db, clock.GetUtcNow(), Batch, ct);
        if (removed > 0)
            log.LogInformation("{Count} {What} have been removed", removed, trim.What);
        return removed;
    }
}
