using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Graph.Kernel.Events;

/// <summary>What a record's own fields were before and after an event, as answers have them: so that a filter can be tested on both.</summary>
public static class EventStates
{
    /// <summary>The fields afterwards.</summary>
    public static JsonElement After(this LogEvent happened) => Element(JsonNode.Parse(happened.State.Value)!);

    /// <summary>The fields before: what they are afterwards with every change taken back. Null when there was no record before.</summary>
    public static JsonElement? Before(this LogEvent happened)
    {
        if (happened.Event == EventNames.Created || happened is { Version: 1 })
            return null;
        var state = JsonNode.Parse(happened.State.Value)!.AsObject();
        foreach (var change in JsonNode.Parse(happened.Changes.Value)!.AsArray())
            TakeBack(state, ((string)change!["field"]!).Split('.'), change["from"]);
        return Element(state);
    }

    private static void TakeBack(JsonObject at, string[] path, JsonNode? from)
    {
        // Parts are no fields of the record itself.
        if (!at.ContainsKey(path[0]))
            return;
        for (var i = 0; i < path.Length - 1; i++)
        {
            // A reference: it led nowhere, or to the record with this id.
            if (i == path.Length - 2 && path[^1] == "id")
            {
                at[path[i]] = from is null ? null : new JsonObject { ["id"] = from.DeepClone() };
                return;
            }
            at = at[path[i]]!.AsObject();
        }
        at[path[^1]] = from?.DeepClone();
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
