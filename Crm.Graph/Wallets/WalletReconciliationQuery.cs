using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Wallets.Commands;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets;

/// <summary>Which wallets are looked at.</summary>
/// <param name="Wallet">Only this one, by its id or code; all of them when it is left out.</param>
public sealed record WalletReconciliationArguments(RecordId? Wallet = null);

/// <summary>A balance that is not what it is made of.</summary>
/// <param name="Wallet">The wallet.</param>
/// <param name="SpendCondition">The spend condition whose part of the commerce balance it is; null of the open balance, and of the commerce balance as a whole.</param>
/// <param name="Of">Which balance it is.</param>
/// <param name="Stored">The balance as it is stored.</param>
/// <param name="Journals">The sum of the journals.</param>
/// <param name="Credits">What is left of the credits; of a debt it has to be 0.</param>
public sealed record WalletDifference(
    RecordRef<Wallet> Wallet, RecordRef<SpendCondition>? SpendCondition, WalletBalanceKind Of, decimal Stored, decimal Journals, decimal Credits);

/// <summary>Compares the stored balances with the sums of the journals, and with what is left of the credits. Empty when all is well; otherwise the first 1000 differences.</summary>
internal sealed class WalletReconciliationQuery(ReconcileWallets books) : IQuery<WalletReconciliationArguments, IReadOnlyList<WalletDifference>>
{
    public async Task<Result<IReadOnlyList<WalletDifference>>> AskAsync(WalletReconciliationArguments arguments, Caller caller, CancellationToken ct)
    {
        var differences = await books.FindAsync(caller, arguments.Wallet, ct);
        return Result.Of<IReadOnlyList<WalletDifference>>([.. differences.Select(d => new WalletDifference(
            new(d.WalletId), d.SpendConditionId is { } condition ? new(condition) : null, d.Of, d.Stored, d.Journals, d.Credits))]);
    }
}
