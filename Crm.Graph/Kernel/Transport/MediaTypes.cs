using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Crm.Graph.Kernel.Transport;

/// <summary>The media types of an answer.</summary>
internal enum AnswerType
{
    /// <summary><c>application/json</c>: a well-formed request is answered 200, whatever comes of it.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: a request that was not carried out is answered 4xx or 5xx.</summary>
    GraphQL,

    /// <summary><c>text/event-stream</c>: any number of answers, as Server-Sent Events.</summary>
    Events,
}

/// <summary>What may come in and what goes out, as GraphQL over HTTP has it.</summary>
internal static class MediaTypes
{
    private const string Json = "application/json";
    private const string GraphQL = "application/graphql-response+json";
    private const string Events = "text/event-stream";

    /// <summary>The type of a single answer, which is what a stream that does not begin gets as well.</summary>
    public static string ContentType(this AnswerType type) => type is AnswerType.GraphQL ? GraphQL + "; charset=utf-8" : Json + "; charset=utf-8";

    /// <summary>
    /// The answer that is wanted most, of equals the first; null when none is. Only its own name asks for the newer type, because clients
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
                case Events:
                    return AnswerType.Events;
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
        (AnswerType Type, double Quality)? best = null;
        double any = -1;
        var namesJson = false;
        foreach (var range in ranges)
        {
            var quality = range.Quality ?? 1;
            if (!IsUtf8(range))
                continue;
            if (range.MatchesAllTypes || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
                any = Math.Max(any, quality);
            if (Named(range.MediaType) is not { } type)
                continue;
            namesJson |= type is AnswerType.Json;
            if (quality > 0 && (best is null || quality > best.Value.Quality))
                best = (type, quality);
        }
        // Whoever takes anything means the older type, unless it says of that itself how much it is wanted.
        return !namesJson && any > 0 && (best is null || any > best.Value.Quality) ? AnswerType.Json : best?.Type;
    }

    private static AnswerType? Named(StringSegment mediaType)
    {
        if (mediaType.Equals(GraphQL, StringComparison.OrdinalIgnoreCase))
            return AnswerType.GraphQL;
        if (mediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
            return AnswerType.Json;
        return mediaType.Equals(Events, StringComparison.OrdinalIgnoreCase) ? AnswerType.Events : null;
    }

    private static bool IsUtf8(MediaTypeHeaderValue type)
        => !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);
}
