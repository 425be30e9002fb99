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
}
