using Crm.Graph.Kernel.Events.Consumers;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Upkeep;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Removes events that have been kept long enough: from the beginning of a log and without holes, so that where it begins says what is
/// missing. In small transactions with rests in between, because others want to write; never the newest, never what a consumer has yet to see.
/// </summary>
internal sealed class EventTrim(
    DbContexts contexts, WriteGate gate, TimeProvider clock, IOptions<EventOptions> options, IEnumerable<IEventConsumer> consumers, ILogger<EventTrim> log)
    : PeriodicService(TimeSpan.FromMinutes(10), clock, log)
{
    /// <summary>How many events one transaction removes at most.</summary>
    internal const int Batch = 1_000;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly string[] _consumers = [.. consumers.Select(c => c.Name)];

    protected override string Failure => "Old events could not be removed";

    /// <summary>Removes all that is due, and answers how many events that were.</summary>
    internal async Task<int> TrimAsync(CancellationToken ct)
    {
        var removed = 0;
        foreach (var (tenantId, newest) in await HeadsAsync(ct))
        {
            var some = await TrimAsync(tenantId, newest, ct);
            removed += some;
            while (some == Batch)
            {
                await Task.Delay(Rest, Clock, ct);
                some = await TrimAsync(tenantId, newest, ct);
                removed += some;
            }
        }
        return removed;
    }

    protected override async Task DoAsync(CancellationToken ct)
    {
        if (await TrimAsync(ct) is > 0 and var removed)
            log.LogInformation("{Count} events were older than {Days} days and have been removed", removed, options.Value.KeepFor.TotalDays);
    }

    private async Task<List<(int TenantId, long Newest)>> HeadsAsync(CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        var heads = await db.Set<EventSequence>().OrderBy(s => s.TenantId).Select(s => new { s.TenantId, s.LastSequence }).ToListAsync(ct);
        return [.. heads.Select(h => (h.TenantId, h.LastSequence))];
    }

    private async Task<int> TrimAsync(int tenantId, long newest, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        var oldest = await db.Set<LogEvent>().Where(e => e.TenantId == tenantId).OrderBy(e => e.Sequence).Take(Batch)
            .Select(e => new { e.Sequence, e.OccurredOn }).ToListAsync(ct);
        var seen = await SeenAsync(db, tenantId, ct);
        var limit = Clock.GetUtcNow() - options.Value.KeepFor;
        var due = oldest.TakeWhile(e => e.OccurredOn < limit && e.Sequence < newest && e.Sequence <= seen).ToList();
        if (due.Count == 0)
            return 0;
        var last = due[^1].Sequence;
        using var turn = await gate.EnterAsync(ct);
        return await db.Set<LogEvent>().Where(e => e.TenantId == tenantId && e.Sequence <= last).ExecuteDeleteAsync(ct);
    }

    /// <summary>Up to where all consumers have come.</summary>
    private async Task<long> SeenAsync(CrmDb db, int tenantId, CancellationToken ct)
    {
        if (_consumers.Length == 0)
            return long.MaxValue;
        var positions = await db.Set<ConsumerPosition>().Where(p => p.TenantId == tenantId && _consumers.Contains(p.Consumer)).Select(p => p.Position).ToListAsync(ct);
        return positions.Count == _consumers.Length ? positions.Min() : 0;
    }
}
