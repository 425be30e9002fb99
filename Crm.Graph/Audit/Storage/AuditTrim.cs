using Crm.Graph.Audit.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Audit.Storage;

/// <summary>
/// Removes what the audit log has kept long enough: the oldest first, in small transactions with rests in between, because others want to
/// write. It is the only one that tells the database what may go.
/// </summary>
internal sealed class AuditTrim(DbContexts contexts, WriteGate gate, TimeProvider clock, IOptions<AuditOptions> options, ILogger<AuditTrim> log) : BackgroundService
{
    /// <summary>How many entries one transaction removes at most.</summary>
    internal const int Batch = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    /// <summary>Removes all that is due, and answers how many entries that were.</summary>
    internal async Task<int> TrimAsync(CancellationToken ct)
    {
        var limit = clock.Now() - TimeSpan.FromDays(options.Value.KeptDays);
        var removed = await TrimAsync(limit, ct);
        for (var some = removed; some == Batch;)
        {
            await Task.Delay(Rest, clock, ct);
            some = await TrimAsync(limit, ct);
            removed += some;
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
                if (await TrimAsync(stoppingToken) is > 0 and var removed)
                    log.LogInformation("{Count} entries of the audit log were older than {Days} days and have been removed", removed, options.Value.KeptDays);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "Old entries of the audit log could not be removed; that is tried again in {Minutes} minutes", Every.TotalMinutes);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<int> TrimAsync(DateTimeOffset limit, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        var due = await db.Set<AuditEntry>().IgnoreQueryFilters().Where(e => e.OccurredOn <= limit).OrderBy(e => e.OccurredOn).Take(Batch).Select(e => e.Id).ToListAsync(ct);
        if (due.Count == 0)
            return 0;
        using var turn = await gate.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<AuditLimit>().ExecuteUpdateAsync(set => set.SetProperty(l => l.RemovableUntil, limit), ct);
        var removed = await db.Set<AuditEntry>().IgnoreQueryFilters().Where(e => due.Contains(e.Id)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        return removed;
    }
}
