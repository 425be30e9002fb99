using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Accounts.Commands;

/// <summary>A movement of an account's balance.</summary>
/// <param name="AccountId">The account, by its id or number.</param>
/// <param name="Type">INVOICE raises what is owed, PAYMENT lowers it, ADJUSTMENT does either; the server posts the others itself.</param>
/// <param name="Amount">The amount in the account's currency, at most 1000000000000 with at most four decimals: greater than 0 for invoices and payments, with a sign for adjustments.</param>
/// <param name="DueOn">For invoices only: the last day to pay in time; by the payment terms when left out.</param>
/// <param name="Description">What the entry is for.</param>
/// <param name="Reference">The caller's own reference, such as an invoice number, at most 100 characters; the same one twice is refused.</param>
/// <param name="ExpectedVersion">The version of the account that the entry was made for.</param>
public sealed record PostAccountEntryInput(
    RecordId AccountId,
    AccountEntryType Type,
    decimal Amount,
    DateOnly? DueOn = null,
    string? Description = null,
    string? Reference = null,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Posts an invoice, a payment or an adjustment to an account. What is posted stays: a mistake is put right by an adjustment.</summary>
public sealed class PostAccountEntry(TimeProvider clock) : ICommand<PostAccountEntryInput, AccountEntry>
{
    public async Task<Result<AccountEntry>> HandleAsync(PostAccountEntryInput input, CrmDb db, CancellationToken ct)
    {
        var account = await db.RequireAsync<Account>(
            input.AccountId, input.ExpectedVersion, ct, q => q.Include(a => a.PaymentTerms), "accountId");
        if (account.Refused(out var errors))
            return errors;
        var entry = new NewEntry(input.Type, input.Amount, input.DueOn, input.Description, input.Reference);
        var posted = account.Value.Post(entry, db.Setting(clock));
        if (posted.Succeeded && posted.Value.Reference is { } reference && await IsPostedAsync(db, account.Value.Id, reference, ct))
            return AccountErrors.ReferenceTaken(reference);
        return posted;
    }

    private static Task<bool> IsPostedAsync(CrmDb db, Guid accountId, string reference, CancellationToken ct)
    {
        var folded = TextFold.Fold(reference);
        return db.Set<AccountEntry>().AnyAsync(e => e.AccountId == accountId && EF.Property<string?>(e, "ReferenceFolded") == folded, ct);
    }
}
