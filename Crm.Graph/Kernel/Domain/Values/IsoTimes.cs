using System.Globalization;

namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Days and moments in ISO 8601, as inputs have them.</summary>
public static class IsoTimes
{
    public const string ExpectedDay = "a date such as 2026-01-31";
    public const string ExpectedMoment = "a date-time with an offset, such as 2026-01-31T09:30:00Z";

    /// <summary>The day; null when the text is none.</summary>
    public static DateOnly? Day(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The moment, to the millisecond; null when the text is none or does not say its offset.</summary>
    public static DateTimeOffset? Moment(string? text)
        => text is { Length: > 10 } && text[10] is 'T' or 't' && (text[^1] is 'Z' or 'z' || text.AsSpan(11).IndexOfAny('+', '-') > 0)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Clock.Truncate(time)
            : null;
}
