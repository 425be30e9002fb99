using System.Globalization;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>A value of a rule, of the field's type.</summary>
/// <param name="Value">The value; of a day, its first moment.</param>
/// <param name="Until">Of a day against a date-time, the first moment of the next.</param>
/// <param name="IsExact">False when the field cannot hold the number: then the value is the next lower one that it can.</param>
internal readonly record struct RuleValue(object Value, object? Until = null, bool IsExact = true);

/// <summary>Makes what callers write into values of a field's type.</summary>
internal sealed class RuleValues(DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>More than any stored amount; what lies beyond compares alike.</summary>
    internal const decimal MostMoney = 910_000_000_000_000m;

    /// <summary>The value, or null for null.</summary>
    public RuleValue? Of(CatalogueField field, object? value, string path, string name)
    {
        if (value is null)
            return null;
        var type = field.Type;
        RuleValue? result = type switch
        {
            _ when field.Choices.Count > 0 => Text(value) is { Value: string text } ? Chosen(field.Choices, text) : null,
            _ when type == typeof(string) => Text(value),
            _ when type == typeof(bool) => Flag(value) is { } b ? new(b) : null,
            _ when value is Guid known && type == typeof(Guid) => new(known),
            _ when type == typeof(Guid) => value is string id && Guid.TryParse(id.Trim(), out var guid) ? new(guid) : null,
            _ when type == typeof(decimal) => Number(value) is { } d ? Scaled(d, 4, -MostMoney, MostMoney, v => v) : null,
            _ when type == typeof(int) => Number(value) is { } i ? Scaled(i, 0, int.MinValue, int.MaxValue, v => (int)v) : null,
            _ when type == typeof(long) => Number(value) is { } l ? Scaled(l, 0, long.MinValue, long.MaxValue, v => (long)v) : null,
            _ when type == typeof(double) => Real(value) is { } f ? new(f) : null,
            _ when type == typeof(DateOnly) => Moments.Parse(value, now, zone) is { } day ? new(day.Day(zone)) : null,
            _ when type == typeof(DateTimeOffset) => Moments.Parse(value, now, zone) is { } moment ? new(moment.From, moment.Until) : null,
            _ when type.IsEnum && value.GetType() == type => new(value),
            _ when type.IsEnum => value is string written && Names.TryParse(type, Choice(written), out var choice) ? new(choice!) : null,
            _ => null,
        };
        return result ?? throw new InvalidRuleException(path, name, Expected(field));
    }

    private static string Expected(CatalogueField field) => field.Type switch
    {
        _ when field.Choices.Count > 0 => "one of " + string.Join(", ", field.Choices.Select(c => c.Value)),
        Type type when type == typeof(string) => "text without control characters",
        Type type when type == typeof(bool) => "true or false",
        Type type when type == typeof(Guid) => "an id (UUID)",
        Type type when type == typeof(DateOnly) => "a date (2026-01-31), or a relative one (today, -7d, startOfMonth)",
        Type type when type == typeof(DateTimeOffset) => "a date-time (2026-01-31T09:30:00Z), a date (2026-01-31), or a relative one (now, today, -7d, startOfMonth)",
        Type type when type.IsEnum => "one of " + string.Join(", ", Names.Of(type)),
        _ => "a number",
    };

    private static RuleValue? Text(object value) => value switch
    {
        string text => IsStorable(text) ? new(TextFold.Fold(text)) : null,
        bool b => new(b ? "TRUE" : "FALSE"),
        Enum choice => new(TextFold.Fold(Names.Of(choice))),
        IFormattable number and not (DateTimeOffset or DateOnly) => new(TextFold.Fold(number.ToString(null, CultureInfo.InvariantCulture))),
        _ => null,
    };

    private static RuleValue? Chosen(IReadOnlyList<FieldChoice> choices, string folded)
        => choices.Select(c => TextFold.Fold(c.Value)).FirstOrDefault(c => c == folded.Trim()) is { } choice ? new(choice) : null;

    /// <summary>No database of ours stores NUL or half a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }
        return true;
    }

    private static bool? Flag(object value) => value switch
    {
        bool b => b,
        string text => text.Trim().ToUpperInvariant() switch { "TRUE" or "1" => true, "FALSE" or "0" => false, _ => null },
        _ => Number(value) switch { 1m => true, 0m => false, _ => null },
    };

    /// <summary>Any number as a decimal; one too large for that becomes the largest, with its sign.</summary>
    private static decimal? Number(object value)
    {
        if (value is decimal exact)
            return exact;
        var text = Digits(value);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        if (text.Length == 0 || !(char.IsAsciiDigit(text[^1]) || text[^1] == '.') || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var large))
            return null;
        return large switch { 0 => 0, > 0 => decimal.MaxValue, _ => decimal.MinValue };
    }

    private static double? Real(object value)
        => double.TryParse(Digits(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
            ? Math.Clamp(number, double.MinValue, double.MaxValue)
            : null;

    /// <summary>A number as it is written in digits; of anything else, text that is no number.</summary>
    private static string Digits(object value) => value switch
    {
        string text => text.Trim(),
        double.PositiveInfinity => "1e999",
        double.NegativeInfinity => "-1e999",
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        int or long or decimal or System.Numerics.BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private static RuleValue Scaled(decimal number, int decimals, decimal least, decimal most, Func<decimal, object> convert)
    {
        if (number < least || number > most)
            return new(convert(number < least ? least : most), IsExact: false);
        var unit = decimals == 4 ? 10_000m : 1m;
        var floor = Math.Floor(number * unit) / unit;
        return new(convert(floor), IsExact: floor == number);
    }

    private static string Choice(string text) => text.Trim().ToUpperInvariant().Replace(' ', '_').Replace('-', '_');
}
