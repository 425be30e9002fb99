using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>A movement of a wallet's balance.</summary>
/// <param name="WalletId">The wallet, by its id or code.</param>
/// <param name="Type">CREDIT raises the balance, DEBIT lowers it.</param>
/// <param name="Amount">The amount: greater than 0, at most 1000000000000, with at most four decimals.</param>
/// <param name="Currency">The currency (ISO 4217), which has to be the wallet's; for callers who want to be sure.</param>
/// <param name="Description">What it is for, at most 400 characters.</param>
/// <param name="Reference">The caller's own reference, at most 100 characters; the same one twice in a wallet is refused.</param>
/// <param name="SpendConditionId">Moves the part of the commerce balance that can be spent under this condition; the open balance when it is left out.</param>
/// <param name="ValidFrom">Of a credit: the first day on which it can be spent; today when it is left out.</param>
/// <param name="ValidTo">Of a credit: the last day on which it can be spent. What is left then leaves the balance, by a journal of its own.</param>
/// <param name="AllowNegative">Lets a debit go below the minimum balance, and one of the open balance below zero.</param>
/// <param name="OrganisationId">Of a debit with a spend condition: where it is spent; refused where the condition names others.</param>
/// <param name="ProductId">Of a debit with a spend condition: on what it is spent; refused where the condition names others.</param>
/// <param name="ExpectedVersion">The version of the wallet that the journal was made for.</param>
public sealed record CreateWalletJournalInput(
    RecordId WalletId,
    WalletJournalType Type,
    decimal Amount,
    string? Currency = null,
    string? Description = null,
    string? Reference = null,
    RecordId? SpendConditionId = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    bool AllowNegative = false,
    RecordId? OrganisationId = null,
    string? ProductId = null,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Credits or debits a wallet. A debit takes what expires soonest first; what is posted stays, and is put right by a reversal.</summary>
internal sealed class CreateWalletJournal(TimeProvider clock) : ICommand<CreateWalletJournalInput, WalletJournal>
{
    public async Task<Result<WalletJournal>> HandleAsync(CreateWalletJournalInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var wallet = problems.Take(await db.RequireWalletAsync(input.WalletId, input.ExpectedVersion, ct, "walletId"));
        // Behind the lock: of two journals the later one is not of an earlier moment.
        var here = db.Setting(clock);
        var organisation = input.OrganisationId is { } id ? await db.OrganisationAsync(id, problems, ct, "organisationId") : null;
        var pocket = await db.PocketAsync(wallet, input.SpendConditionId, problems, ct);
        if (wallet is null || problems.Any)
            return problems.All;

        await db.LoadExpiredAsync(wallet, here.Today, ct);
        if (input.Type == WalletJournalType.Debit)
            await db.LoadFundsAsync(wallet, pocket?.Id, input.Amount, input.AllowNegative, here.Today, ct);
        var type = input.Type == WalletJournalType.Debit ? WalletTransactionType.Debit : WalletTransactionType.Credit;
        var used = await db.UsedAsync(wallet, type, here.Today, ct);
        var journal = new NewJournal(input.Type, input.Amount)
        {
            Currency = input.Currency,
            Description = input.Description,
            Reference = input.Reference,
            ValidFrom = input.ValidFrom,
            ValidTo = input.ValidTo,
            AllowNegative = input.AllowNegative,
            Spending = new(TimeZoneInfo.ConvertTime(here.Now, db.Caller.TimeZone).DateTime, organisation?.Id, input.ProductId),
        };
        var posted = wallet.Post(journal, pocket, used, here);
        if (posted.Refused(out var errors))
            return errors;
        if (posted.Value.Reference is { } reference && await IsPostedAsync(db, wallet.Id, reference, ct))
            return WalletErrors.ReferenceTaken(reference);
        if (input.Type == WalletJournalType.Debit)
            await TopUpAsync(posted.Value, here, db, ct);
        return posted;
    }

    /// <summary>What is to be paid is noted with the debit that makes it necessary, and paid behind it.</summary>
    private static async Task TopUpAsync(WalletJournal debit, Setting here, CrmDb db, CancellationToken ct)
    {
        if (debit.Wallet.NeedsTopup && !await db.Set<WalletTopup>().AnyAsync(
            t => t.WalletId == debit.WalletId && t.Kind == TopupKind.Automatic && t.State == TopupState.Pending, ct))
            db.Add(WalletTopup.After(debit, here));
    }

    private static Task<bool> IsPostedAsync(CrmDb db, Guid walletId, string reference, CancellationToken ct)
    {
        var folded = TextFold.Fold(reference);
        return db.Set<WalletJournal>().AnyAsync(j => j.WalletId == walletId && EF.Property<string?>(j, "ReferenceFolded") == folded, ct);
    }
}
