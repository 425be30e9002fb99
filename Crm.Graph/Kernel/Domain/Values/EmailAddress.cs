namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>E-mail addresses as mail servers take them: a local part and a domain, without comments and quoted strings.</summary>
public static class EmailAddress
{
    /// <summary>The most that the mail protocol carries (RFC 5321, 4.5.3.1.3).</summary>
    public const int MaxLength = 254;

    private const string LocalSymbols = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>The address with its domain in lower case; the local part's case belongs to the receiver.</summary>
    public static Result<string> Parse(string text)
    {
        text = text.Trim();
        var at = text.LastIndexOf('@');
        if (text.Length > MaxLength || at is < 1 or > 64 || !IsLocal(text[..at]) || !IsDomain(text[(at + 1)..]))
            return new DomainError(Codes.Invalid, $"Expected an e-mail address of at most {MaxLength} characters, such as name@example.com.");
        return text[..at] + text[at..].ToLowerInvariant();
    }

    private static bool IsLocal(string local)
        => local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
            && local.All(c => char.IsLetterOrDigit(c) || LocalSymbols.Contains(c, StringComparison.Ordinal));

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 1 && labels.All(IsLabel) && !labels[^1].All(char.IsDigit);
    }

    private static bool IsLabel(string label)
        => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-');
}
