using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// The log, to be read. It answers whoever asks about the tenant that they name: who may see what is for the one who asks.
/// </summary>
public sealed class EventLog(DbContexts contexts)
{
    /// <summary>Events behind a place, in order; none when there are none yet. Where the first is not the next one, what lies between was trimmed.</summary>
    public async Task<IReadOnlyList<LogEvent>> ReadAsync(int tenantId, long after, int limit, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await db.Set<LogEvent>().Where(e => e.TenantId == tenantId && e.Sequence > after).OrderBy(e => e.Sequence).Take(limit).ToListAsync(ct);
    }

    /// <summary>From where to where the log goes.</summary>
    public async Task<LogBounds> BoundsAsync(int tenantId, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        // The end first: events that are added meanwhile must not lie outside.
        var newest = await db.Set<EventSequence>().Where(s => s.TenantId == tenantId).Select(s => s.LastSequence).SingleOrDefaultAsync(ct);
        var oldest = await db.Set<LogEvent>().Where(e => e.TenantId == tenantId).OrderBy(e => e.Sequence).Select(e => (long?)e.Sequence).FirstOrDefaultAsync(ct);
        return new(oldest ?? newest + 1, newest);
    }

    /// <summary>The end of the log: behind the newest event.</summary>
    internal async Task<EventPlace> EndAsync(int tenantId, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        var end = await db.Set<EventSequence>().Where(s => s.TenantId == tenantId).Select(s => new
        {
            s.LastSequence,
            Id = db.Set<LogEvent>().Where(e => e.TenantId == tenantId && e.Sequence == s.LastSequence).Select(e => (Guid?)e.Id).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        return end is null ? default : new(end.LastSequence, end.Id ?? Guid.Empty);
    }

    /// <summary>The last number of every tenant that has a log.</summary>
    internal async Task<IReadOnlyDictionary<int, long>> HeadsAsync(CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await db.Set<EventSequence>().ToDictionaryAsync(s => s.TenantId, s => s.LastSequence, ct);
    }
}

/// <summary>From where to where a log goes.</summary>
/// <param name="Oldest">The oldest event that is kept; one more than the newest when there is none.</param>
/// <param name="Newest">The newest event; 0 when there is none yet.</param>
public readonly record struct LogBounds(long Oldest, long Newest)
{
    /// <summary>Whether who has read up to this place has missed events that are no longer kept.</summary>
    public bool HasGap(long after) => after + 1 < Oldest;
}
