using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Commands;

/// <summary>The server itself as a caller for a tenant, for what it does without anybody asking.</summary>
internal sealed class SystemCallers(DbContexts contexts)
{
    /// <summary>How many records are looked up at a time.</summary>
    private const int Batch = 100;

    /// <summary>Null when there is no such tenant, or its organisation is suspended or deleted: nothing is done for those.</summary>
    public async Task<Caller?> FindAsync(int tenantId, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        var organisation = await db.AnyOrganisations().Include(o => o.Tenants).SingleOrDefaultAsync(o => o.Tenants.Any(t => t.Id == tenantId), ct);
        if (organisation is not { IsOpen: true })
            return null;
        var actor = await db.Set<Actor>().IgnoreQueryFilters().Where(a => a.OrganisationId == organisation.Id && a.Kind == ActorKind.System)
            .OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(ct);
        return SystemCaller.Of(organisation, actor, organisation.Tenants.Single(t => t.Id == tenantId).Mode);
    }

    /// <summary>The tenants that have something to do, as callers. It takes one statement when nobody has.</summary>
    /// <param name="tenants">Whose rows these are, of all tenants; each may come several times.</param>
    public async IAsyncEnumerable<Caller> WithAsync(Func<CrmDb, IQueryable<int>> tenants, [EnumeratorCancellation] CancellationToken ct)
    {
        List<int> found;
        await using (var db = contexts.ForNobody())
            found = await tenants(db).Distinct().ToListAsync(ct);
        foreach (var tenant in found)
        {
            if (await FindAsync(tenant, ct) is { } caller)
                yield return caller;
        }
    }

    /// <summary>
    /// Does something to each record that is due, tenant by tenant and in batches, until there is no more or nothing comes of it. It takes one statement when
    /// nothing is due. Answers what came of it altogether.
    /// </summary>
    /// <param name="tenants">Whose records are due, of all tenants; each may come several times.</param>
    /// <param name="due">The records of one of them, in order.</param>
    /// <param name="act">Answers what came of it.</param>
    public async Task<int> EachAsync(Func<CrmDb, IQueryable<int>> tenants, Func<CrmDb, Caller, IQueryable<Guid>> due, Func<Guid, Caller, Task<int>> act, CancellationToken ct)
    {
        var count = 0;
        await foreach (var caller in WithAsync(tenants, ct))
        {
            int before;
            do
            {
                before = count;
                List<Guid> ids;
                await using (var db = contexts.For(caller))
                    ids = await due(db, caller).Take(Batch).ToListAsync(ct);
                foreach (var id in ids)
                    count += await act(id, caller);
            }
            while (count > before);
        }
        return count;
    }
}
