using System.Text;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Identity.Model;

/// <summary>
/// What a password has to be, by NIST SP 800-63B: long enough, and not one that everybody tries. Any characters, in any mixture, none cut off.
/// </summary>
internal static class PasswordRules
{
    /// <summary>Longer ones would cost more to hash than they are worth.</summary>
    public const int MaxLength = 256;

    /// <summary>What a password needs beside something known: <c>password1234567</c> is but <c>password</c>.</summary>
    private const int OwnLength = 8;

    private const int ShortestWord = 4;

    private static readonly Lazy<HashSet<string>> Known = new(Load);

    /// <summary>The password in the one form in which it is hashed and compared, however its accents were typed; nothing where it is no text.</summary>
    public static string Normalise(string password) => PlainText.IsWhole(password) ? password.Normalize(NormalizationForm.FormKC) : "";

    /// <param name="password">The password.</param>
    /// <param name="minLength">The fewest characters.</param>
    /// <param name="about">Words that are no secret: the person's names, its address, the organisation.</param>
    /// <param name="path">Where in the input it stands.</param>
    public static DomainError? Check(string password, int minLength, IEnumerable<string?> about, string path)
    {
        password = Normalise(password);
        var length = password.EnumerateRunes().Count();
        if (length < minLength || length > MaxLength)
            return new DomainError("WEAK_PASSWORD", $"Expected {minLength} to {MaxLength} characters, of any kind: a sentence is fine.", path).With("length");
        var lower = password.ToLowerInvariant();
        var words = about.OfType<string>().SelectMany(w => w.ToLowerInvariant().Split('@', '.', ' ', '-', '_')).Where(w => w.Length >= ShortestWord);
        if (Repeats(lower) || words.Concat(Parts(lower)).Any(word => Own(lower, word) < OwnLength))
            return new DomainError("WEAK_PASSWORD", "This password, or nearly all of it, is among those that are tried first. Expected one that is not.", path).With("known");
        return null;
    }

    /// <summary>The known words that stand somewhere in the password.</summary>
    private static IEnumerable<string> Parts(string password)
    {
        for (var start = 0; start < password.Length; start++)
            for (var length = ShortestWord; length <= password.Length - start; length++)
                if (Known.Value.Contains(password.Substring(start, length)))
                    yield return password.Substring(start, length);
    }

    /// <summary>How much is left when a word is taken out, wherever it stands.</summary>
    private static int Own(string password, string word) => password.Replace(word, "", StringComparison.Ordinal).Length;

    /// <summary>Whether it is one short piece over and over: <c>abcabcabcabcabc</c>.</summary>
    private static bool Repeats(string password)
        => Enumerable.Range(1, OwnLength - 1).Any(period => Enumerable.Range(period, Math.Max(0, password.Length - period)).All(i => password[i] == password[i - period]));

    private static HashSet<string> Load()
    {
        using var list = typeof(PasswordRules).Assembly.GetManifestResourceStream("Crm.Graph.Identity.KnownPasswords.txt")!;
        using var reader = new StreamReader(list);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
