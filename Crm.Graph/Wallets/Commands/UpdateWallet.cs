using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets.Commands;

/// <summary>Changes of a wallet: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The wallet, by its id or code.</param>
/// <param name="MinimumBalance">How much a debit has to leave in the wallet; null is 0.</param>
/// <param name="LimitRules">All the limit rules from now on, at most 20.</param>
/// <param name="AutoTopup">How it is topped up by itself when little is left in it; null ends that.</param>
/// <param name="TermedTopup">How it is topped up on certain days, the first time on the next one that fits; null ends that.</param>
/// <param name="ExpectedVersion">The version of the wallet that the change was made for.</param>
public sealed record UpdateWalletInput(
    RecordId Id,
    Optional<decimal?> MinimumBalance = default,
    Optional<IReadOnlyList<LimitRuleInput>> LimitRules = default,
    Optional<AutoTopupInput> AutoTopup = default,
    Optional<TermedTopupInput> TermedTopup = default,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a wallet's minimum balance, its limits and how it is topped up.</summary>
internal sealed class UpdateWallet(TimeProvider clock) : ICommand<UpdateWalletInput, Wallet>
{
    public async Task<Result<Wallet>> HandleAsync(UpdateWalletInput input, CrmDb db, CancellationToken ct)
    {
        var wallet = await db.RequireWalletAsync(input.Id, input.ExpectedVersion, ct);
        if (wallet.Refused(out var errors))
            return errors;
        var rules = input.LimitRules.IsGiven ? LimitRuleInput.Read(input.LimitRules.Value) ?? [] : null;
        return wallet.Value.Change(
            new(input.MinimumBalance, rules, AutoTopupInput.Read(input.AutoTopup), TermedTopupInput.Read(input.TermedTopup)), db.Setting(clock));
    }
}
