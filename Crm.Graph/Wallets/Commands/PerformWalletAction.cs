using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>What is done with a wallet.</summary>
/// <param name="Id">The wallet, by its id or code.</param>
/// <param name="Action">What is done.</param>
/// <param name="WriteOff">With TERMINATE only: true writes off what is in the wallet, a debt too; otherwise money in it keeps it from being terminated.</param>
/// <param name="ExpectedVersion">The version of the wallet that this was meant for.</param>
public sealed record PerformWalletActionInput(RecordId Id, WalletAction Action, bool WriteOff = false, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Terminates a wallet, or makes it effective again where its account has no other one by now.</summary>
internal sealed class PerformWalletAction(TimeProvider clock) : ICommand<PerformWalletActionInput, Wallet>
{
    public async Task<Result<Wallet>> HandleAsync(PerformWalletActionInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireWalletAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var wallet = found.Value;
        if (input.Action == WalletAction.Reactivate)
            return await ReactivateAsync(wallet, input, db, ct);
        await db.LoadAllFundsAsync(wallet, ct);
        var pockets = await db.Set<CommerceBalance>().Include(b => b.SpendCondition).Where(b => b.WalletId == wallet.Id).ToListAsync(ct);
        return wallet.Terminate(input.WriteOff, pockets, db.Setting(clock));
    }

    private static async Task<Result<Wallet>> ReactivateAsync(Wallet wallet, PerformWalletActionInput input, CrmDb db, CancellationToken ct)
    {
        if (input.WriteOff)
            return WalletErrors.WriteOffOnlyOnTermination();
        if (wallet.State == WalletState.Terminated && await db.Set<Wallet>().AnyAsync(w => w.EffectiveOfAccountId == wallet.AccountId, ct))
            return WalletErrors.HasOne(await db.Set<Accounts.Model.Account>().SingleAsync(a => a.Id == wallet.AccountId, ct), "id");
        return wallet.Reactivate();
    }
}
