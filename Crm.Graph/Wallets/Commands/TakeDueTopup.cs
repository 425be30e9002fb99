using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Wallets.Commands;

/// <summary>A wallet whose termed top-up may be due.</summary>
internal sealed record TakeDueTopupInput(Guid WalletId);

/// <summary>Notes the termed top-up of a wallet that is due, and sets the next day. The day is taken under the wallet's lock, and its row is unique.</summary>
internal sealed class TakeDueTopup(TimeProvider clock) : ICommand<TakeDueTopupInput, bool>
{
    public async Task<Result<bool>> HandleAsync(TakeDueTopupInput input, CrmDb db, CancellationToken ct)
    {
        var wallet = await db.RequireWalletAsync(input.WalletId, null, ct);
        if (wallet.Refused(out var errors))
            return errors;
        if (wallet.Value.TakeDueTopup(db.Setting(clock)) is not { } topup)
            return false;
        db.Add(topup);
        return true;
    }
}
