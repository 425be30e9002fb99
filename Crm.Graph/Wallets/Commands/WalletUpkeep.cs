using Crm.Graph.Kernel.Domain;
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
    Work work, SystemCallers callers, ExpireCredits expire, TakeDueTopup take, PayTopup pay, ReconcileWallets books, TimeProvider clock, ILogger<WalletUpkeep> log)
{
    /// <summary>The hour of the organisation's day from which the books of the day before are looked at.</summary>
    private const int Night = 2;

    /// <summary>Posts what has expired, and answers how many credits that were.</summary>
    public Task<int> ExpireAsync(CancellationToken ct)
    {
        var latest = Latest();
        return callers.EachAsync(
            db => db.Set<WalletCredit>().IgnoreQueryFilters().Where(c => !c.IsSpent && c.LastDay < latest).Select(c => c.TenantId),
            (db, caller) =>
            {
                var today = clock.Today(caller.TimeZone);
                return db.Set<WalletCredit>().Where(c => !c.IsSpent && c.LastDay < today).Select(c => c.WalletId).Distinct().OrderBy(id => id);
            },
            async (id, caller) => (await work.RunAsync(expire, new ExpireCreditsInput(id), caller, ct)).Value, ct);
    }

    /// <summary>Notes the top-ups whose day has come, and answers how many.</summary>
    public Task<int> TakeDueAsync(CancellationToken ct)
    {
        var latest = Latest();
        return callers.EachAsync(
            db => db.Set<Wallet>().IgnoreQueryFilters().Where(w => w.State == WalletState.Effective && w.TermedTopup.NextOn <= latest).Select(w => w.TenantId),
            (db, caller) =>
            {
                var today = clock.Today(caller.TimeZone);
                return db.Set<Wallet>().Where(w => w.State == WalletState.Effective && w.TermedTopup.NextOn <= today).Select(w => w.Id).OrderBy(id => id);
            },
            async (id, caller) => (await work.RunAsync(take, new TakeDueTopupInput(id), caller, ct)).Value ? 1 : 0, ct);
    }

    /// <summary>Pays what is to be tried now, and answers how many payments were tried.</summary>
    public Task<int> PayAsync(CancellationToken ct)
    {
        var now = clock.Now();
        return callers.EachAsync(
            db => db.Set<WalletTopup>().IgnoreQueryFilters().Where(t => t.State == TopupState.Pending && t.NextTryOn <= now).Select(t => t.TenantId),
            (db, _) => db.Set<WalletTopup>().Where(t => t.State == TopupState.Pending && t.NextTryOn <= now).Select(t => t.Id).OrderBy(id => id),
            async (id, caller) =>
            {
                await pay.RunAsync(id, caller, ct);
                return 1;
            }, ct);
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

    /// <summary>Where it is latest the next day has begun 14 hours before; what is due by a tenant's own day is looked up with its caller.</summary>
    private DateOnly Latest() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(14));
}
