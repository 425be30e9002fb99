using System.Collections.Immutable;
using Crm.Graph.Kernel.Paging;

namespace Crm.Graph.Kernel.Search;

/// <summary>What somebody searches for. Every term must be found in a record; of a term any alternative, and of an alternative the beginning of every word.</summary>
internal sealed record SearchPhrase(ImmutableArray<ImmutableArray<ImmutableArray<string>>> Terms)
{
    public const int MostCharacters = 200;
    public const int MostWords = 10;

    /// <summary>Fewer digits are no phone number: their leading zeros count.</summary>
    private const int LeastPhone = 4;

    /// <summary>Null where nothing is said: no words, so no condition.</summary>
    /// <exception cref="BadRequestException">It is too long.</exception>
    public static SearchPhrase? Parse(string? text)
    {
        if (text is null)
            return null;
        if (text.Length > MostCharacters)
            throw new BadRequestException($"search takes at most {MostCharacters} characters.");
        var words = SearchWords.Of(text).ToList();
        if (words.Count > MostWords)
            throw new BadRequestException($"search takes at most {MostWords} words.");
        return words.Count == 0 ? null : new([.. Grouped(words)]);
    }

    /// <summary>Digits that stand beside each other may be one phone number, written in groups.</summary>
    private static IEnumerable<ImmutableArray<ImmutableArray<string>>> Grouped(List<string> words)
    {
        for (var i = 0; i < words.Count;)
        {
            var digits = words.Skip(i).TakeWhile(w => w.All(char.IsAsciiDigit)).ToImmutableArray();
            if (digits.IsEmpty)
            {
                yield return [[words[i++]]];
                continue;
            }
            yield return [digits, .. Joined(digits).Select(d => (ImmutableArray<string>)[d])];
            i += digits.Length;
        }
    }

    private static IEnumerable<string> Joined(ImmutableArray<string> digits)
    {
        var all = string.Concat(digits);
        if (digits.Length > 1)
            yield return all;
        // 00357… abroad, 020… at home: numbers are kept without what is dialled in front of them.
        if (all.TrimStart('0') is var dialled && dialled != all && dialled.Length >= LeastPhone)
            yield return dialled;
    }
}
