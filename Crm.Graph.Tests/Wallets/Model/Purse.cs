using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tests.Support;
using Crm.Graph.Wallets.Model;
using Xunit;

namespace Crm.Graph.Tests.Wallets.Model;

/// <summary>A wallet in memory, with what a database would have looked up for it.</summary>
internal sealed class Purse
{
    private readonly Dictionary<SpendCondition, CommerceBalance> _pockets = [];

    public Purse(decimal minimum = 0, params NewLimitRule[] limits)
    {
        var contact = Contact.Create(new() { FirstName = "Anna", LastName = "Smith" }, [], [], Today).Value;
        var account = Account.Open("AC1", "EUR", new(), contact, [], Today).Value;
        Wallet = Wallet.Open("WA1", account, new WalletDetails(minimum, limits), Today).Value;
    }

    public Wallet Wallet { get; }

    /// <summary>When and where; a test moves it.</summary>
    public Setting Today { get; private set; } = Settings.Here;

    public decimal Balance => Wallet.OpenBalance + Wallet.CommerceBalance;

    public IReadOnlyList<WalletCredit> Left => [.. Wallet.Credits.Where(c => !c.IsSpent).OrderBy(c => c.LastDay).ThenBy(c => c.Id)];

    public void Wait(int days) => Today = Today with { Now = Today.Now.AddDays(days), Today = Today.Today.AddDays(days) };

    public Result<WalletJournal> Credit(decimal amount, int? days = null, SpendCondition? condition = null, int from = 0)
        => Post(new(WalletJournalType.Credit, amount) { ValidFrom = from == 0 ? null : Today.Today.AddDays(from), ValidTo = days is { } some ? Today.Today.AddDays(some) : null }, condition);

    public Result<WalletJournal> Debit(decimal amount, SpendCondition? condition = null, bool allowNegative = false)
        => Post(new(WalletJournalType.Debit, amount) { AllowNegative = allowNegative, Spending = new(Today.Now.DateTime) }, condition);

    public Result<WalletJournal> Reverse(WalletJournal journal, bool allowNegative = false)
    {
        // What EF Core's fix-up does.
        var reversed = Wallet.Journals.FirstOrDefault(j => j.ReversesId == journal.Id);
        return reversed is null ? Wallet.Reverse(journal, null, allowNegative, Today) : WalletErrors.IsReversed(journal);
    }

    public CommerceBalance? Pocket(SpendCondition? condition)
    {
        if (condition is null)
            return null;
        if (!_pockets.TryGetValue(condition, out var pocket))
            _pockets[condition] = pocket = new(Wallet, condition);
        return pocket;
    }

    public Result<Wallet> Terminate(bool writeOff = false) => Wallet.Terminate(writeOff, _pockets.Values, Today);

    public LimitUse Used(LimitRule rule)
    {
        var counted = Wallet.Journals.Where(j => rule.Types.Contains(j.TransactionType) && j.PostedDay >= rule.StartOf(Today.Today)
            && !Wallet.Journals.Any(r => r.ReversesId == j.Id)).ToList();
        return new(counted.Sum(j => j.Amount), counted.Count);
    }

    public static SpendCondition Condition(string name, params NewTiming[] timings)
        => SpendCondition.Create(new(name, default, null, null, timings)).Value;

    /// <summary>What holds of every wallet after whatever was posted.</summary>
    public void AssertBooks()
    {
        Assert.Equal(Wallet.OpenBalance, Wallet.Journals.Where(j => j.CommerceBalanceId is null).Sum(j => j.Movement));
        Assert.Equal(Wallet.CommerceBalance, Wallet.Journals.Where(j => j.CommerceBalanceId is not null).Sum(j => j.Movement));
        Assert.Equal(Math.Max(Wallet.OpenBalance, 0), Left.Where(c => c.CommerceBalanceId is null).Sum(c => c.Remaining));
        foreach (var pocket in _pockets.Values)
            Assert.Equal(pocket.Amount, Left.Where(c => c.CommerceBalanceId == pocket.Id).Sum(c => c.Remaining));
        Assert.Equal(Wallet.CommerceBalance, _pockets.Values.Sum(p => p.Amount));
        Assert.All(Wallet.Credits, c => Assert.InRange(c.Remaining, 0, c.Amount));
        Assert.Equal(Balance, Wallet.Journals is [.., var last] ? last.BalanceAfter : 0);
        Assert.Equal(Enumerable.Range(1, Wallet.Journals.Count), Wallet.Journals.Select(j => j.Number));
    }

    private Result<WalletJournal> Post(NewJournal journal, SpendCondition? condition) => Wallet.Post(journal, Pocket(condition), Used, Today);
}
