using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Wallets.Model;

/// <summary>Money that a customer has in one currency: an open balance, and a commerce balance that can be spent under conditions only.</summary>
public sealed partial class Wallet : Record
{
    /// <summary>How many limit rules a wallet has at most.</summary>
    private const int MostRules = 20;

    private readonly List<LimitRule> _limitRules = [];
    private readonly List<WalletJournal> _journals = [];
    private readonly List<WalletCredit> _credits = [];

    private Wallet() { } // EF

    /// <summary>The code, unique whatever its case: the caller's, or WA and eight digits.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Whether it can be used.</summary>
    public WalletState State { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>The account that it belongs to.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The account's id while the wallet is effective. A unique index on it guarantees that an account has one effective wallet at most.</summary>
    public Guid? EffectiveOfAccountId { get; private set; }

    /// <summary>The currency (ISO 4217): the account's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>What can be spent on anything.</summary>
    public decimal OpenBalance { get; private set; }

    /// <summary>What can be spent under conditions.</summary>
    public decimal CommerceBalance { get; private set; }

    /// <summary>How much a debit has to leave in the wallet; 0 when nothing else was said.</summary>
    public decimal MinimumBalance { get; private set; }

    /// <summary>How it is topped up by itself when little is left in it.</summary>
    public AutoTopup AutoTopup { get; private set; } = new();

    /// <summary>How it is topped up on certain days.</summary>
    public TermedTopup TermedTopup { get; private set; } = new();

    /// <summary>The number of the wallet's last journal.</summary>
    public int LastJournalNumber { get; private set; }

    /// <summary>How much, or how often, may be moved in a period.</summary>
    public IReadOnlyList<LimitRule> LimitRules => _limitRules;

    /// <summary>The journals that make up the balance, in the order of their numbers.</summary>
    public IReadOnlyList<WalletJournal> Journals => _journals;

    /// <summary>The amounts that were credited, and what is left of them.</summary>
    public IReadOnlyList<WalletCredit> Credits => _credits;

    /// <summary>A new, empty wallet of an account.</summary>
    internal static Result<Wallet> Open(string code, Account account, WalletDetails details, Setting here)
    {
        if (account.IsDeleted)
            return AccountErrors.Deleted(account).Under("accountId");
        if (account.State == AccountState.Terminated)
            return AccountErrors.Terminated(account).Under("accountId");
        var wallet = new Wallet { Code = code, Account = account, AccountId = account.Id, EffectiveOfAccountId = account.Id, Currency = account.Currency };
        return wallet.Change(details, here);
    }

    /// <summary>A code of the caller's own; null when none is given.</summary>
    internal static string? ReadCode(string? code, Problems problems)
    {
        var read = problems.Text(code, "code", 50);
        if (Guid.TryParse(read, out _))
            problems.Add(WalletErrors.CodeLooksLikeAnId());
        return read;
    }

    /// <summary>Changes what is said of the wallet; what is not given stays.</summary>
    internal Result<Wallet> Change(WalletDetails details, Setting here)
    {
        var problems = new Problems();
        if (details.MinimumBalance.IsGiven)
            MinimumBalance = problems.Amount(details.MinimumBalance.Value ?? 0, "minimumBalance") ?? 0;
        if (details.AutoTopup.IsGiven)
            AutoTopup = Read(details.AutoTopup.Value, problems.At("autoTopup"));
        if (details.TermedTopup.IsGiven)
            TermedTopup = Read(details.TermedTopup.Value, here, problems.At("termedTopup"));
        if (details.LimitRules is { } rules)
            SetLimits(rules, problems);
        return problems.Any ? problems.All : this;
    }

    private void SetLimits(IReadOnlyList<NewLimitRule> rules, Problems problems)
    {
        if (rules.Count > MostRules)
        {
            problems.Add(WalletErrors.TooManyRules(MostRules));
            return;
        }
        if (_limitRules.Count > rules.Count)
            _limitRules.RemoveRange(rules.Count, _limitRules.Count - rules.Count);
        for (var i = 0; i < rules.Count; i++)
        {
            if (i == _limitRules.Count)
                _limitRules.Add(new LimitRule(Id));
            _limitRules[i].Set(rules[i], i + 1, problems.At("limitRules", i));
        }
    }

    private static AutoTopup Read(AutoTopup? given, Problems problems)
    {
        if (given is null)
            return new();
        return given with
        {
            Threshold = problems.Amount(given.Threshold, "threshold", Money.LargestSummand),
            Amount = Positive(given.Amount, problems),
            PaymentMethod = Read(given.PaymentMethod, problems.At("paymentMethod")),
        };
    }

    private static TermedTopup Read(TermedTopup? given, Setting here, Problems problems)
    {
        if (given is null)
            return new();
        var day = problems.At("topupDay");
        problems.At("frequency").Within(given.Frequency.Value, 1, 100, "value");
        day.Within(given.TopupDay.DayOfMonth, 1, 31, "dayOfMonth");
        if (given.TopupDay.DayOfMonth is not null && given.Frequency.Period is not (TopupPeriod.Months or TopupPeriod.Years))
            day.Add(WalletErrors.DayDoesNotFit("dayOfMonth"));
        if (given.TopupDay.DayOfWeek is not null && given.Frequency.Period != TopupPeriod.Weeks)
            day.Add(WalletErrors.DayDoesNotFit("dayOfWeek"));
        var read = given with { Amount = Positive(given.Amount, problems), PaymentMethod = Read(given.PaymentMethod, problems.At("paymentMethod")) };
        return problems.Any ? read : read with { NextOn = read.FirstAfter(here.Today) };
    }

    private static decimal? Positive(decimal? amount, Problems problems)
    {
        if (amount <= 0)
            problems.Add(WalletErrors.NotPositive());
        return problems.Amount(amount, "amount", Money.LargestSummand);
    }

    private static WalletPaymentMethod Read(WalletPaymentMethod given, Problems problems)
        => given with { Id = problems.Required(given.Id, "id", 100) };
}

/// <summary>What is stated of a wallet; what is not given stays.</summary>
internal sealed record WalletDetails(
    Optional<decimal?> MinimumBalance = default, IReadOnlyList<NewLimitRule>? LimitRules = null,
    Optional<AutoTopup> AutoTopup = default, Optional<TermedTopup> TermedTopup = default);
