using System.Buffers;
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using GraphQL;
using GraphQL.Execution;

namespace Crm.Graph.Kernel.Transport;

/// <summary>
/// Writes an answer straight from the engine's tree. The engine's own serialiser looks up a converter for every value
/// and knows neither our errors nor text that stays readable (<c>+</c> and <c>'</c> as they are).
/// </summary>
internal static class ResponseWriter
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Under which an error that ends a stream says where to go on.</summary>
    public const string CursorKey = "cursor";

    /// <summary>For the rare values that are none of the kinds below.</summary>
    private static readonly JsonSerializerOptions Rest = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static Utf8JsonWriter? _idle;

    public static void Write(IBufferWriter<byte> output, ExecutionResult result, string traceId)
    {
        var json = Take(output);
        Write(json, result, traceId);
        json.Flush();
        _idle = json;
    }

    /// <summary>The list of errors alone.</summary>
    public static void WriteErrors(IBufferWriter<byte> output, ExecutionErrors errors, string traceId)
    {
        var json = Take(output);
        Write(json, errors, traceId);
        json.Flush();
        _idle = json;
    }

    private static Utf8JsonWriter Take(IBufferWriter<byte> output)
    {
        var json = _idle;
        _idle = null; // one that breaks half-way is not used again
        if (json is null)
            return new Utf8JsonWriter(output, WriterOptions);
        json.Reset(output);
        return json;
    }

    private static void Write(Utf8JsonWriter json, ExecutionResult result, string traceId)
    {
        json.WriteStartObject();
        if (result.Errors is { Count: > 0 } errors)
        {
            json.WritePropertyName("errors"u8);
            Write(json, errors, traceId);
        }
        if (result.Executed)
        {
            json.WritePropertyName("data"u8);
            WriteValue(json, result.Data);
        }
        if (result.Extensions is { Count: > 0 } extensions)
        {
            json.WritePropertyName("extensions"u8);
            WriteValue(json, extensions);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExecutionErrors errors, string traceId)
    {
        json.WriteStartArray();
        foreach (var error in errors)
            Write(json, error, traceId);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ExecutionError error, string traceId)
    {
        var report = ErrorReport.Of(error, traceId);
        json.WriteStartObject();
        json.WriteString("message"u8, report.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            json.WriteStartArray("locations"u8);
            foreach (var location in locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, location.Line);
                json.WriteNumber("column"u8, location.Column);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (error.Path?.ToList() is { Count: > 0 } path)
        {
            json.WritePropertyName("path"u8);
            WriteValue(json, path);
        }
        json.WriteStartObject("extensions"u8);
        json.WriteString("code"u8, report.Code);
        json.WriteNumber("status"u8, report.Status);
        if (report.Parameters.Count > 0)
        {
            json.WritePropertyName("parameters"u8);
            WriteValue(json, report.Parameters);
        }
        if (error.Extensions?.TryGetValue(CursorKey, out var cursor) == true)
            json.WriteString(CursorKey, (string?)cursor);
        json.WriteString("traceId"u8, traceId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, ExecutionNode node)
    {
        switch (node)
        {
            case ValueExecutionNode:
                WriteValue(json, node.Result);
                break;
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    json.WritePropertyName(field.Name!);
                    WriteNode(json, field);
                }
                json.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteNode(json, item);
                json.WriteEndArray();
                break;
            case ArrayExecutionNode { SerializedResult: { } values }:
                WriteValue(json, values);
                break;
            case ObjectExecutionNode or ArrayExecutionNode or NullExecutionNode:
                json.WriteNullValue();
                break;
            default:
                WriteValue(json, node.ToValue());
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case RawJson raw: json.WriteRawValue(raw.Utf8.Span, skipInputValidation: true); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case Guid id: json.WriteStringValue(id); break;
            case DateTimeOffset time: json.WriteStringValue(time.UtcDateTime); break;
            case ExecutionNode node: WriteNode(json, node); break;
            case IReadOnlyDictionary<string, object?> map: WriteMap(json, map); break;
            case IEnumerable list and not IDictionary: WriteList(json, list); break;
            default: JsonSerializer.Serialize(json, value, value.GetType(), Rest); break;
        }
    }

    private static void WriteMap(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> map)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (var value in list)
            WriteValue(json, value);
        json.WriteEndArray();
    }
}
