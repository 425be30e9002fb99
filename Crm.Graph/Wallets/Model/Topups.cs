using System.ComponentModel.DataAnnotations.Schema;

namespace Crm.Graph.Wallets.Model;

/// <summary>How a wallet is topped up by itself when little is left in it; all of it null when it is not.</summary>
[ComplexType]
public sealed record AutoTopup
{
    /// <summary>A debit that leaves less than this in the wallet has it topped up.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>By how much it is topped up, in the wallet's currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What is charged.</summary>
    public WalletPaymentMethod PaymentMethod { get; init; } = new();
}

/// <summary>How a wallet is topped up on certain days; all of it null when it is not.</summary>
[ComplexType]
public sealed record TermedTopup
{
    /// <summary>By how much it is topped up, in the wallet's currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>How often.</summary>
    public TopupFrequency Frequency { get; init; } = new();

    /// <summary>On which day of the month or the week.</summary>
    public TopupDay TopupDay { get; init; } = new();

    /// <summary>The next day on which it is topped up.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>What is charged.</summary>
    public WalletPaymentMethod PaymentMethod { get; init; } = new();

    /// <summary>The first day behind another on which a top-up falls that has never been made.</summary>
    internal DateOnly FirstAfter(DateOnly day) => Frequency.Period switch
    {
        TopupPeriod.Weeks when TopupDay.DayOfWeek is { } weekday => day.AddDays(1 + ((int)weekday - IsoDay(day.AddDays(1)) + 7) % 7),
        TopupPeriod.Months or TopupPeriod.Years when TopupDay.DayOfMonth is { } date => InMonth(day, date) > day ? InMonth(day, date) : InMonth(FirstOfNextMonth(day), date),
        _ => After(day),
    };

    /// <summary>The day of the top-up that follows the one of this day.</summary>
    internal DateOnly After(DateOnly day)
    {
        var count = Frequency.Value ?? 1;
        return Frequency.Period switch
        {
            TopupPeriod.Days => day.AddDays(count),
            TopupPeriod.Weeks => day.AddDays(7 * count),
            TopupPeriod.Years => InMonth(day.AddMonths(12 * count), TopupDay.DayOfMonth ?? day.Day),
            _ => InMonth(day.AddMonths(count), TopupDay.DayOfMonth ?? day.Day),
        };
    }

    /// <summary>That date in the day's month; its last day where the month is shorter.</summary>
    private static DateOnly InMonth(DateOnly day, int date) => new(day.Year, day.Month, Math.Min(date, DateTime.DaysInMonth(day.Year, day.Month)));

    private static DateOnly FirstOfNextMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);

    private static int IsoDay(DateOnly day) => ((int)day.DayOfWeek + 6) % 7 + 1;
}

/// <summary>How often a wallet is topped up.</summary>
[ComplexType]
public sealed record TopupFrequency
{
    /// <summary>The unit.</summary>
    public TopupPeriod? Period { get; init; }

    /// <summary>Every so many of them.</summary>
    public int? Value { get; init; }
}

/// <summary>The day on which a wallet is topped up.</summary>
[ComplexType]
public sealed record TopupDay
{
    /// <summary>With months and years: the day of the month, from 1 to 31; the last one where a month is shorter.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>With weeks: the day of the week.</summary>
    public Weekday? DayOfWeek { get; init; }
}

/// <summary>What is charged for a top-up.</summary>
[ComplexType]
public sealed record WalletPaymentMethod
{
    /// <summary>The kind of payment method.</summary>
    public PaymentMethodType? Type { get; init; }

    /// <summary>The payment method, by the id that the payment gateway knows it by.</summary>
    public string? Id { get; init; }
}
