using System.Globalization;
using System.Text.RegularExpressions;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>A moment, or with <see cref="Until"/> a whole day.</summary>
/// <param name="On">The day itself: a few have no moment at all, where a zone moved across the date line.</param>
internal readonly record struct Moment(DateTimeOffset From, DateTimeOffset? Until = null, DateOnly? On = null)
{
    public DateOnly Day(TimeZoneInfo zone) => On ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(From, zone).DateTime);
}

/// <summary>
/// Reads dates and times as people and react-querybuilder write them: ISO 8601, epoch seconds, and relative ones, which
/// count in the organisation's time zone, where some days have 23 hours and some 25.
/// </summary>
internal static partial class Moments
{
    /// <summary>As many as text has digits for.</summary>
    private const int MostUnits = 999_999;

    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    public static Moment? Parse(object value, DateTimeOffset now, TimeZoneInfo zone)
    {
        try
        {
            return value switch
            {
                string text => Text(text.Trim(), now, zone),
                IDictionary<string, object?> relative => Relative(relative, now, zone),
                DateTimeOffset time => new Moment(Domain.Clock.Truncate(time)),
                DateOnly day => Whole(day, zone),
                bool or Enum => null,
                IConvertible seconds => Epoch(seconds),
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null; // before year 1, after year 9999
        }
    }

    /// <summary>The first moment of a day; where clocks skip midnight, the first one there is.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
        => InZone(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), zone);

    private static Moment Whole(DateOnly day, TimeZoneInfo zone)
        => new(StartOf(day, zone), day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1), zone), day);

    private static Moment? Epoch(IConvertible seconds)
    {
        var number = seconds.ToDecimal(CultureInfo.InvariantCulture);
        return new(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Floor(number * 1000)), null);
    }

    private static Moment? Text(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Whole(day, zone);
        if (DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new(InZone(local, zone), null);
        if (WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return new(Domain.Clock.Truncate(time), null);
        if (RelativeText().Match(text) is not { Success: true } match)
            return Digits().IsMatch(text) ? Epoch(decimal.Parse(text, CultureInfo.InvariantCulture)) : null;
        var amount = match.Groups["amount"].Success ? int.Parse(match.Groups["amount"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return Relative(match.Groups["anchor"].Value, amount, match.Groups["unit"].Value, now, zone);
    }

    private static Moment? Relative(IDictionary<string, object?> value, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Name("mode") is not { } mode || Name("anchor") is not { } anchor || Name("unit") is not { } unit || Amount() is not { } amount)
            return null;
        if (mode.Length > 0 ? mode != "relative" : anchor.Length + unit.Length == 0)
            return null;
        return Relative(anchor, amount, unit.TrimEnd('s'), now, zone);

        string? Name(string key) => value.TryGetValue(key, out var name) && name is not null ? name as string : "";

        int? Amount() => (value.TryGetValue("offset", out var offset) ? offset : null) switch
        {
            null => 0,
            string text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && Math.Abs((long)number) <= MostUnits ? number : null,
            bool => null,
            IConvertible given => given.ToDecimal(CultureInfo.InvariantCulture) is var number && decimal.IsInteger(number) && Math.Abs(number) <= MostUnits ? (int)number : null,
            _ => null,
        };
    }

    /// <summary>An anchor, then so many units on. Hours and minutes give a moment, all else a day; <c>now</c> alone is a moment.</summary>
    private static Moment? Relative(string anchor, int amount, string unit, DateTimeOffset now, TimeZoneInfo zone)
    {
        var time = Domain.Clock.Truncate(now);
        switch (unit)
        {
            case "h" or "hour" or "H":
                return Anchored() is { } from ? new(from.AddHours(amount), null) : null;
            case "min" or "minute":
                return Anchored() is { } start ? new(start.AddMinutes(amount), null) : null;
        }
        if (string.Equals(anchor, "now", StringComparison.OrdinalIgnoreCase) && amount == 0)
            return new(time, null);
        if (Day(anchor, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime)) is not { } day)
            return null;
        DateOnly? moved = unit switch
        {
            "" or "d" or "day" => day.AddDays(amount),
            "w" or "week" => day.AddDays(7 * amount),
            "M" or "month" => day.AddMonths(amount),
            "q" or "Q" or "quarter" => day.AddMonths(3 * amount),
            "y" or "Y" or "year" => day.AddYears(amount),
            _ => null,
        };
        return moved is { } result ? Whole(result, zone) : null;

        DateTimeOffset? Anchored() => anchor.ToUpperInvariant() is "" or "NOW" ? time
            : Day(anchor, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime)) is { } d ? StartOf(d, zone) : null;
    }

    private static DateOnly? Day(string anchor, DateOnly today)
    {
        var month = DateBuckets.StartOf(today, DateBucket.Month);
        var quarter = DateBuckets.StartOf(today, DateBucket.Quarter);
        var monday = DateBuckets.StartOf(today, DateBucket.Week);
        return anchor.ToUpperInvariant() switch
        {
            "" or "NOW" or "TODAY" or "STARTOFDAY" or "ENDOFDAY" => today,
            "YESTERDAY" => today.AddDays(-1),
            "TOMORROW" => today.AddDays(1),
            "STARTOFWEEK" => monday,
            "ENDOFWEEK" => monday.AddDays(6),
            "STARTOFMONTH" => month,
            "ENDOFMONTH" => month.AddMonths(1).AddDays(-1),
            "STARTOFQUARTER" => quarter,
            "ENDOFQUARTER" => quarter.AddMonths(3).AddDays(-1),
            "STARTOFYEAR" => new(today.Year, 1, 1),
            "ENDOFYEAR" => new(today.Year, 12, 31),
            _ => null,
        };
    }

    /// <summary>A wall clock's time as a moment: the first one where it is shown twice, the next one where it is skipped.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return local.Ticks < offset.Ticks ? DateTimeOffset.MinValue : Domain.Clock.Truncate(new DateTimeOffset(local, offset));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ].*(Z|z|[+-]\d\d:?\d\d)$", RegexOptions.ECMAScript)]
    private static partial Regex WithOffset();

    [GeneratedRegex(@"^(?=.)(?<anchor>[A-Za-z]{3,15})?\s*((?<amount>[+-][0-9]{1,6})\s*(?<unit>min|h|H|d|w|M|q|Q|y|Y))?$")]
    private static partial Regex RelativeText();

    [GeneratedRegex(@"^-?\d{5,13}(\.\d+)?$", RegexOptions.ECMAScript)]
    private static partial Regex Digits();
}
