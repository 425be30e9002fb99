using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.Kernel.Paging;

/// <summary>
/// A place in a sorted list: the values of the sort's keys at a record, and which sort that was. It says nothing that the
/// record itself does not say, and a forged one can only start elsewhere in the caller's own list.
/// </summary>
internal static class Cursor
{
    public static string Write(SortOrder order, ReadOnlySpan<object?> values)
    {
        var json = new JsonArray { Mark(order) };
        foreach (var value in values)
        {
            json.Add(value switch
            {
                null => null,
                bool b => JsonValue.Create(b),
                DateTimeOffset time => JsonValue.Create(time.ToUnixTimeMilliseconds()),
                Enum choice => JsonValue.Create(Fields.Names.Of(choice)),
                DateOnly day => JsonValue.Create(day.ToString("O", CultureInfo.InvariantCulture)),
                IFormattable f => JsonValue.Create(f.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture)),
                _ => JsonValue.Create((string)value),
            });
        }
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
    }

    /// <exception cref="BadRequestException">It is no cursor, or one of another order.</exception>
    public static object?[] Read(SortOrder order, string cursor)
    {
        try
        {
            var json = JsonNode.Parse(Base64Url.DecodeFromChars(cursor)) as JsonArray;
            if (json is null || json.Count != order.Keys.Length + 1 || json[0]!.GetValue<string>() != Mark(order))
                throw Unknown();
            return [.. order.Keys.Select((key, i) => Value(json[i + 1], key.Path))];
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException or OverflowException or NullReferenceException)
        {
            throw Unknown();
        }
    }

    private static BadRequestException Unknown() => new("This is no cursor of this list in this order.");

    private static object? Value(JsonNode? node, FieldPath path)
    {
        if (node is null)
            return path.IsNullable ? null : throw Unknown();
        var value = Value(node, path.Field.Type);
        return IsStorable(value) ? value : throw Unknown();
    }

    /// <summary>Forged, a cursor could hold what no column does.</summary>
    private static bool IsStorable(object value) => value switch
    {
        string text => RuleValues.IsStorable(text),
        decimal number => Math.Abs(number) <= RuleValues.MostMoney,
        double number => double.IsFinite(number),
        _ => true,
    };

    private static object Value(JsonNode node, Type type)
    {
        if (type == typeof(bool))
            return node.GetValue<bool>();
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.FromUnixTimeMilliseconds(node.GetValue<long>());
        var text = node.GetValue<string>();
        if (type.IsEnum)
            return Fields.Names.TryParse(type, text, out var value) ? value! : throw Unknown();
        if (type == typeof(Guid))
            return Guid.Parse(text);
        if (type == typeof(DateOnly))
            return DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
        return type == typeof(string) ? text : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }

    /// <summary>A short mark of the order (FNV-1a).</summary>
    private static string Mark(SortOrder order)
    {
        var hash = 2166136261u;
        foreach (var c in order.Identity)
            hash = (hash ^ c) * 16777619u;
        return hash.ToString("x", CultureInfo.InvariantCulture);
    }
}
