using System.Runtime.CompilerServices;
using System.Text.Json;
using Crm.Graph.Kernel.Events;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>A change of a field, as the log has it.</summary>
internal readonly record struct LoggedChange(string Field, JsonElement From, JsonElement To)
{
    /// <summary>The changes of a list of <c>{field, from, to}</c>; good for as long as its document is.</summary>
    public static IEnumerable<LoggedChange> Read(JsonElement list) => list.EnumerateArray()
        .Select(c => new LoggedChange(c.GetProperty("field").GetString()!, c.GetProperty("from"), c.GetProperty("to")));
}

/// <summary>An event's JSON, read once for all groups that look at it.</summary>
internal sealed class EventFacts
{
    private static readonly ConditionalWeakTable<LogEvent, EventFacts> Known = [];

    private EventFacts(LogEvent happened)
    {
        (After, Before) = (happened.After(), happened.Before());
        using var json = JsonDocument.Parse(happened.Changes.Value);
        Changes = [.. LoggedChange.Read(json.RootElement).Select(c => c with { From = c.From.Clone(), To = c.To.Clone() })];
    }

    public JsonElement After { get; }

    /// <summary>Null when there was no record before.</summary>
    public JsonElement? Before { get; }

    public IReadOnlyList<LoggedChange> Changes { get; }

    public static EventFacts Of(LogEvent happened) => Known.GetValue(happened, static e => new(e));
}
