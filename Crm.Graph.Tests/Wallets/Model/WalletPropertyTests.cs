using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Tests.Support;
using Crm.Graph.Wallets.Model;
using CsCheck;
using Xunit;

namespace Crm.Graph.Tests.Wallets.Model;

/// <summary>What holds of a wallet whatever is posted to it, in whatever order.</summary>
public class WalletPropertyTests
{
    private const int Runs = 400;

    /// <summary>A step: what is done, with which amount, for how many days, under which condition.</summary>
    private static readonly Gen<(int Kind, decimal Amount, int Days, int Condition)> Step = Gen.Select(
        Gen.Int[0, 7], Gen.Int[1, 400_000].Select(i => i / 10_000m), Gen.Int[-1, 12], Gen.Int[0, 2], (kind, amount, days, condition) => (kind, amount, days, condition));

    private static readonly Gen<(int Kind, decimal Amount, int Days, int Condition)[]> Steps = Step.Array[1, 40];

    [Fact]
    public void W1_Open_and_commerce_balance_are_the_sum_of_the_journals_and_of_what_is_left_of_the_credits() => Steps.Sample(steps =>
    {
        var (purse, conditions) = New();
        foreach (var step in steps)
        {
            Do(purse, conditions, step);
            purse.AssertBooks();
        }
    }, iter: Runs);

    [Fact]
    public void W6_What_expires_in_all_time_is_what_can_expire() => Steps.Sample(steps =>
    {
        var (purse, conditions) = New();
        foreach (var step in steps)
            Do(purse, conditions, step);
        purse.Wallet.Expire(purse.Today);
        var (canExpire, debt, before) = (purse.Left.Where(c => c.ValidTo is not null).Sum(c => c.Remaining), purse.Balance, purse.Wallet.Journals.Count);
        purse.Wait(1_000);
        purse.Wallet.Expire(purse.Today);
        Assert.Equal(canExpire, -purse.Wallet.Journals.Skip(before).Sum(j => j.Movement));
        Assert.Equal(debt - canExpire, purse.Balance);
        purse.AssertBooks();
    }, iter: Runs);

    [Fact]
    public void W3_A_limit_is_never_exceeded_in_any_of_its_periods() => Steps.Sample(steps =>
    {
        var week = new NewLimitRule(null, 50, 5, LimitPeriod.Weekly, [WalletTransactionType.Debit]);
        var (purse, conditions) = New(week);
        foreach (var step in steps)
            Do(purse, conditions, step);
        var rule = purse.Wallet.LimitRules[0];
        var counted = purse.Wallet.Journals.Where(j => j.TransactionType == WalletTransactionType.Debit && !purse.Wallet.Journals.Any(r => r.ReversesId == j.Id));
        Assert.All(counted.GroupBy(j => rule.StartOf(j.PostedDay)), period => Assert.True(period.Sum(j => j.Amount) <= 50 && period.Count() <= 5));
    }, iter: Runs);

    [Fact]
    public void W3_Whatever_the_limits_none_is_exceeded_in_any_of_its_periods() => Gen.Select(Steps, Limits).Sample((steps, limits) =>
    {
        var (purse, conditions) = New(limits);
        foreach (var step in steps)
            Do(purse, conditions, step);
        foreach (var rule in purse.Wallet.LimitRules)
        {
            var counted = purse.Wallet.Journals.Where(j => rule.Types.Contains(j.TransactionType) && !purse.Wallet.Journals.Any(r => r.ReversesId == j.Id));
            Assert.All(counted.GroupBy(j => rule.StartOf(j.PostedDay)), period => Assert.True(!(period.Sum(j => j.Amount) > rule.MaximumAmount) && !(period.Count() > rule.MaximumNumber)));
        }
    }, iter: Runs);

    [Fact]
    public void W5_A_balance_ends_at_fifteen_digits_and_nothing_is_posted_beyond()
    {
        var purse = new Purse();
        for (var i = 0; i < 900; i++)
            Assert.True(purse.Credit(Money.LargestSummand).Succeeded);
        var before = State(purse);
        Assert.Equal(["INVALID_VALUE amount"], purse.Credit(0.0001m).Said());
        Assert.Equal(["INVALID_VALUE amount"], purse.Credit(0.0001m, condition: Purse.Condition("A")).Said());
        Assert.Equal((before, 900, Money.Largest), (State(purse), purse.Wallet.Journals.Count, purse.Balance));
        Assert.True(purse.Debit(0.0001m).Succeeded);
        Assert.Equal(899_999_999_999_999.9999m, purse.Balance);
        purse.AssertBooks();
    }

    [Fact]
    public void W5_A_reversal_at_once_restores_exactly_what_was_there() => Gen.Select(Steps, Step).Sample((steps, last) =>
    {
        var (purse, conditions) = New();
        foreach (var step in steps)
            Do(purse, conditions, step);
        purse.Wallet.Expire(purse.Today);
        var before = State(purse);
        if (Do(purse, conditions, last with { Kind = last.Kind % 5 }) is { } posted)
            Assert.True(purse.Reverse(posted, allowNegative: true).Succeeded);
        Assert.Equal(before, State(purse));
    }, iter: Runs);

    private static readonly Gen<NewLimitRule[]> Limits = Gen.Select(
        Gen.Enum<LimitPeriod>(), Gen.Int[1, 100].Select(i => i / 1.25m), Gen.Int[1, 10], Gen.Int[0, 2], Gen.Int[1, 3], (period, amount, number, which, types) => new NewLimitRule(
            null, which == 0 ? null : amount, which == 1 ? null : number, period,
            types switch { 1 => [WalletTransactionType.Debit], 2 => [WalletTransactionType.Credit], _ => [WalletTransactionType.Credit, WalletTransactionType.Debit] })).Array[1, 4];

    private static string State(Purse purse)
        => $"{purse.Wallet.OpenBalance:0.####} {purse.Wallet.CommerceBalance:0.####} {string.Join(' ', purse.Left.Select(c => $"{c.Id}:{c.Remaining:0.####}"))}";

    private static (Purse, SpendCondition?[]) New(params NewLimitRule[] limits)
        => (new Purse(0, limits), [null, Purse.Condition("A"), Purse.Condition("B")]);

    /// <summary>The journal that was posted; null where it was refused, or nothing was posted.</summary>
    private static WalletJournal? Do(Purse purse, SpendCondition?[] conditions, (int Kind, decimal Amount, int Days, int Condition) step)
    {
        var condition = conditions[step.Condition];
        switch (step.Kind)
        {
            case 0 or 1:
                var credited = purse.Credit(step.Amount, step.Days < 0 ? null : step.Days, condition, from: step.Days > 5 ? step.Days / 3 : 0);
                return credited.Succeeded ? credited.Value : null;
            case 2 or 3:
                var debited = purse.Debit(step.Amount, condition);
                return debited.Succeeded ? debited.Value : null;
            case 4:
                var overdrawn = purse.Debit(step.Amount, condition, allowNegative: true);
                return overdrawn.Succeeded ? overdrawn.Value : null;
            case 5:
                purse.Wait(Math.Max(step.Days, 0) / 3);
                return null;
            default:
                var journals = purse.Wallet.Journals;
                if (journals.Count > 0)
                    purse.Reverse(journals[(int)(step.Amount * 10_000) % journals.Count], allowNegative: step.Kind == 7);
                return null;
        }
    }
}
