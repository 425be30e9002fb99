using System.Globalization;
using System.Text;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Kernel.Search;

/// <summary>
/// Text as it is searched, by one definition for what is stored and what is asked: words of letters and digits, without case and
/// accents (<c>Σ σ ς</c>, <c>É e</c> and <c>ß ss</c> are equal). Everything else only separates words.
/// </summary>
internal static class SearchWords
{
    /// <summary>Grows when the definition changes: the index is then made anew at the next start.</summary>
    public const int Version = 1;

    /// <summary>What of a word counts, in UTF-16 units.</summary>
    private const int MostUnits = 64;

    public static IEnumerable<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        var whole = PlainText.IsWhole(text) ? text : string.Concat(text.EnumerateRunes());
        var word = new StringBuilder();
        foreach (var rune in whole.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                // Accents and what cannot be seen neither count nor separate.
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                    continue;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                    if (word.Length < MostUnits - 1)
                        word.Append(Plain(Rune.ToLowerInvariant(Rune.ToUpperInvariant(Rune.ToLowerInvariant(rune)))));
                    continue;
            }
            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    /// <summary>Letters that have no decomposition, as people type them who do not have them on their keyboards.</summary>
    private static string Plain(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        _ => rune.ToString(),
    };
}
