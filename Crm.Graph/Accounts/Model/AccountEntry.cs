using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Accounts.Model;

/// <summary>A movement of an account's balance: posted once, never changed.</summary>
public sealed class AccountEntry : Entity, IAppendOnly
{
    private AccountEntry() { } // EF

    internal AccountEntry(Account account, int number, NewEntry entry, Account? other, Setting here)
    {
        (Account, AccountId, Number, Currency, BalanceAfter) = (account, account.Id, number, account.Currency, account.Balance);
        (Type, Amount, DueOn, Description, Reference) = (entry.Type, entry.Amount, entry.DueOn, entry.Description, entry.Reference);
        (PostedOn, PostedDay, DateCreated, CreatedById) = (here.Now, here.Today, here.Now, here.ActorId);
        (TransferAccount, TransferAccountId) = (other, other?.Id);
    }

    public Guid AccountId { get; private set; }

    /// <summary>The account whose balance it moves.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The number of the entry within its account: 1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>When it was posted.</summary>
    public DateTimeOffset PostedOn { get; private set; }

    /// <summary>The day on which it was posted, in the organisation's time zone: which accounting period it belongs to.</summary>
    public DateOnly PostedDay { get; private set; }

    /// <summary>What kind of movement it is.</summary>
    public AccountEntryType Type { get; private set; }

    /// <summary>By how much the balance moves: positive raises what the customer owes, negative lowers it.</summary>
    public decimal Amount { get; private set; }

    /// <summary>The currency of the amount (ISO 4217): the account's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The account's balance once this entry was posted.</summary>
    public decimal BalanceAfter { get; private set; }

    /// <summary>The last day on which an invoice is paid in time; null for everything else.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>What the entry is for.</summary>
    public string? Description { get; private set; }

    /// <summary>The caller's own reference, such as an invoice number, unique within the account whatever its case.</summary>
    public string? Reference { get; private set; }

    public Guid? TransferAccountId { get; private set; }

    /// <summary>The account at the other end of a transfer.</summary>
    public Account? TransferAccount { get; private set; }

    /// <summary>When the entry was created.</summary>
    public DateTimeOffset DateCreated { get; private set; }

    public Guid? CreatedById { get; private set; }

    /// <summary>Who posted the entry.</summary>
    public Actor? CreatedBy { get; private set; }
}
