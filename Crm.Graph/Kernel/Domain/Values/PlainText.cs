using System.Globalization;

namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Text as people type it into a form: trimmed, nothing rather than empty, and only of characters that can be shown.</summary>
public static class PlainText
{
    /// <summary>What callers may give for text that has no tighter limit.</summary>
    public const int MaxLength = 400;

    /// <summary>What callers may give where they write in paragraphs.</summary>
    public const int LongLength = 4000;

    /// <summary>The text as it is kept; null when there is nothing but white space.</summary>
    /// <param name="text">What the caller gave.</param>
    /// <param name="maxLength">The most UTF-16 units it may have once it is trimmed.</param>
    /// <param name="multiline">Whether line breaks and tabs are welcome.</param>
    public static Result<string?> Parse(string? text, int maxLength = MaxLength, bool multiline = false)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return (string?)null;
        if (text.Length > maxLength)
        {
            return new DomainError(Codes.Invalid, $"Expected at most {maxLength} characters.")
                .With(maxLength.ToString(CultureInfo.InvariantCulture));
        }
        return IsShowable(text, multiline)
            ? text
            : new DomainError(Codes.Invalid, "Expected text without control characters and without halves of surrogate pairs.");
    }

    /// <summary>Whether no character is cut in half: half of a surrogate pair has no normal form, and no database stores it.</summary>
    public static bool IsWhole(string text) => !text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar);

    /// <summary>As <see cref="Parse"/>, where there has to be something.</summary>
    public static Result<string> Required(string? text, int maxLength = MaxLength, bool multiline = false)
    {
        var parsed = Parse(text, maxLength, multiline);
        if (parsed.Refused(out var errors))
            return errors;
        return parsed.Value is { } value ? value : new DomainError(Codes.Required, "Expected some text.");
    }

    private static bool IsShowable(string text, bool multiline)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(multiline && c is '\n' or '\r' or '\t'))
                return false;
            if (char.IsSurrogate(c) && !(i + 1 < text.Length && char.IsSurrogatePair(c, text[++i])))
                return false;
        }
        return true;
    }
}
