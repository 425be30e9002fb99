namespace Crm.Graph.Kernel.Filtering;

/// <summary>
/// Text as it is compared everywhere (ADR 4): in canonical composition, its case folded by mapping each character to
/// lower and back to upper case, so that <c>Σ σ ς</c>, <c>ß ẞ</c> and <c>É é</c> are equal and accents count. One definition
/// for the stored column, for the values of rules, and for records in memory.
/// </summary>
public static class TextFold
{
    /// <summary>Grows when the definition changes: what was stored under an older one has to be folded again.</summary>
    public const int Version = 1;

    public static string Fold(string text)
    {
        var composed = IsPlain(text) || text.IsNormalized() ? text : text.Normalize();
        return composed.ToLowerInvariant().ToUpperInvariant();
    }

    /// <summary>The least text that is greater than every text that begins with this folded one; null when there is none.</summary>
    public static string? After(string prefix)
    {
        for (var length = prefix.Length; length > 0; length--)
        {
            var last = prefix[length - 1];
            // In the order of UTF-8 code points, which databases compare by, the surrogates stand above U+FFFF: step over them as one.
            if (char.IsLowSurrogate(last) && length > 1 && char.IsHighSurrogate(prefix[length - 2]))
            {
                var point = char.ConvertToUtf32(prefix[length - 2], last);
                if (point < 0x10FFFF)
                    return prefix[..(length - 2)] + char.ConvertFromUtf32(point + 1);
                length--;
                continue;
            }
            if (last == '\uD7FF')
                return prefix[..(length - 1)] + '\uE000';
            if (last == '\uFFFF')
                return prefix[..(length - 1)] + char.ConvertFromUtf32(0x10000);
            return prefix[..(length - 1)] + (char)(last + 1);
        }
        return null;
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (c >= 0x80)
                return false;
        return true;
    }
}
