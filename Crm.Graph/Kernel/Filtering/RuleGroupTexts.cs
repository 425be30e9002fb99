using System.Text.Json;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>Rule groups as text: what is kept, read again as the parser takes it.</summary>
public static class RuleGroupTexts
{
    /// <summary>Dictionaries, lists and values.</summary>
    public static object? Read(RuleGroupText text)
    {
        using var document = JsonDocument.Parse(text.Value, new JsonDocumentOptions { MaxDepth = 64 });
        return Value(document.RootElement);
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Members(json),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? number : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> Members(JsonElement json)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
            members[member.Name] = Value(member.Value);
        return members;
    }
}
