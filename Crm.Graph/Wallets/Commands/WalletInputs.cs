using Crm.Graph.Kernel.Domain;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets.Commands;

/// <summary>How much, or how often, may be moved on a wallet in a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="TransactionTypes">What is counted together: CREDIT, DEBIT, TOPUP.</param>
/// <param name="Name">The name, at most 100 characters.</param>
/// <param name="MaximumAmount">The largest sum in a period, at most 1000000000000.</param>
/// <param name="MaximumNumber">The largest number of journals in a period.</param>
public sealed record LimitRuleInput(
    LimitPeriod Period, IReadOnlyList<WalletTransactionType> TransactionTypes, string? Name = null, decimal? MaximumAmount = null, int? MaximumNumber = null)
{
    internal static IReadOnlyList<NewLimitRule>? Read(IReadOnlyList<LimitRuleInput>? rules)
        => rules?.Select(r => new NewLimitRule(r.Name, r.MaximumAmount, r.MaximumNumber, r.Period, r.TransactionTypes)).ToList();
}

/// <summary>What is charged for a top-up.</summary>
/// <param name="Type">The kind of payment method.</param>
/// <param name="Id">The payment method, by the id that the payment gateway knows it by, at most 100 characters.</param>
public sealed record PaymentMethodInput(PaymentMethodType Type, string Id)
{
    internal WalletPaymentMethod Method => new() { Type = Type, Id = Id };
}

/// <summary>How a wallet is topped up by itself when little is left in it.</summary>
/// <param name="Threshold">A debit that leaves less than this has it topped up.</param>
/// <param name="Amount">By how much, in the wallet's currency; greater than 0, at most 1000000000000.</param>
/// <param name="PaymentMethod">What is charged.</param>
public sealed record AutoTopupInput(decimal Threshold, decimal Amount, PaymentMethodInput PaymentMethod)
{
    internal static Optional<AutoTopup> Read(Optional<AutoTopupInput> given)
        => given.IsGiven ? new(given.Value is { } t ? new AutoTopup { Threshold = t.Threshold, Amount = t.Amount, PaymentMethod = t.PaymentMethod.Method } : null) : default;
}

/// <summary>How often a wallet is topped up.</summary>
/// <param name="Period">The unit.</param>
/// <param name="Value">Every so many of them, from 1 to 100.</param>
public sealed record TopupFrequencyInput(TopupPeriod Period, int Value = 1);

/// <summary>The day on which a wallet is topped up.</summary>
/// <param name="DayOfMonth">With months and years: from 1 to 31; the last day where a month is shorter.</param>
/// <param name="DayOfWeek">With weeks: the day of the week.</param>
public sealed record TopupDayInput(int? DayOfMonth = null, Weekday? DayOfWeek = null);

/// <summary>How a wallet is topped up on certain days; the first time on the next one that fits.</summary>
/// <param name="Amount">By how much, in the wallet's currency; greater than 0, at most 1000000000000.</param>
/// <param name="Frequency">How often.</param>
/// <param name="PaymentMethod">What is charged.</param>
/// <param name="TopupDay">On which day; without one it is counted from today.</param>
public sealed record TermedTopupInput(decimal Amount, TopupFrequencyInput Frequency, PaymentMethodInput PaymentMethod, TopupDayInput? TopupDay = null)
{
    internal static Optional<TermedTopup> Read(Optional<TermedTopupInput> given) => given.IsGiven
        ? new(given.Value is { } t
            ? new TermedTopup
            {
                Amount = t.Amount,
                Frequency = new() { Period = t.Frequency.Period, Value = t.Frequency.Value },
                TopupDay = new() { DayOfMonth = t.TopupDay?.DayOfMonth, DayOfWeek = t.TopupDay?.DayOfWeek },
                PaymentMethod = t.PaymentMethod.Method,
            }
            : null)
        : default;
}
