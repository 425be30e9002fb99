using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Wallets.Model;

/// <summary>A journal that somebody posts by hand, as they state it.</summary>
internal sealed record NewJournal(WalletJournalType Type, decimal Amount)
{
    public string? Currency { get; init; }
    public string? Description { get; init; }
    public string? Reference { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public bool AllowNegative { get; init; }

    /// <summary>When, where and on what it is spent; null where that does not matter.</summary>
    public Spending? Spending { get; init; }

    /// <summary>The journal as it is posted; what is wrong with it goes to the problems.</summary>
    public Posting Read(Wallet wallet, CommerceBalance? pocket, Setting here, Problems problems)
    {
        problems.Take(Money.Parse(Amount, Money.LargestSummand), "amount");
        if (Amount <= 0)
            problems.Add(WalletErrors.NotPositive());
        if (problems.Written(Currency, "currency", Currencies.Parse) is { } currency && currency != wallet.Currency)
            problems.Add(WalletErrors.OtherCurrency(wallet));
        ReadValidity(here, problems);
        ReadSpending(pocket, problems);
        return new(Type, Type == WalletJournalType.Credit ? WalletTransactionType.Credit : WalletTransactionType.Debit, Amount)
        {
            Description = problems.Text(Description, "description"),
            Reference = problems.Text(Reference, "reference", 100),
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
        };
    }

    private void ReadValidity(Setting here, Problems problems)
    {
        if (Type == WalletJournalType.Debit)
        {
            if (ValidFrom is not null)
                problems.Add(WalletErrors.OnlyOfCredits("validFrom"));
            if (ValidTo is not null)
                problems.Add(WalletErrors.OnlyOfCredits("validTo"));
            return;
        }
        problems.Within(ValidFrom, new DateOnly(1900, 1, 1), here.Today.AddYears(100), "validFrom");
        problems.Within(ValidTo, new DateOnly(1900, 1, 1), here.Today.AddYears(100), "validTo");
        if (ValidTo < here.Today || ValidTo < ValidFrom)
            problems.Add(WalletErrors.EndsBeforeItBegins());
    }

    private void ReadSpending(CommerceBalance? pocket, Problems problems)
    {
        if (Type == WalletJournalType.Debit && pocket is not null)
        {
            if (Spending is not null && pocket.SpendCondition.Refuses(Spending) is { } refusal)
                problems.Add(refusal);
            return;
        }
        if (Spending?.OrganisationId is not null)
            problems.Add(WalletErrors.OnlyOfDebits("organisationId"));
        if (Spending?.ProductId is not null)
            problems.Add(WalletErrors.OnlyOfDebits("productId"));
    }
}
