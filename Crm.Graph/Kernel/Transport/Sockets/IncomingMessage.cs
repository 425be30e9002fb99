using System.Text.Json;
using GraphQL.Transport;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>The kinds of message that a client may send.</summary>
internal enum IncomingKind
{
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}

/// <summary>A message of a client.</summary>
/// <param name="kind">Its type.</param>
/// <param name="id">The operation's, of those that are about one.</param>
/// <param name="payload">The JSON of the payload; empty when there is none. It is read where it lies, before the next message comes.</param>
internal readonly ref struct IncomingMessage(IncomingKind kind, string? id, ReadOnlySpan<byte> payload)
{
    public IncomingKind Kind { get; } = kind;

    public string? Id { get; } = id;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    public GraphQLRequest Request
    {
        get
        {
            try
            {
                return RequestReader.ReadPayload(Payload);
            }
            catch (HttpRefusal refusal)
            {
                throw SocketViolation.Invalid(refusal.Message);
            }
        }
    }

    /// <exception cref="SocketViolation">It is no message of the protocol.</exception>
    public static IncomingMessage Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return ReadParts(utf8);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw SocketViolation.Invalid("it is not valid JSON.");
        }
    }

    private static IncomingMessage ReadParts(ReadOnlySpan<byte> utf8)
    {
        string? type = null, id = null;
        ReadOnlySpan<byte> payload = default;
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw SocketViolation.Invalid("it must be a JSON object.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("type"u8))
                type = Text(ref reader, "type");
            else if (reader.ValueTextEquals("id"u8))
                id = Text(ref reader, "id");
            else if (reader.ValueTextEquals("payload"u8))
                payload = Object(ref reader, utf8);
            else
                reader.Skip();
        }
        reader.Read(); // throws when anything follows
        return Checked(type, id, payload);
    }

    private static IncomingMessage Checked(string? type, string? id, ReadOnlySpan<byte> payload)
    {
        var kind = type switch
        {
            "connection_init" => IncomingKind.ConnectionInit,
            "ping" => IncomingKind.Ping,
            "pong" => IncomingKind.Pong,
            "subscribe" => IncomingKind.Subscribe,
            "complete" => IncomingKind.Complete,
            null => throw SocketViolation.Invalid("its 'type' is missing."),
            _ => throw SocketViolation.Invalid("its 'type' is none that a client sends."),
        };
        if (kind is IncomingKind.Subscribe or IncomingKind.Complete && string.IsNullOrEmpty(id))
            throw SocketViolation.Invalid("its 'id' is missing.");
        if (kind is IncomingKind.Subscribe && payload.IsEmpty)
            throw SocketViolation.Invalid("its 'payload' is missing.");
        return new(kind, id, payload);
    }

    private static string Text(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw SocketViolation.Invalid($"its '{name}' must be a string.");
    }

    private static ReadOnlySpan<byte> Object(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
            return default;
        if (reader.TokenType is not JsonTokenType.StartObject)
            throw SocketViolation.Invalid("its 'payload' must be an object.");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return utf8[start..(int)reader.BytesConsumed];
    }
}
