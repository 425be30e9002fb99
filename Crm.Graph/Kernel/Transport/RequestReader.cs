using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Crm.Graph.Kernel.Transport.Documents;
using GraphQL;
using GraphQL.Transport;

namespace Crm.Graph.Kernel.Transport;

/// <summary>What came in: one request, or a batch to be answered as a list.</summary>
internal readonly record struct Requests(IReadOnlyList<GraphQLRequest> Items, bool IsBatch);

/// <summary>Makes requests of a body or of a query string, and refuses (400) what is malformed.</summary>
internal static class RequestReader
{
    public static Requests Read(ReadOnlySpan<byte> utf8, int maxBatch)
    {
        // The JSON reader looks at the strings it is asked for only; the rest of a body has to be UTF-8 too.
        if (!Utf8.IsValid(utf8))
            throw HttpRefusal.Malformed("The body is not valid UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            var requests = reader.TokenType switch
            {
                JsonTokenType.StartObject => new Requests([ReadRequest(ref reader)], false),
                JsonTokenType.StartArray => new Requests(ReadBatch(ref reader, maxBatch), true),
                _ => throw HttpRefusal.Malformed("The body must be a JSON object, or a list of them."),
            };
            reader.Read(); // throws when anything follows
            return requests;
        }
        catch (JsonException malformed)
        {
            throw HttpRefusal.Malformed($"The body is not valid JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            throw HttpRefusal.Malformed("The body holds half a surrogate pair, which is no character.");
        }
    }

    /// <summary>The parameters of a GET, where the maps are JSON in text.</summary>
    public static GraphQLRequest Read(IQueryCollection query) => Checked(new GraphQLRequest
    {
        Query = One(query, "query"),
        OperationName = One(query, "operationName"),
        Variables = ReadMap(One(query, "variables"), "variables"),
        Extensions = ReadMap(One(query, "extensions"), "extensions"),
    }, One(query, "documentId"));

    /// <summary>The payload of a message that asks for an operation: one request, which is valid JSON already.</summary>
    public static GraphQLRequest ReadPayload(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                ? ReadRequest(ref reader)
                : throw HttpRefusal.Malformed("The payload must be a JSON object.");
        }
        catch (InvalidOperationException)
        {
            throw HttpRefusal.Malformed("The payload holds half a surrogate pair, which is no character.");
        }
    }

    private static List<GraphQLRequest> ReadBatch(ref Utf8JsonReader reader, int maxBatch)
    {
        var batch = new List<GraphQLRequest>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw HttpRefusal.Malformed("Each request of a batch must be a JSON object.");
            if (batch.Count == maxBatch)
                throw HttpRefusal.Malformed($"A batch holds at most {maxBatch} requests.");
            batch.Add(ReadRequest(ref reader));
        }
        return batch.Count > 0 ? batch : throw HttpRefusal.Malformed("A batch holds at least one request.");
    }

    private static GraphQLRequest ReadRequest(ref Utf8JsonReader reader)
    {
        var request = new GraphQLRequest();
        string? documentId = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("query"u8))
                request.Query = ReadText(ref reader, "query");
            else if (reader.ValueTextEquals("variables"u8))
                request.Variables = ReadMap(ref reader, "variables");
            else if (reader.ValueTextEquals("operationName"u8))
                request.OperationName = ReadText(ref reader, "operationName");
            else if (reader.ValueTextEquals("extensions"u8))
                request.Extensions = ReadMap(ref reader, "extensions");
            else if (reader.ValueTextEquals("documentId"u8))
                documentId = ReadText(ref reader, "documentId");
            else
                reader.Skip();
        }
        return Checked(request, documentId);
    }

    private static GraphQLRequest Checked(GraphQLRequest request, string? documentId)
    {
        if (documentId is not null)
            request.Extensions = DocumentName.With(documentId, request.Extensions);
        return request.Query is null && DocumentName.Of(request.Extensions) is null
            ? throw HttpRefusal.Malformed("The parameter 'query' is missing.")
            : request;
    }

    private static string? ReadText(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            _ => throw HttpRefusal.Malformed($"The parameter '{name}' must be a string."),
        };
    }

    private static Inputs? ReadMap(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonValues.ReadInputs(ref reader),
            JsonTokenType.Null => null,
            _ => throw HttpRefusal.Malformed($"The parameter '{name}' must be a map."),
        };
    }

    private static string? One(IQueryCollection query, string name) => query[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } values => values[0],
        _ => throw HttpRefusal.Malformed($"The parameter '{name}' is given more than once."),
    };

    private static Inputs? ReadMap(string? json, string name)
    {
        if (json is null)
            return null;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            var map = ReadMap(ref reader, name);
            reader.Read();
            return map;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw HttpRefusal.Malformed($"The parameter '{name}' is not valid JSON.");
        }
    }
}
