using Crm.Graph.Kernel.Schema;

namespace Crm.Graph.Kernel.Transport.Idempotency;

/// <summary>The header with which a caller says that a mutation may come again.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Says of an answer that it is the first one once more.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int MaxLength = 255;

    /// <summary>What the header asks for; null where there is none.</summary>
    /// <param name="isSingle">Whether the request has an answer of its own that could be kept: it is neither a batch nor a stream.</param>
    public static Repeatable? Of(HttpContext http, bool isSingle)
    {
        if (http.Request.Headers[Header] is not { Count: > 0 } given || http.RequestServices.GetService<Repeatables>() is not { } repeatables)
            return null;
        if (!isSingle)
            throw HttpRefusal.Malformed($"{Header} goes with a single request: not with a batch, and not with a stream.");
        if (given is not [{ Length: > 0 and <= MaxLength } key] || key.Any(c => c is < ' ' or > '~'))
            throw HttpRefusal.Malformed($"{Header} is one text of at most {MaxLength} printable ASCII characters, such as a UUID.");
        return repeatables.Of(key);
    }
}
