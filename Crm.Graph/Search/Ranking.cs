using Crm.Graph.Kernel.Search;

namespace Crm.Graph.Search;

/// <summary>How well records match a text, by what people look at first: the name and the code.</summary>
internal sealed class Ranking(string text)
{
    private const double Whole = 1;
    private const double Beginning = 0.9;
    private const double Words = 0.7;
    private const double Elsewhere = 0.2;

    private readonly string[] _asked = [.. SearchWords.Of(text)];

    public double Of(string title, string? key)
    {
        string[] words = [.. SearchWords.Of(title)];
        if (_asked.SequenceEqual(words) || key is not null && _asked.SequenceEqual(SearchWords.Of(key)))
            return Whole;
        if (Begins(words))
            return Beginning;
        var found = _asked.Count(a => words.Any(w => w.StartsWith(a, StringComparison.Ordinal)));
        return found == _asked.Length ? Words : Elsewhere + (Words - Elsewhere) * found / _asked.Length;
    }

    /// <summary>Whether the name begins with the words, of which the last may be unfinished.</summary>
    private bool Begins(string[] words)
        => _asked.Length > 0 && _asked.Length <= words.Length
            && _asked.AsSpan()[..^1].SequenceEqual(words.AsSpan(0, _asked.Length - 1))
            && words[_asked.Length - 1].StartsWith(_asked[^1], StringComparison.Ordinal);
}
