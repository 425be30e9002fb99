using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Kernel.Search;

/// <summary>Keeps the words of records with them, in one transaction: of what is saved only those entries are looked at whose texts may have changed.</summary>
internal sealed class SearchRecorder : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (CrmDb)eventData.Context!;
        var tracker = db.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;
        // The stamps before this one have detected what changed.
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            await RecordAsync(db, Touched(db), cancellationToken);
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
        return result;
    }

    private static List<(EntityEntry Entry, SearchedRecord Searched)> Touched(CrmDb db)
    {
        var entries = db.ChangeTracker.Entries().Where(e => e.State is not (EntityState.Unchanged or EntityState.Detached)).ToList();
        var parts = entries.Where(e => e.Entity is IPart).ToLookup(e => ((IPart)e.Entity).OwnerId);
        return [.. entries.Where(e => e.Entity is Record)
            .Select(e => (Entry: e, Searched: SearchedRecord.Find(db.Catalogues, e.Metadata.ClrType)!))
            .Where(r => r.Searched is not null && parts[((Record)r.Entry.Entity).Id].Prepend(r.Entry).Any(r.Searched.IsTouchedBy))];
    }

    private static async Task RecordAsync(CrmDb db, List<(EntityEntry Entry, SearchedRecord Searched)> touched, CancellationToken ct)
    {
        var old = touched.Where(t => t.Entry.State != EntityState.Added).ToList();
        foreach (var (entry, searched) in old)
            foreach (var list in searched.Navigations.Select(n => entry.Collection(n)).Where(l => !l.IsLoaded))
                await list.LoadAsync(ct);
        var ids = old.Select(o => ((Record)o.Entry.Entity).Id).ToArray();
        var known = ids.Length == 0 ? [] : await db.Set<SearchEntry>().AsTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        foreach (var (entry, searched) in touched)
        {
            var record = (Record)entry.Entity;
            var words = searched.TextOf(record);
            if (!known.TryGetValue(record.Id, out var stored))
                db.Add(searched.EntryOf(record));
            else if (stored.Text != words)
                stored.Text = words;
        }
    }
}
