using System.Collections;
using System.Globalization;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Reading;

/// <summary>How values look in answers; one look, whoever writes them.</summary>
public static class JsonValues
{
    public static void Write(Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    public static void Write(Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    public static void Write(Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    public static void Write(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);

    /// <summary>Without the zeros at its end, which some databases add.</summary>
    public static void Write(Utf8JsonWriter json, decimal value) => json.WriteNumberValue(value / 1.0000000000000000000000000000m);

    public static void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    public static void Write(Utf8JsonWriter json, JsonText value) => json.WriteRawValue(value.Value, skipInputValidation: true);

    public static void Write(Utf8JsonWriter json, RuleGroupText value) => json.WriteRawValue(value.Value, skipInputValidation: true);

    public static void Write(Utf8JsonWriter json, Guid value) => json.WriteStringValue(value);

    /// <summary>In UTC, to the millisecond where there are any: <c>2026-01-31T09:30:00Z</c>.</summary>
    public static void Write(Utf8JsonWriter json, DateTimeOffset value) => json.WriteStringValue(value.UtcDateTime);

    public static void Write(Utf8JsonWriter json, DateOnly value)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    /// <summary>A value whose type is known at run time only: what a computed field gives.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: Write(json, text); break;
            case JsonText written: Write(json, written); break;
            case bool flag: Write(json, flag); break;
            case int number: Write(json, number); break;
            case long number: Write(json, number); break;
            case double number: Write(json, number); break;
            case decimal number: Write(json, number); break;
            case Guid id: Write(json, id); break;
            case DateTimeOffset time: Write(json, time); break;
            case DateOnly day: Write(json, day); break;
            case IEnumerable values:
                json.WriteStartArray();
                foreach (var each in values)
                    Write(json, each);
                json.WriteEndArray();
                break;
            case Enum choice: Write(json, Fields.Names.Of(choice)); break;
            default: throw new InvalidOperationException($"no JSON for {value.GetType().Name}");
        }
    }
}
