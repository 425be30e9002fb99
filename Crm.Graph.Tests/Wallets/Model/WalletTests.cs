using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tests.Support;
using Crm.Graph.Wallets.Model;
using Xunit;

namespace Crm.Graph.Tests.Wallets.Model;

public class WalletTests
{
    [Fact]
    public void W1_The_balance_is_the_open_and_the_commerce_balance_together()
    {
        var (purse, happyHour) = (new Purse(), Purse.Condition("Happy Hour"));
        purse.Credit(10.5m);
        purse.Credit(4.25m, condition: happyHour);
        Assert.Equal((10.5m, 4.25m, 14.75m), (purse.Wallet.OpenBalance, purse.Wallet.CommerceBalance, purse.Wallet.Journals[^1].BalanceAfter));
        purse.AssertBooks();
    }

    [Fact]
    public void W5_What_expires_soonest_is_spent_first()
    {
        var purse = new Purse();
        purse.Credit(1, days: 90);
        purse.Credit(2);
        purse.Credit(4, days: 5);
        Assert.True(purse.Debit(4.5m).Succeeded);
        Assert.Equal([0.5m, 2m], purse.Left.Select(c => c.Remaining));
        purse.AssertBooks();
    }

    [Fact]
    public void W5_What_is_not_valid_yet_is_not_spent()
    {
        var purse = new Purse();
        purse.Credit(10, from: 3);
        Assert.Equal(["INSUFFICIENT_FUNDS amount"], purse.Debit(1).Said());
        purse.Wait(3);
        Assert.True(purse.Debit(1).Succeeded);
        purse.AssertBooks();
    }

    [Fact]
    public void W5_What_expires_leaves_by_a_journal_of_its_own_after_its_last_day()
    {
        var purse = new Purse();
        purse.Credit(10, days: 2);
        purse.Wait(2);
        Assert.Equal(0, purse.Wallet.Expire(purse.Today));
        purse.Wait(1);
        Assert.Equal(1, purse.Wallet.Expire(purse.Today));
        Assert.Equal(0, purse.Wallet.Expire(purse.Today));
        var expiry = purse.Wallet.Journals[^1];
        Assert.Equal((WalletTransactionType.Expiry, -10m, 0m), (expiry.TransactionType, expiry.Movement, expiry.BalanceAfter));
        purse.AssertBooks();
    }

    [Fact]
    public void W5_A_posting_finds_what_has_expired_gone()
    {
        var purse = new Purse();
        purse.Credit(10, days: 2);
        purse.Wait(3);
        Assert.Equal(["INSUFFICIENT_FUNDS amount"], purse.Debit(1).Said());
    }

    [Fact]
    public void W5_A_debit_leaves_the_minimum_balance_unless_it_may_go_below()
    {
        var purse = new Purse(minimum: 5);
        purse.Credit(10);
        Assert.Equal(["INSUFFICIENT_FUNDS amount"], purse.Debit(5.0001m).Said());
        Assert.True(purse.Debit(5).Succeeded);
        Assert.True(purse.Debit(12, allowNegative: true).Succeeded);
        Assert.Equal(-7, purse.Balance);
        purse.AssertBooks();
        purse.Credit(10, days: 1);
        Assert.Equal([3m], purse.Left.Select(c => c.Remaining));
        purse.AssertBooks();
    }

    [Fact]
    public void W5_A_spend_condition_moves_its_own_part_of_the_commerce_balance_only()
    {
        var (purse, coffee, tea) = (new Purse(), Purse.Condition("Coffee"), Purse.Condition("Tea"));
        purse.Credit(100);
        purse.Credit(5, condition: coffee);
        Assert.Equal(["INSUFFICIENT_FUNDS amount"], purse.Debit(1, tea).Said());
        Assert.Equal(["INSUFFICIENT_FUNDS amount"], purse.Debit(6, coffee, allowNegative: true).Said());
        Assert.True(purse.Debit(5, coffee).Succeeded);
        Assert.Equal((100m, 0m), (purse.Wallet.OpenBalance, purse.Wallet.CommerceBalance));
        purse.AssertBooks();
    }

    [Fact]
    public void W5_Nothing_is_posted_that_makes_no_sense()
    {
        var purse = new Purse();
        purse.Credit(100);
        Assert.Equal(["INVALID_VALUE amount"], purse.Credit(0).Said());
        Assert.Equal(["INVALID_VALUE amount"], purse.Credit(0.00001m).Said());
        Assert.Equal(["INVALID_VALUE amount"], purse.Credit(1_000_000_000_000.0001m).Said());
        Assert.Equal(["INVALID_VALUE validTo"], purse.Credit(1, days: -1).Said());
        Assert.Equal(["INVALID_VALUE validTo"], purse.Credit(1, days: 1, from: 2).Said());
        var debit = new NewJournal(WalletJournalType.Debit, 1) { ValidTo = purse.Today.Today, Currency = "usd", Spending = new(default, Guid.Empty, "P") };
        Assert.Equal(["CURRENCY_MISMATCH currency", "NOT_ALLOWED validTo", "NOT_ALLOWED organisationId", "NOT_ALLOWED productId"],
            purse.Wallet.Post(debit, null, purse.Used, purse.Today).Said());
        Assert.Equal(100, purse.Balance);
        purse.AssertBooks();
    }

    [Fact]
    public void W3_A_limit_counts_its_transaction_types_together_in_its_period_and_what_was_reversed_does_not_count()
    {
        var both = new NewLimitRule("VIP", 10, 3, LimitPeriod.Daily, [WalletTransactionType.Credit, WalletTransactionType.Debit]);
        var purse = new Purse(0, both);
        purse.Credit(6);
        Assert.Equal(["LIMIT_REACHED amount"], purse.Debit(4.0001m).Said());
        var debit = purse.Debit(4).Value;
        Assert.Equal(["LIMIT_REACHED amount"], purse.Credit(0.0001m).Said());
        purse.Reverse(debit);
        Assert.True(purse.Credit(1).Succeeded);
        Assert.True(purse.Credit(1).Succeeded);
        Assert.Equal(["LIMIT_REACHED amount"], purse.Credit(1).Said());
        purse.Wait(1);
        Assert.True(purse.Credit(10).Succeeded);
        purse.AssertBooks();
    }

    [Fact]
    public void W3_Limit_rules_are_checked()
    {
        Result<Wallet> Set(NewLimitRule rule) => new Purse().Wallet.Change(new(LimitRules: [rule]), Settings.Here);
        Assert.Equal(["REQUIRED limitRules.0.maximumAmount"], Set(new(null, null, null, LimitPeriod.Daily, [WalletTransactionType.Debit])).Said());
        Assert.Equal(["INVALID_VALUE limitRules.0.transactionTypes"], Set(new(null, 1, null, LimitPeriod.Daily, [WalletTransactionType.Expiry])).Said());
        Assert.Equal(["INVALID_VALUE limitRules.0.maximumAmount"], Set(new(null, -1, null, LimitPeriod.Daily, [WalletTransactionType.Debit])).Said());
    }

    [Fact]
    public void W4_A_wallet_with_money_in_it_is_terminated_only_when_that_is_written_off()
    {
        var (purse, coffee) = (new Purse(), Purse.Condition("Coffee"));
        purse.Credit(5);
        purse.Credit(7, condition: coffee);
        Assert.Equal(["MONEY_IN_WALLET"], purse.Terminate().Said());
        Assert.True(purse.Terminate(writeOff: true).Succeeded);
        Assert.Equal((0m, 0m, WalletState.Terminated), (purse.Wallet.OpenBalance, purse.Wallet.CommerceBalance, purse.Wallet.State));
        Assert.Equal([-5m, -7m], purse.Wallet.Journals.Where(j => j.TransactionType == WalletTransactionType.WriteOff).Select(j => j.Movement));
        Assert.Equal(["WALLET_TERMINATED"], purse.Credit(1).Said());
        Assert.Equal(["INVALID_TRANSITION action"], purse.Terminate().Said());
        Assert.True(purse.Wallet.Reactivate().Succeeded);
        Assert.Equal(["INVALID_TRANSITION action"], purse.Wallet.Reactivate().Said());
        purse.AssertBooks();
    }

    [Fact]
    public void W4_A_debt_is_written_off_too()
    {
        var purse = new Purse();
        purse.Debit(5, allowNegative: true);
        Assert.Equal(["MONEY_IN_WALLET"], purse.Terminate().Said());
        Assert.True(purse.Terminate(writeOff: true).Succeeded);
        purse.AssertBooks();
    }

    [Fact]
    public void W5_The_reversal_of_a_debit_gives_back_what_it_took_with_its_own_last_days()
    {
        var purse = new Purse();
        purse.Credit(1, days: 5);
        purse.Credit(2);
        var before = purse.Left.Select(c => (c.Id, c.Remaining)).ToList();
        var debit = purse.Debit(2.5m).Value;
        Assert.True(purse.Reverse(debit).Succeeded);
        Assert.Equal(before, purse.Left.Select(c => (c.Id, c.Remaining)));
        Assert.Equal(["ALREADY_REVERSED id"], purse.Reverse(debit).Said());
        purse.AssertBooks();
    }

    [Fact]
    public void W5_What_a_reversal_gives_back_too_late_expires_at_once()
    {
        var purse = new Purse();
        purse.Credit(10, days: 5);
        var debit = purse.Debit(4).Value;
        purse.Wait(6);
        Assert.True(purse.Reverse(debit).Succeeded);
        Assert.Equal([WalletTransactionType.Expiry, WalletTransactionType.Reversal, WalletTransactionType.Expiry], purse.Wallet.Journals.Skip(2).Select(j => j.TransactionType));
        Assert.Equal(0, purse.Balance);
        purse.AssertBooks();
    }

    [Fact]
    public void W5_The_reversal_of_a_credit_takes_its_own_amount_and_what_was_spent_of_it_from_the_rest()
    {
        var purse = new Purse();
        var first = purse.Credit(10, days: 5).Value;
        purse.Debit(4);
        Assert.Equal(["INSUFFICIENT_FUNDS amount"], purse.Reverse(first).Said());
        purse.Credit(5);
        Assert.True(purse.Reverse(first).Succeeded);
        Assert.Equal([1m], purse.Left.Select(c => c.Remaining));
        purse.AssertBooks();
    }

    [Fact]
    public void W5_What_the_server_posted_by_rule_is_not_reversed()
    {
        var purse = new Purse();
        var credit = purse.Credit(10, days: 1).Value;
        purse.Wait(2);
        purse.Wallet.Expire(purse.Today);
        Assert.Equal(["NOT_ALLOWED id"], purse.Reverse(purse.Wallet.Journals[^1]).Said());
        var reversal = purse.Reverse(credit, allowNegative: true).Value;
        Assert.Equal(["NOT_ALLOWED id"], purse.Reverse(reversal).Said());
    }

    [Theory]
    [InlineData("2026-12-11T19:00", true)]
    [InlineData("2026-12-11T20:59", true)]
    [InlineData("2026-12-11T21:00", false)]
    [InlineData("2026-12-10T19:30", false)]
    [InlineData("2026-11-13T19:30", false)]
    [InlineData("2026-12-13T01:30", true)]
    [InlineData("2026-12-13T03:00", false)]
    public void W7_A_timing_says_month_day_and_time_and_may_go_over_midnight(string at, bool allowed)
    {
        var condition = Purse.Condition("Nights", new(12, 6, "19:00", "21:00"), new(null, 7, "22:00", "3:00"));
        Assert.Equal(allowed, condition.Refuses(new(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture))) is null);
    }

    [Fact]
    public void W5_A_condition_is_asked_when_and_where_and_on_what_its_amount_is_spent()
    {
        var (purse, here) = (new Purse(), Guid.CreateVersion7());
        var condition = SpendCondition.Create(new("Coffee", default, [here], [new(ProductIdType.Brand, "B1", null, null)], [new(null, null, "08:00", "10:00")])).Value;
        purse.Credit(10, condition: condition);
        string[] Spend(Spending spending) => purse.Wallet.Post(new(WalletJournalType.Debit, 1) { Spending = spending }, purse.Pocket(condition), purse.Used, purse.Today).Said();
        var nine = new DateTime(2026, 11, 24, 9, 0, 0);
        Assert.Empty(Spend(new(nine, here, "b1")));
        Assert.Equal(["SPEND_CONDITION_NOT_MET spendConditionId"], Spend(new(nine.AddHours(1))));
        Assert.Equal(["SPEND_CONDITION_NOT_MET organisationId"], Spend(new(nine, Guid.CreateVersion7())));
        Assert.Equal(["SPEND_CONDITION_NOT_MET productId"], Spend(new(nine, here, "B2")));
    }

    [Theory]
    [InlineData(TopupPeriod.Months, 1, 31, null, "2026-11-30", "2026-12-31")]
    [InlineData(TopupPeriod.Months, 3, 1, null, "2026-12-01", "2027-03-01")]
    [InlineData(TopupPeriod.Weeks, 2, null, Weekday.Monday, "2026-11-30", "2026-12-14")]
    [InlineData(TopupPeriod.Weeks, 1, null, Weekday.Tuesday, "2026-12-01", "2026-12-08")]
    [InlineData(TopupPeriod.Days, 10, null, null, "2026-12-04", "2026-12-14")]
    [InlineData(TopupPeriod.Years, 1, 24, null, "2026-12-24", "2027-12-24")]
    public void W3_A_termed_topup_comes_on_its_day(TopupPeriod period, int every, int? dayOfMonth, Weekday? dayOfWeek, string first, string second)
    {
        var purse = new Purse();
        var termed = new TermedTopup
        {
            Amount = 10,
            Frequency = new() { Period = period, Value = every },
            TopupDay = new() { DayOfMonth = dayOfMonth, DayOfWeek = dayOfWeek },
            PaymentMethod = new() { Type = PaymentMethodType.Card, Id = "1" },
        };
        Assert.Empty(purse.Wallet.Change(new(TermedTopup: termed), purse.Today).Said());
        Assert.Equal(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), purse.Wallet.TermedTopup.NextOn);
        Assert.Null(purse.Wallet.TakeDueTopup(purse.Today));
        purse.Wait(purse.Wallet.TermedTopup.NextOn!.Value.DayNumber - purse.Today.Today.DayNumber);
        Assert.Equal($"DAY {first}", purse.Wallet.TakeDueTopup(purse.Today)!.Occasion);
        Assert.Equal(DateOnly.Parse(second, System.Globalization.CultureInfo.InvariantCulture), purse.Wallet.TermedTopup.NextOn);
    }
}
