using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>Which journal is taken back.</summary>
/// <param name="Id">The journal: a credit, a debit or a top-up that has not been reversed.</param>
/// <param name="Description">Why, at most 400 characters.</param>
/// <param name="AllowNegative">Lets the reversal of a credit that has been spent already go below the minimum balance, and the open balance below zero.</param>
public sealed record ReverseWalletJournalInput(RecordId Id, string? Description = null, bool AllowNegative = false);

/// <summary>
/// Takes a journal back by another one. What a debit had taken returns with the time in which it can be spent; what a credit had brought leaves, if it
/// is still there. It does not count towards limits, and no payment is given back.
/// </summary>
internal sealed class ReverseWalletJournal(TimeProvider clock) : ICommand<ReverseWalletJournalInput, WalletJournal>
{
    public async Task<Result<WalletJournal>> HandleAsync(ReverseWalletJournalInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var walletId = Guid.TryParse(input.Id.Value, out var id)
            ? await db.Set<WalletJournal>().Where(j => j.Id == id).Select(j => (Guid?)j.WalletId).SingleOrDefaultAsync(ct)
            : null;
        if (walletId is not { } of)
            return WalletErrors.JournalNotFound(input.Id);
        // Behind the lock on its wallet: whether somebody has reversed it is settled then.
        var wallet = (await db.RequireWalletAsync(of, null, ct)).Value;
        var here = db.Setting(clock);
        var journal = await db.Set<WalletJournal>().Include(j => j.ReversedBy).Include(j => j.CommerceBalance!.SpendCondition)
            .Include(j => j.Uses).ThenInclude(u => u.Credit).AsSplitQuery().SingleAsync(j => j.Id == id, ct);
        var description = problems.Text(input.Description, "description");
        if (problems.Any)
            return problems.All;
        await db.LoadExpiredAsync(wallet, here.Today, ct);
        if (journal.Type == WalletJournalType.Credit)
        {
            await db.Set<WalletCredit>().Where(c => c.JournalId == journal.Id).LoadAsync(ct);
            await db.LoadFundsAsync(wallet, journal.CommerceBalanceId, journal.Amount, input.AllowNegative, here.Today, ct);
        }
        return wallet.Reverse(journal, description, input.AllowNegative, here);
    }
}
