using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>A balance that is not what it is made of.</summary>
internal sealed record BalanceDifference(Guid WalletId, Guid? SpendConditionId, WalletBalanceKind Of, decimal Stored, decimal Journals, decimal Credits);

/// <summary>Compares stored balances with what they are made of: each by one statement, so that nothing is posted between the two sides.</summary>
internal sealed class ReconcileWallets(DbContexts contexts, Work work)
{
    private const int Most = 1_000;

    public async Task<IReadOnlyList<BalanceDifference>> FindAsync(Caller caller, RecordId? wallet, CancellationToken ct)
    {
        await using var db = contexts.For(caller);
        var wallets = db.Set<Wallet>().AsQueryable();
        if (wallet is { } id)
        {
            if (Records.ById<Wallet>(db.Catalogues, id) is not { } condition)
                return [];
            wallets = wallets.Where(condition);
        }
        var open = await wallets.OrderBy(w => w.Id).Select(w => new
        {
            w.Id,
            Stored = w.OpenBalance,
            Journals = w.Journals.Where(j => j.CommerceBalanceId == null).Sum(j => j.Movement),
            Credits = w.Credits.Where(c => c.CommerceBalanceId == null).Sum(c => c.Remaining),
        }).Where(w => w.Stored != w.Journals || w.Stored >= 0 && w.Credits != w.Stored || w.Stored < 0 && w.Credits != 0).Take(Most).ToListAsync(ct);
        var commerce = await wallets.OrderBy(w => w.Id).Select(w => new
        {
            w.Id,
            Stored = w.CommerceBalance,
            Journals = w.Journals.Where(j => j.CommerceBalanceId != null).Sum(j => j.Movement),
            Credits = w.Credits.Where(c => c.CommerceBalanceId != null).Sum(c => c.Remaining),
        }).Where(w => w.Stored != w.Journals || w.Stored != w.Credits).Take(Most).ToListAsync(ct);
        var pockets = await db.Set<CommerceBalance>().Where(b => wallets.Any(w => w.Id == b.WalletId)).OrderBy(b => b.Id).Select(b => new
        {
            b.WalletId,
            b.SpendConditionId,
            Stored = b.Amount,
            Journals = db.Set<WalletJournal>().Where(j => j.CommerceBalanceId == b.Id).Sum(j => j.Movement),
            Credits = b.Credits.Sum(c => c.Remaining),
        }).Where(b => b.Stored != b.Journals || b.Stored != b.Credits).Take(Most).ToListAsync(ct);
        return [.. open.Select(w => new BalanceDifference(w.Id, null, WalletBalanceKind.Open, w.Stored, w.Journals, w.Credits))
            .Concat(commerce.Select(w => new BalanceDifference(w.Id, null, WalletBalanceKind.Commerce, w.Stored, w.Journals, w.Credits)))
            .Concat(pockets.Select(b => new BalanceDifference(b.WalletId, b.SpendConditionId, WalletBalanceKind.SpendCondition, b.Stored, b.Journals, b.Credits)))
            .Take(Most)];
    }

    /// <summary>Looks at a tenant's books once a day, whichever server comes first, and has the log say of which wallets they differ.</summary>
    public async Task<int> NightAsync(Caller caller, DateOnly day, CancellationToken ct)
    {
        if (!(await work.RunAsync(new TakeWalletNight(), day, caller, ct)).Value)
            return 0;
        var wallets = (await FindAsync(caller, null, ct)).Select(d => d.WalletId).Distinct().ToList();
        foreach (var wallet in wallets)
            await work.RunAsync(new Report(), wallet, caller, ct);
        return wallets.Count;
    }

    private sealed class Report : ICommand<Guid, bool>
    {
        public async Task<Result<bool>> HandleAsync(Guid input, CrmDb db, CancellationToken ct)
        {
            (await db.RequireWalletAsync(input, null, ct)).Value.ReportDifference();
            return true;
        }
    }
}
