using Crm.Graph.Audit.Model;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Storage.Trimming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Audit.Storage;

/// <summary>Removes what the audit log has kept long enough, the oldest first. It is the only one that tells the database what may go.</summary>
internal sealed class AuditTrim(IOptions<AuditOptions> options) : ITrim
{
    public string What => "entries of the audit log";

    public async Task<int> RemoveAsync(CrmDb db, DateTimeOffset now, int most, CancellationToken ct)
    {
        var limit = now - TimeSpan.FromDays(options.Value.KeptDays);
        var entries = db.Set<AuditEntry>().IgnoreQueryFilters();
        // Ids are in the order of time, so that no index of the time is to be kept up with every change.
        var oldest = await entries.OrderBy(e => e.Id).Take(most).Select(e => new { e.Id, e.OccurredOn }).ToListAsync(ct);
        var due = oldest.Where(e => e.OccurredOn <= limit).Select(e => e.Id).ToList();
        if (due.Count == 0)
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<AuditLimit>().ExecuteUpdateAsync(set => set.SetProperty(l => l.RemovableUntil, limit), ct);
        var removed = await entries.Where(e => due.Contains(e.Id)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        return removed;
    }
}
