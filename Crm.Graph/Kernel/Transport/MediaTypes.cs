using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Crm.Graph.Kernel.Transport;

/// <summary>The two media types of an answer.</summary>
internal enum AnswerType
{
    /// <summary><c>application/json</c>: a well-formed request is answered 200, whatever comes of it.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: a request that was not carried out is answered 4xx or 5xx.</summary>
    GraphQL,
}

/// <summary>What may come in and what goes out, as GraphQL over HTTP has it.</summary>
internal static class MediaTypes
{
    private const string Json = "application/json";
    private const string GraphQL = "application/graphql-response+json";

    public static string ContentType(this AnswerType type) => type is AnswerType.Json ? Json + "; charset=utf-8" : GraphQL + "; charset=utf-8";

    /// <summary>
    /// The answer that is wanted most; null when neither is. Only its own name asks for the newer type, because clients
    /// that do not know it send <c>*/*</c> or nothing and expect 200.
    /// </summary>
    public static AnswerType? Negotiate(StringValues accept)
    {
        if (accept.Count == 0)
            return AnswerType.Json;
        if (accept.Count == 1)
        {
            switch (accept[0])
            {
                case null or "" or "*/*" or Json:
                    return AnswerType.Json;
                case GraphQL:
                    return AnswerType.GraphQL;
            }
        }
        return MediaTypeHeaderValue.TryParseList(accept, out var ranges) ? Best(ranges) : null;
    }

    /// <summary>Whether a browser's address bar asks: it names HTML.</summary>
    public static bool WantsHtml(StringValues accept)
    {
        foreach (var value in accept)
        {
            if (value is not null && value.Contains("text/html", StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Whether a body of this type can be read: JSON in UTF-8.</summary>
    public static bool IsReadable(string? contentType)
        => contentType is Json or Json + "; charset=utf-8"
            || (MediaTypeHeaderValue.TryParse(contentType, out var type)
                && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
                && IsUtf8(type));

    private static AnswerType? Best(IList<MediaTypeHeaderValue> ranges)
    {
        double json = -1, graphql = -1, any = -1;
        AnswerType? first = null;
        foreach (var range in ranges)
        {
            var quality = range.Quality ?? 1;
            if (!IsUtf8(range))
                continue;
            if (range.MediaType.Equals(GraphQL, StringComparison.OrdinalIgnoreCase))
                (graphql, first) = (quality, first ?? AnswerType.GraphQL);
            else if (range.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
                (json, first) = (quality, first ?? AnswerType.Json);
            else if (range.MatchesAllTypes || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
                any = Math.Max(any, quality);
        }
        if (json < 0)
            json = any;
        if (json <= 0 && graphql <= 0)
            return null;
        return json.CompareTo(graphql) switch
        {
            > 0 => AnswerType.Json,
            < 0 => AnswerType.GraphQL,
            _ => first,
        };
    }

    private static bool IsUtf8(MediaTypeHeaderValue type)
        => !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);
}
