using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Domain.Values;
using GraphQL;

namespace Crm.Graph.Kernel.Transport;

/// <summary>
/// Reads variables. Unlike the engine's reader, a number with decimals is always a decimal, exact as it was written,
/// and only becomes a double where no decimal holds it.
/// </summary>
internal static class JsonValues
{
    /// <summary>More digits than this are no number that anybody means, and costly to read.</summary>
    private const int MaxDigits = 100;

    private static readonly object True = true;
    private static readonly object False = false;

    public static Inputs ReadInputs(ref Utf8JsonReader reader)
    {
        var values = ReadObject(ref reader);
        return values.Count == 0 ? Inputs.Empty : new Inputs(values);
    }

    private static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader)
    {
        var values = new Dictionary<string, object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            values[name] = ReadValue(ref reader);
        }
        return values;
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        _ => null,
    };

    private static List<object?> ReadList(ref Utf8JsonReader reader)
    {
        var values = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(ReadValue(ref reader));
        return values;
    }

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out var small))
            return small;
        if (reader.TryGetInt64(out var large))
            return large;
        var text = reader.ValueSpan;
        if (text.Length > MaxDigits)
            throw HttpRefusal.Malformed($"A number in the variables has more than {MaxDigits} digits.");
        if (text.IndexOfAny("eE."u8) < 0)
            return BigInteger.Parse(Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture);
        Span<char> written = stackalloc char[MaxDigits];
        if (reader.TryGetDecimal(out var exact) && ExactDecimal.IsExact(written[..Encoding.ASCII.GetChars(text, written)], exact))
            return exact;
        var approximate = reader.GetDouble();
        return double.IsFinite(approximate) ? approximate : throw HttpRefusal.Malformed("A number in the variables is out of range.");
    }
}
