using System.Globalization;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>What the use cases of wallets look up.</summary>
internal static class WalletLookups
{
    /// <summary>How many credits are loaded at first, and then at a time: most debits need one or two.</summary>
    private const int Few = 3;
    private const int Some = 50;

    /// <summary>How many journals are added up by the database: as many of the largest still are what each one can add.</summary>
    private const int MostAdded = 500;

    /// <summary>A wallet with its rules. Nobody else moves it until this transaction ends: its credits are read behind that lock.</summary>
    public static Task<Result<Wallet>> RequireWalletAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct, params string[] path)
        => db.RequireAsync<Wallet>(id, expectedVersion, ct, q => q.Include(w => w.LimitRules), path);

    /// <summary>Loads what has expired since somebody last looked.</summary>
    /// <param name="most">How many credits at most.</param>
    public static Task LoadExpiredAsync(this CrmDb db, Wallet wallet, DateOnly today, CancellationToken ct, int most = int.MaxValue)
        => Unspent(db, wallet).Where(c => c.LastDay < today).OrderBy(c => c.LastDay).ThenBy(c => c.Id).Take(most).LoadAsync(ct);

    /// <summary>Loads what is valid of the open balance, or of a part of the commerce balance, in the order in which it is spent: as much as an amount needs.</summary>
    /// <param name="pending">Whether what is not valid yet is loaded where the rest is not enough.</param>
    public static async Task LoadFundsAsync(this CrmDb db, Wallet wallet, Guid? pocketId, decimal amount, bool pending, DateOnly today, CancellationToken ct)
    {
        var of = Unspent(db, wallet).Where(c => c.CommerceBalanceId == pocketId && c.LastDay >= today).OrderBy(c => c.LastDay).ThenBy(c => c.Id);
        var left = await LoadAsync(of.Where(c => c.ValidFrom <= today), amount, ct);
        if (left > 0 && pending)
            await LoadAsync(of.Where(c => c.ValidFrom > today), left, ct);
    }

    public static Task LoadAllFundsAsync(this CrmDb db, Wallet wallet, CancellationToken ct) => Unspent(db, wallet).LoadAsync(ct);

    /// <summary>The part of a wallet's commerce balance that a spend condition is about; a new one where there is none yet.</summary>
    public static async Task<CommerceBalance?> PocketAsync(this CrmDb db, Wallet? wallet, RecordId? conditionId, Problems problems, CancellationToken ct)
    {
        if (conditionId is not { } id)
            return null;
        // Without a lock: of those who spend under one condition nobody waits for another.
        var condition = Guid.TryParse(id.Value, out var guid)
            ? await db.Set<SpendCondition>().Include(c => c.Organisations).Include(c => c.Products).Include(c => c.Timings).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == guid, ct)
            : null;
        if (condition is null)
            problems.Add(WalletErrors.ConditionNotFound(id));
        if (condition is null || wallet is null)
            return null;
        return await db.Set<CommerceBalance>().SingleOrDefaultAsync(b => b.WalletId == wallet.Id && b.SpendConditionId == condition.Id, ct)
            ?? db.Add(new CommerceBalance(wallet, condition)).Entity;
    }

    public static Task<Result<SpendCondition>> RequireConditionAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct, params string[] path)
        => db.RequireAsync<SpendCondition>(id, expectedVersion, ct, q => q.Include(c => c.Organisations).Include(c => c.Products).Include(c => c.Timings).AsSplitQuery(), path);

    /// <summary>What of the periods of a wallet's rules was used already, of the rules that count a transaction type. What was taken back does not count.</summary>
    public static async Task<Func<LimitRule, LimitUse>> UsedAsync(this CrmDb db, Wallet wallet, WalletTransactionType type, DateOnly today, CancellationToken ct)
    {
        var used = new Dictionary<Guid, LimitUse>();
        foreach (var rule in wallet.LimitRules.Where(r => r.Types.Contains(type)))
        {
            var (from, types) = (rule.StartOf(today), rule.Types);
            var counted = db.Set<WalletJournal>().Where(j => j.WalletId == wallet.Id && j.PostedDay >= from && types.Contains(j.TransactionType)
                && !db.Set<WalletJournal>().Any(r => r.ReversesId == j.Id));
            // In groups that a database can add up whatever the amounts are (ADR 5).
            var sums = await counted.GroupBy(j => j.Number / MostAdded).Select(g => new { Amount = g.Sum(j => j.Amount), Number = g.Count() }).ToListAsync(ct);
            used[rule.Id] = new(sums.Sum(s => s.Amount), sums.Sum(s => s.Number));
        }
        return rule => used[rule.Id];
    }

    /// <summary>The next code by rule that nobody has chosen for a wallet of their own.</summary>
    public static async Task<string> NextWalletCodeAsync(this CrmDb db, CancellationToken ct)
    {
        while (true)
        {
            var next = await db.NextAsync("wallet", ct);
            var code = "WA" + next.ToString("D8", CultureInfo.InvariantCulture);
            if (!await db.IsTakenAsync<Wallet>(nameof(Wallet.Code), code, Guid.Empty, ct))
                return code;
        }
    }

    private static IQueryable<WalletCredit> Unspent(CrmDb db, Wallet wallet) => db.Set<WalletCredit>()
        .Include(c => c.CommerceBalance!.SpendCondition).Where(c => c.WalletId == wallet.Id && !c.IsSpent);

    /// <summary>Answers what of the amount they do not cover.</summary>
    private static async Task<decimal> LoadAsync(IQueryable<WalletCredit> credits, decimal amount, CancellationToken ct)
    {
        for (var (skip, most) = (0, Few); amount > 0; (skip, most) = (skip + most, Some))
        {
            var loaded = await credits.Skip(skip).Take(most).ToListAsync(ct);
            amount -= loaded.Sum(c => c.Remaining);
            if (loaded.Count < most)
                break;
        }
        return amount;
    }
}
