using Crm.Graph.Kernel.Upkeep;

namespace Crm.Graph.Kernel.Storage.Trimming;

/// <summary>Removes what nobody needs any more, once an hour: in small transactions with rests in between, because others want to write.</summary>
internal sealed class HourlyTrim(DbContexts contexts, WriteGate gate, TimeProvider clock, IEnumerable<ITrim> trims, ILogger<HourlyTrim> log)
    : PeriodicService(TimeSpan.FromHours(1), clock, log)
{
    /// <summary>How many rows one transaction removes at most.</summary>
    internal const int Batch = 500;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    protected override string Failure => "What is no longer needed could not be removed";

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

    protected override Task DoAsync(CancellationToken ct) => TrimAsync(ct);

    private async Task<int> RemoveAsync(ITrim trim, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        var removed = await trim.RemoveAsync(db, Clock.GetUtcNow(), Batch, ct);
        if (removed > 0)
            log.LogInformation("{Count} {What} have been removed", removed, trim.What);
        return removed;
    }
}
