using System.Globalization;

namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Numbers as people write them, exact or not at all: the platform's own reader rounds what is beyond its 28 digits, down to 0 too.</summary>
internal static class ExactDecimal
{
    /// <summary>As many digits as a decimal always holds, whichever they are.</summary>
    private const int Digits = 28;

    /// <summary>The number; null where it is none, or has more decimals than these.</summary>
    public static decimal? Parse(ReadOnlySpan<char> text, int decimals)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Count(text).Decimals <= decimals ? number : null;

    /// <summary>Whether the number that was read is what is written: what is rounded has fewer digits.</summary>
    public static bool IsExact(ReadOnlySpan<char> text, decimal number) => Count(text) is var (decimals, significant)
        && (decimals <= Digits && significant <= Digits || significant == Count(number.ToString(CultureInfo.InvariantCulture)).Significant);

    /// <summary>How many digits there are behind the point, and how many from the first to the last that is not 0.</summary>
    private static (long Decimals, int Significant) Count(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var mantissa = text.IndexOfAny('e', 'E') is var e and >= 0 ? text[..e] : text;
        var (first, last) = (mantissa.IndexOfAnyInRange('1', '9'), mantissa.LastIndexOfAnyInRange('1', '9'));
        if (first < 0)
            return (0, 0);
        var point = mantissa.IndexOf('.') is var at and >= 0 ? at : mantissa.Length;
        var behind = last > point ? last - point : last + 1 - point;
        var significant = last - first + (first < point && last > point ? 0 : 1);
        if (mantissa.Length == text.Length)
            return (behind, significant);
        // An exponent that is no number of 64 bits makes more digits than anything has.
        return long.TryParse(text[(mantissa.Length + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs(exponent) < int.MaxValue
            ? (behind - exponent, significant)
            : (long.MaxValue, significant);
    }
}
