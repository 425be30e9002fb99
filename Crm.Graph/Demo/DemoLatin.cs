using System.Text;

namespace Crm.Graph.Demo;

/// <summary>Names as they stand in e-mail addresses: small Latin letters and points.</summary>
internal static class DemoLatin
{
    private static readonly Dictionary<char, string> Letters =
        "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o ß:ss æ:ae ø:o .:."
            .Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);

    public static string Of(string name)
    {
        var latin = new StringBuilder(name.Length + 8);
        foreach (var c in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c is >= 'a' and <= 'z')
                latin.Append(c);
            else if (Letters.TryGetValue(c, out var letters) && !(c == '.' && (latin.Length == 0 || latin[^1] == '.')))
                latin.Append(letters);
        }
        return latin.ToString().TrimEnd('.') is { Length: > 0 } some ? some : "contact";
    }
}
