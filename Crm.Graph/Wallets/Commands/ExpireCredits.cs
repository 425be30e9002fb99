using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Wallets.Commands;

/// <summary>A wallet in which something has expired.</summary>
internal sealed record ExpireCreditsInput(Guid WalletId);

/// <summary>Posts what has expired in a wallet, a bounded number of credits at a time, and answers how many. Whoever comes second finds nothing.</summary>
internal sealed class ExpireCredits(TimeProvider clock) : ICommand<ExpireCreditsInput, int>
{
    private const int Most = 100;

    public async Task<Result<int>> HandleAsync(ExpireCreditsInput input, CrmDb db, CancellationToken ct)
    {
        var wallet = await db.RequireWalletAsync(input.WalletId, null, ct);
        if (wallet.Refused(out var errors))
            return errors;
        var here = db.Setting(clock);
        await db.LoadExpiredAsync(wallet.Value, here.Today, ct, Most);
        return wallet.Value.Expire(here);
    }
}
