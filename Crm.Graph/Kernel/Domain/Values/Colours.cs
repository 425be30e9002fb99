namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Colours as style sheets write them: # and six hexadecimal digits.</summary>
public static class Colours
{
    public const int Length = 7;

    /// <summary>The colour with its letters in capitals.</summary>
    public static Result<string> Parse(string text) => text.Length == Length && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept(Digits) < 0
        ? text.ToUpperInvariant()
        : new DomainError(Codes.Invalid, "Expected a colour as # and six hexadecimal digits, such as #1E90FF.");

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
