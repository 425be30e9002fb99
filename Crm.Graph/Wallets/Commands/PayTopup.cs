using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;
using Crm.Graph.Wallets.Payments;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>
/// Pays a top-up that is due: claims it, has it charged outside of every transaction, and credits it. A server that stops anywhere in
/// between leaves a claim behind that runs out, and the same charge is asked for again by its id.
/// </summary>
internal sealed class PayTopup(Work work, IPaymentGateway gateway, TimeProvider clock, ILogger<PayTopup> log)
{
    public async Task RunAsync(Guid topupId, Caller caller, CancellationToken ct)
    {
        var claimed = await work.RunAsync(new Claim(clock), topupId, caller, ct);
        if (!claimed.Succeeded || claimed.Value is not { } charge)
            return;
        PaymentOutcome outcome;
        try
        {
            outcome = await gateway.ChargeAsync(charge, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "The top-up {Topup} of tenant {Tenant} could not be charged", topupId, caller.TenantId);
            outcome = new(null, "The payment gateway could not be reached.");
        }
        // What was charged is credited, even by a server that is about to stop.
        var settled = await work.RunAsync(new Settle(clock), (topupId, outcome), caller, CancellationToken.None);
        if (settled.Succeeded && settled.Value)
            await gateway.RefundAsync(topupId, CancellationToken.None);
    }

    private static async Task<(WalletTopup Topup, Wallet Wallet)?> FindAsync(CrmDb db, Guid id, CancellationToken ct)
    {
        var walletId = await db.Set<WalletTopup>().Where(t => t.Id == id).Select(t => (Guid?)t.WalletId).SingleOrDefaultAsync(ct);
        if (walletId is not { } of)
            return null;
        var wallet = (await db.RequireWalletAsync(of, null, ct)).Value;
        return (await db.Set<WalletTopup>().SingleAsync(t => t.Id == id, ct), wallet);
    }

    /// <summary>Null when there is nothing to charge: somebody else works on it, it is done with, or the wallet would not take it.</summary>
    private sealed class Claim(TimeProvider clock) : ICommand<Guid, PaymentCharge?>
    {
        public async Task<Result<PaymentCharge?>> HandleAsync(Guid input, CrmDb db, CancellationToken ct)
        {
            if (await FindAsync(db, input, ct) is not var (topup, wallet))
                return (PaymentCharge?)null;
            var here = db.Setting(clock);
            if (!topup.Claim(here.Now))
                return (PaymentCharge?)null;
            if (wallet.Refuses(topup, await db.UsedAsync(wallet, WalletTransactionType.Topup, here.Today, ct)) is { } refusal)
            {
                topup.GiveUp(refusal.Message);
                return (PaymentCharge?)null;
            }
            return new PaymentCharge(topup.Id, topup.Amount, topup.Currency, topup.PaymentMethod);
        }
    }

    /// <summary>Answers whether the charge has to be given back.</summary>
    private sealed class Settle(TimeProvider clock) : ICommand<(Guid Id, PaymentOutcome Outcome), bool>
    {
        public async Task<Result<bool>> HandleAsync((Guid Id, PaymentOutcome Outcome) input, CrmDb db, CancellationToken ct)
        {
            if (await FindAsync(db, input.Id, ct) is not var (topup, wallet) || topup.State != TopupState.Pending)
                return false;
            var here = db.Setting(clock);
            if (input.Outcome.PaymentId is not { } paymentId)
            {
                topup.Fail(input.Outcome.Declined ?? "The payment was declined.", here.Now);
                return false;
            }
            await db.LoadExpiredAsync(wallet, here.Today, ct);
            var posted = wallet.Post(topup, await db.UsedAsync(wallet, WalletTransactionType.Topup, here.Today, ct), here);
            if (posted.Refused(out var errors))
                topup.GiveUp(errors[0].Message);
            else
                topup.Pay(paymentId);
            return !posted.Succeeded;
        }
    }
}
