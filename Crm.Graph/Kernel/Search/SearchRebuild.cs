using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Search;

/// <summary>At a start: the words of all records whose declarations, or whose definition of a word, are not those of the stored ones.</summary>
internal sealed class SearchRebuild(DbContexts contexts, Catalogues catalogues, ILogger<SearchRebuild> log)
{
    private const int Batch = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = contexts.ForNobody(tracking: true);
        var states = await db.Set<SearchState>().ToDictionaryAsync(s => s.Entity, ct);
        foreach (var catalogue in catalogues.All)
        {
            if (SearchedRecord.Find(catalogues, catalogue.Entity) is not { } searched || states.GetValueOrDefault(searched.Entity)?.Version == searched.Version)
                continue;
            await (Task)GetType().GetMethod(nameof(MakeAsync), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(catalogue.Entity).Invoke(this, [db, searched, ct])!;
            if (states.TryGetValue(searched.Entity, out var state))
                state.Version = searched.Version;
            else
                db.Add(new SearchState { Entity = searched.Entity, Version = searched.Version });
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task MakeAsync<T>(CrmDb db, SearchedRecord searched, CancellationToken ct) where T : Record
    {
        var tenants = await db.Set<T>().IgnoreQueryFilters().Select(r => r.TenantId).Distinct().ToListAsync(ct);
        foreach (var tenant in tenants)
        {
            var caller = Caller.System(Guid.Empty, tenant, Guid.Empty, TimeZoneInfo.Utc, "", "");
            var (last, count) = (Guid.Empty, 0);
            while (await NextAsync<T>(caller, searched, last, ct) is { Count: > 0 } ids)
                (last, count) = (ids[^1], count + ids.Count);
            log.LogInformation("Search: the words of {Count} {Entity} records are stored", count, searched.Entity);
        }
    }

    private async Task<IReadOnlyList<Guid>> NextAsync<T>(Caller caller, SearchedRecord searched, Guid last, CancellationToken ct) where T : Record
    {
        await using var db = contexts.For(caller);
        var rows = db.Set<T>().Where(r => r.Id.CompareTo(last) > 0).OrderBy(r => r.Id).Take(Batch);
        rows = searched.Navigations.Aggregate(rows, (query, navigation) => query.Include(navigation));
        var records = await rows.ToListAsync(ct);
        var ids = records.ConvertAll(r => r.Id);
        if (ids.Count == 0)
            return ids;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<SearchEntry>().Where(e => ids.Contains(e.Id)).ExecuteDeleteAsync(ct);
        db.AddRange(records.Select(searched.EntryOf));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ids;
    }
}
