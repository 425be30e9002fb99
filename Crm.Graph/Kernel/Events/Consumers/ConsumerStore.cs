using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Events.Consumers;

/// <summary>A consumer's work for one tenant.</summary>
internal readonly record struct Duty(string Consumer, int TenantId);

/// <summary>
/// Where consumers stand, in the database. Who works on something holds a lease on it, and every step forward is taken only by the one who
/// still holds it: a server that was believed dead and wakes up again can no longer do harm.
/// </summary>
internal sealed class ConsumerStore(DbContexts contexts, WriteGate gate, TimeProvider clock)
{
    /// <summary>Makes known which consumers there are. One that is new begins at the ends of the logs, an old one at the beginning of those that are new.</summary>
    public async Task RegisterAsync(IReadOnlyCollection<string> consumers, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody(tracking: true);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Of several servers that start at once, each must see what the one before has made known.
        await db.LockAsync("event consumers", ct);
        var heads = await db.Set<EventSequence>().AsNoTracking().ToListAsync(ct);
        var known = await db.Set<ConsumerPosition>().AsNoTracking().Where(p => consumers.Contains(p.Consumer)).Select(p => new { p.Consumer, p.TenantId }).ToListAsync(ct);
        var rows = known.Select(k => new Duty(k.Consumer, k.TenantId)).ToHashSet();
        foreach (var consumer in consumers)
        {
            var isNew = !rows.Contains(new(consumer, ConsumerPosition.NoTenant));
            if (isNew)
                db.Add(new ConsumerPosition { Consumer = consumer, TenantId = ConsumerPosition.NoTenant });
            foreach (var head in heads.Where(h => !rows.Contains(new(consumer, h.TenantId))))
                db.Add(new ConsumerPosition { Consumer = consumer, TenantId = head.TenantId, Position = isNew ? head.LastSequence : 0 });
        }
        if (!db.ChangeTracker.HasChanges())
            return;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>What there is to do that nobody does: events behind the position, or parked ones that are to be tried again.</summary>
    public async Task<IReadOnlyList<Duty>> DueAsync(IReadOnlyCollection<string> consumers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = contexts.ForNobody();
        var free = db.Set<ConsumerPosition>().Where(p => consumers.Contains(p.Consumer) && (p.LeaseUntil == null || p.LeaseUntil < now));
        var behind = await free.Join(db.Set<EventSequence>(), p => p.TenantId, s => s.TenantId, (p, s) => new { p.Consumer, p.TenantId, p.Position, s.LastSequence })
            .Where(p => p.Position < p.LastSequence).Select(p => new { p.Consumer, p.TenantId }).ToListAsync(ct);
        var parked = await free.Where(p => db.Set<ParkedEvent>().Any(q => q.Consumer == p.Consumer && q.TenantId == p.TenantId && q.NextTry <= now))
            .Select(p => new { p.Consumer, p.TenantId }).ToListAsync(ct);
        return [.. behind.Concat(parked).Select(d => new Duty(d.Consumer, d.TenantId)).Distinct()];
    }

    /// <summary>The tenants whose log somebody began since the consumers were made known.</summary>
    public async Task<bool> HasNewTenantsAsync(IReadOnlyCollection<string> consumers, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await db.Set<EventSequence>().AnyAsync(
            s => db.Set<ConsumerPosition>().Count(p => p.TenantId == s.TenantId && consumers.Contains(p.Consumer)) < consumers.Count, ct);
    }

    /// <summary>Takes a duty over, if nobody holds it; null when somebody does. Otherwise the position to go on from.</summary>
    public async Task<long?> ClaimAsync(Duty duty, Guid owner, TimeSpan lease, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        var claimed = await Of(db, duty).Where(p => p.LeaseUntil == null || p.LeaseUntil < now)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.LeaseOwner, owner).SetProperty(x => x.LeaseUntil, now + lease), ct);
        return claimed == 0 ? null : await Of(db, duty).Select(p => p.Position).SingleAsync(ct);
    }

    /// <summary>Says that the owner still lives; false when somebody else has taken over.</summary>
    public async Task<bool> RenewAsync(Duty duty, Guid owner, TimeSpan lease, CancellationToken ct)
    {
        DateTimeOffset? until = clock.GetUtcNow() + lease;
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        return await Of(db, duty).Where(p => p.LeaseOwner == owner).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeaseUntil, until), ct) > 0;
    }

    public async Task ReleaseAsync(Duty duty, Guid owner, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        await Of(db, duty).Where(p => p.LeaseOwner == owner)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.LeaseOwner, (Guid?)null).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null), ct);
    }

    /// <summary>Goes on to another position, together with what is parked on the way; false, and nothing is stored, when the lease is lost.</summary>
    public async Task<bool> AdvanceAsync(Duty duty, Guid owner, long position, IReadOnlyCollection<ParkedEvent> parked, CancellationToken ct)
        => await StepAsync(duty, owner, db => Of(db, duty).Where(p => p.LeaseOwner == owner).ExecuteUpdateAsync(p => p.SetProperty(x => x.Position, position), ct),
            async db =>
            {
                db.AddRange(parked);
                await db.SaveChangesAsync(ct);
            }, ct);

    /// <summary>Which of some records have something parked.</summary>
    public async Task<IReadOnlySet<Guid>> WaitingAsync(Duty duty, IReadOnlyCollection<Guid> records, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return (await Parked(db, duty).Where(p => records.Contains(p.RecordId)).Select(p => p.RecordId).Distinct().ToListAsync(ct)).ToHashSet();
    }

    /// <summary>What is to be tried again: the first of each record.</summary>
    public async Task<IReadOnlyList<ParkedEvent>> ToRetryAsync(Duty duty, int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = contexts.ForNobody();
        return await Parked(db, duty).Where(p => p.NextTry <= now).OrderBy(p => p.NextTry).Take(limit).ToListAsync(ct);
    }

    /// <summary>The outcome of a further try: failed again, with when it is tried next.</summary>
    public Task<bool> FailedAgainAsync(Duty duty, Guid owner, ParkedEvent parked, DateTimeOffset? nextTry, string error, CancellationToken ct)
        => StepAsync(duty, owner, db => HoldAsync(db, duty, owner, ct), db => Parked(db, duty).Where(p => p.Sequence == parked.Sequence)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Tries, x => x.Tries + 1).SetProperty(x => x.NextTry, nextTry).SetProperty(x => x.LastError, error), ct), ct);

    /// <summary>The outcome of a further try: it is done with, and what waited behind it is next.</summary>
    public Task<bool> UnparkAsync(Duty duty, Guid owner, ParkedEvent parked, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return StepAsync(duty, owner, db => HoldAsync(db, duty, owner, ct), async db =>
        {
            await Parked(db, duty).Where(p => p.Sequence == parked.Sequence).ExecuteDeleteAsync(ct);
            var next = await Parked(db, duty).Where(p => p.RecordId == parked.RecordId).OrderBy(p => p.Sequence).Select(p => (long?)p.Sequence).FirstOrDefaultAsync(ct);
            if (next is { } sequence)
                await Parked(db, duty).Where(p => p.Sequence == sequence).ExecuteUpdateAsync(p => p.SetProperty(x => x.NextTry, now), ct);
        }, ct);
    }

    /// <summary>What is parked, the oldest first.</summary>
    public async Task<IReadOnlyList<ParkedEvent>> ParkedAsync(int tenantId, string consumer, long after, int limit, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await Parked(db, new(consumer, tenantId)).Where(p => p.Sequence > after).OrderBy(p => p.Sequence).Take(limit).ToListAsync(ct);
    }

    /// <summary>A change in a transaction that begins with proof of the lease, which locks the row: nobody takes over in the middle.</summary>
    private async Task<bool> StepAsync(Duty duty, Guid owner, Func<CrmDb, Task<int>> prove, Func<CrmDb, Task> change, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody(tracking: true);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await prove(db) == 0)
            return false;
        await change(db);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static Task<int> HoldAsync(CrmDb db, Duty duty, Guid owner, CancellationToken ct)
        => Of(db, duty).Where(p => p.LeaseOwner == owner).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeaseOwner, (Guid?)owner), ct);

    private static IQueryable<ConsumerPosition> Of(CrmDb db, Duty duty)
        => db.Set<ConsumerPosition>().Where(p => p.Consumer == duty.Consumer && p.TenantId == duty.TenantId);

    private static IQueryable<ParkedEvent> Parked(CrmDb db, Duty duty)
        => db.Set<ParkedEvent>().Where(p => p.Consumer == duty.Consumer && p.TenantId == duty.TenantId).AsNoTracking();
}
