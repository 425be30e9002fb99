using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Wallets.Model;

/// <summary>A movement of a wallet's balance: posted once, never changed. A mistake is put right by a reversal.</summary>
public sealed class WalletJournal : Entity, IAppendOnly
{
    private readonly List<CreditUse> _uses = [];

    private WalletJournal() { } // EF

    internal WalletJournal(Wallet wallet, CommerceBalance? pocket, Posting posting, Setting here)
    {
        (Wallet, WalletId, Number, Currency) = (wallet, wallet.Id, wallet.LastJournalNumber, wallet.Currency);
        (CommerceBalance, CommerceBalanceId) = (pocket, pocket?.Id);
        (SpendCondition, SpendConditionId) = (pocket?.SpendCondition, pocket?.SpendConditionId);
        (Type, TransactionType, Amount, Movement) = (posting.Type, posting.TransactionType, posting.Amount, posting.Movement);
        (Description, Reference, ValidFrom, ValidTo) = (posting.Description, posting.Reference, posting.ValidFrom, posting.ValidTo);
        (Reverses, ReversesId, TopupId) = (posting.Reverses, posting.Reverses?.Id, posting.TopupId);
        (BalanceAfter, OpenBalanceAfter, CommerceBalanceAfter) = (wallet.OpenBalance + wallet.CommerceBalance, wallet.OpenBalance, wallet.CommerceBalance);
        (PostedOn, PostedDay, DateCreated, CreatedById) = (here.Now, here.Today, here.Now, here.ActorId);
    }

    public Guid WalletId { get; private set; }

    /// <summary>The wallet whose balance it moves.</summary>
    public Wallet Wallet { get; private set; } = null!;

    /// <summary>The number of the journal within its wallet: 1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>Which way it moves the balance.</summary>
    public WalletJournalType Type { get; private set; }

    /// <summary>What it was posted for.</summary>
    public WalletTransactionType TransactionType { get; private set; }

    /// <summary>The amount: greater than 0, the type says which way it goes.</summary>
    public decimal Amount { get; private set; }

    /// <summary>By how much the balance moves: the amount, with a minus of debits.</summary>
    public decimal Movement { get; private set; }

    /// <summary>The currency of the amounts (ISO 4217): the wallet's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The wallet's balance once this journal was posted.</summary>
    public decimal BalanceAfter { get; private set; }

    /// <summary>The wallet's open balance once this journal was posted.</summary>
    public decimal OpenBalanceAfter { get; private set; }

    /// <summary>The wallet's commerce balance once this journal was posted.</summary>
    public decimal CommerceBalanceAfter { get; private set; }

    public Guid? CommerceBalanceId { get; private set; }

    public CommerceBalance? CommerceBalance { get; private set; }

    public Guid? SpendConditionId { get; private set; }

    /// <summary>The spend condition whose part of the commerce balance it moves; null where it moves the open balance.</summary>
    public SpendCondition? SpendCondition { get; private set; }

    /// <summary>Of a credit: the first day on which it can be spent; null for at once.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Of a credit: the last day on which it can be spent; null when it does not expire.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>What the journal is for.</summary>
    public string? Description { get; private set; }

    /// <summary>The caller's own reference, unique within the wallet whatever its case.</summary>
    public string? Reference { get; private set; }

    /// <summary>When it was posted.</summary>
    public DateTimeOffset PostedOn { get; private set; }

    /// <summary>The day on which it was posted, in the organisation's time zone: limits are counted by it.</summary>
    public DateOnly PostedDay { get; private set; }

    public Guid? ReversesId { get; private set; }

    /// <summary>The journal that it takes back.</summary>
    public WalletJournal? Reverses { get; private set; }

    /// <summary>The journal that took it back.</summary>
    public WalletJournal? ReversedBy { get; private set; }

    public Guid? TopupId { get; private set; }

    /// <summary>The top-up that it credits.</summary>
    public WalletTopup? Topup { get; private set; }

    /// <summary>When the journal was created.</summary>
    public DateTimeOffset DateCreated { get; private set; }

    public Guid? CreatedById { get; private set; }

    /// <summary>Who posted the journal.</summary>
    public Actor? CreatedBy { get; private set; }

    /// <summary>What it took from credits, or gave back to them.</summary>
    internal IReadOnlyList<CreditUse> Uses => _uses;

    /// <summary>Takes from a credit, or gives back where the amount is negative.</summary>
    internal void Use(WalletCredit credit, decimal amount)
    {
        credit.Take(amount);
        _uses.Add(new CreditUse(this, credit, amount));
    }
}

/// <summary>A movement as it is about to be posted, checked.</summary>
internal sealed record Posting(WalletJournalType Type, WalletTransactionType TransactionType, decimal Amount)
{
    public string? Description { get; init; }
    public string? Reference { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public WalletJournal? Reverses { get; init; }
    public Guid? TopupId { get; init; }

    public decimal Movement => Type == WalletJournalType.Debit ? -Amount : Amount;
}
