using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>
/// What wallets need that nobody asks for: what has expired is posted, top-ups of the day are noted and paid, and at night the books are
/// looked at. Every step is safe beside the same one of another server.
/// </summary>
internal sealed class WalletUpkeep(
    DbContexts contexts, Work work, SystemCallers callers, ExpireCredits expire, TakeDueTopup take, PayTopup pay, ReconcileWallets books, TimeProvider clock, ILogger<WalletUpkeep> log)
{
    /// <summary>How many wallets or top-ups are looked up at a time.</summary>
    private const int Batch = 100;

    /// <summary>The hour of the organisation's day from which the books of the day before are looked at.</summary>
    private const int Night = 2;

    /// <summary>Posts what has expired, and answers how many credits that were.</summary>
    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var count = 0;
        // Where it is latest the next day has begun 14 hours before; what is due by a tenant's own day is looked up with its caller.
        var latest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(14));
        await foreach (var caller in callers.WithAsync(db => db.Set<WalletCredit>().IgnoreQueryFilters().Where(c => !c.IsSpent && c.LastDay < latest).Select(c => c.TenantId), ct))
        {
            var today = clock.Today(caller.TimeZone);
            count += await EachAsync(caller, db => db.Set<WalletCredit>().Where(c => !c.IsSpent && c.LastDay < today).Select(c => c.WalletId).Distinct(),
                async id => (await work.RunAsync(expire, new ExpireCreditsInput(id), caller, ct)).Value, ct);
        }
        return count;
    }

    /// <summary>Notes the top-ups whose day has come, and answers how many.</summary>
    public async Task<int> TakeDueAsync(CancellationToken ct)
    {
        var count = 0;
        var latest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(14));
        await foreach (var caller in callers.WithAsync(db => db.Set<Wallet>().IgnoreQueryFilters().Where(w => w.State == WalletState.Effective && w.TermedTopup.NextOn <= latest).Select(w => w.TenantId), ct))
        {
            var today = clock.Today(caller.TimeZone);
            count += await EachAsync(caller, db => db.Set<Wallet>().Where(w => w.State == WalletState.Effective && w.TermedTopup.NextOn <= today).Select(w => w.Id),
                async id => (await work.RunAsync(take, new TakeDueTopupInput(id), caller, ct)).Value ? 1 : 0, ct);
        }
        return count;
    }

    /// <summary>Pays what is to be tried now, and answers how many payments were tried.</summary>
    public async Task<int> PayAsync(CancellationToken ct)
    {
        var (count, now) = (0, clock.Now());
        await foreach (var caller in callers.WithAsync(db => db.Set<WalletTopup>().IgnoreQueryFilters().Where(t => t.State == TopupState.Pending && t.NextTryOn <= now).Select(t => t.TenantId), ct))
        {
            count += await EachAsync(caller, db => db.Set<WalletTopup>().Where(t => t.State == TopupState.Pending && t.NextTryOn <= now).Select(t => t.Id), async id =>
            {
                await pay.RunAsync(id, caller, ct);
                return 1;
            }, ct);
        }
        return count;
    }

    /// <summary>Looks at the books of those whose night it is, and answers of how many wallets they differ.</summary>
    public async Task<int> ReconcileAsync(CancellationToken ct)
    {
        var count = 0;
        await foreach (var caller in callers.WithAsync(db => db.Set<Wallet>().IgnoreQueryFilters().Select(w => w.TenantId), ct))
        {
            var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), caller.TimeZone);
            if (local.Hour < Night)
                continue;
            var found = await books.NightAsync(caller, DateOnly.FromDateTime(local.DateTime), ct);
            if (found > 0)
                log.LogError("The balances of {Count} wallets of tenant {Tenant} are not the sums of their journals", found, caller.TenantId);
            count += found;
        }
        return count;
    }

    /// <summary>Does something to each, in batches, until there is no more or nothing comes of it.</summary>
    private async Task<int> EachAsync(Caller caller, Func<CrmDb, IQueryable<Guid>> due, Func<Guid, Task<int>> act, CancellationToken ct)
    {
        for (var count = 0; ;)
        {
            List<Guid> ids;
            await using (var db = contexts.For(caller))
                ids = await due(db).OrderBy(id => id).Take(Batch).ToListAsync(ct);
            var before = count;
            foreach (var id in ids)
                count += await act(id);
            if (count == before || ids.Count == 0)
                return count;
        }
    }
}
