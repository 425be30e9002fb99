using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Wallets.Model;

/// <summary>What is left of an amount that was credited to a wallet, and for how long it can be spent.</summary>
public sealed class WalletCredit : Entity
{
    /// <summary>Stands for no end where days are compared.</summary>
    internal static readonly DateOnly Never = new(9999, 1, 1);

    private WalletCredit() { } // EF

    internal WalletCredit(WalletJournal journal, decimal remaining, DateOnly validFrom)
    {
        (Journal, JournalId, Wallet, WalletId) = (journal, journal.Id, journal.Wallet, journal.WalletId);
        (CommerceBalance, CommerceBalanceId) = (journal.CommerceBalance, journal.CommerceBalanceId);
        (Amount, Currency, Remaining, IsSpent) = (journal.Amount, journal.Currency, remaining, remaining == 0);
        (ValidFrom, ValidTo, LastDay) = (journal.ValidFrom ?? validFrom, journal.ValidTo, journal.ValidTo ?? Never);
    }

    public Guid WalletId { get; private set; }

    /// <summary>The wallet.</summary>
    public Wallet Wallet { get; private set; } = null!;

    public Guid JournalId { get; private set; }

    /// <summary>The journal that credited it.</summary>
    public WalletJournal Journal { get; private set; } = null!;

    public Guid? CommerceBalanceId { get; private set; }

    public CommerceBalance? CommerceBalance { get; private set; }

    /// <summary>The amount that was credited.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What of it has been neither spent nor expired.</summary>
    public decimal Remaining { get; private set; }

    /// <summary>The currency of the amounts (ISO 4217): the wallet's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The first day on which it can be spent.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day on which it can be spent; null when it does not expire.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>As <see cref="ValidTo"/>, but a far day where there is none: so an index has the credits in the order in which they are spent.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Whether nothing is left of it.</summary>
    public bool IsSpent { get; private set; }

    internal bool IsExpired(DateOnly today) => !IsSpent && LastDay < today;

    internal bool IsValid(DateOnly today) => !IsSpent && ValidFrom <= today && LastDay >= today;

    internal void Take(decimal amount)
    {
        Remaining -= amount;
        IsSpent = Remaining == 0;
    }
}

/// <summary>What a journal took from a credit, or, negative, gave back to it: whence a reversal knows what to restore.</summary>
public sealed class CreditUse : Entity, IAppendOnly
{
    private CreditUse() { } // EF

    internal CreditUse(WalletJournal journal, WalletCredit credit, decimal amount)
        => (JournalId, Credit, CreditId, Amount) = (journal.Id, credit, credit.Id, amount);

    public Guid JournalId { get; private set; }

    public Guid CreditId { get; private set; }

    public WalletCredit Credit { get; private set; } = null!;

    public decimal Amount { get; private set; }
}

/// <summary>The part of a wallet's balance that can be spent under one condition only.</summary>
public sealed class CommerceBalance : Entity
{
    private readonly List<WalletCredit> _credits = [];

    private CommerceBalance() { } // EF

    internal CommerceBalance(Wallet wallet, SpendCondition condition)
        => (Wallet, WalletId, SpendCondition, SpendConditionId, Currency) = (wallet, wallet.Id, condition, condition.Id, wallet.Currency);

    public Guid WalletId { get; private set; }

    /// <summary>The wallet.</summary>
    public Wallet Wallet { get; private set; } = null!;

    public Guid SpendConditionId { get; private set; }

    /// <summary>Where, on what and when it can be spent.</summary>
    public SpendCondition SpendCondition { get; private set; } = null!;

    /// <summary>How much it is.</summary>
    public decimal Amount { get; private set; }

    /// <summary>The currency of the amount (ISO 4217): the wallet's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The credits that it is made of.</summary>
    internal IReadOnlyList<WalletCredit> Credits => _credits;

    internal void Move(decimal movement) => Amount += movement;
}
