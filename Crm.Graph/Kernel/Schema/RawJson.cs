using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Graph.Kernel.Schema;

/// <summary>A part of the answer that is JSON already: a planned read writes its rows itself.</summary>
/// <param name="utf8">One well-formed JSON value. It is sent as it is.</param>
[JsonConverter(typeof(RawJsonConverter))]
public sealed class RawJson(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;
}

/// <summary>Sends a <see cref="RawJson"/> unread, whoever serialises it.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
        => writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
