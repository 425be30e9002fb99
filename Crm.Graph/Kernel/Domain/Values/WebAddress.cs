namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>An address on the web that people can follow.</summary>
public static class WebAddress
{
    /// <summary>What browsers take for sure.</summary>
    public const int MaxLength = 2000;

    public static Result<string> Parse(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? text
            : new DomainError(Codes.Invalid, "Expected an address that begins with https:// or http://.");
}
