using System.Text.Json;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>A record as it was on one side of an event: by the log as far as that knows it, else as it is in the database now.</summary>
/// <param name="state">The record's own fields on that side.</param>
/// <param name="customFields">The fields of the tenant's own that the event changed, as they were on that side.</param>
/// <param name="now">What was read of the record, and of those that it points at.</param>
internal sealed class SideValues(JsonElement state, IReadOnlyDictionary<string, JsonElement> customFields, ReadNow now) : IRecordValues
{
    public IEnumerable<object?> Of(FieldPath path)
    {
        if (path.Steps[0].Defined is not null && customFields.TryGetValue(path.Name, out var custom))
            return RecordValues.Typed(custom, path.Field.Type) is { } value ? [value] : [];
        if (IsIn(state, path))
            return new RecordValues(state).Of(path);
        return Reference(state, path) is { } id ? now.Of(path.Steps[0].Name, id, Behind(path)) : now.Of(path);
    }

    /// <summary>Whether the state says all there is to know of the path, be it that the path leads nowhere.</summary>
    public static bool IsIn(JsonElement state, FieldPath path)
    {
        foreach (var step in path.Steps)
        {
            if (step.Children is not null)
                return false;
            if (state.ValueKind == JsonValueKind.Null)
                return true;
            if (!state.TryGetProperty(step.Name, out state))
                return false;
        }
        return true;
    }

    /// <summary>The record that the path leads through first, where the state says which that is.</summary>
    public static Guid? Reference(JsonElement state, FieldPath path)
        => path.Steps is [{ Kind: Fields.FieldKind.One } one, ..] && state.TryGetProperty(one.Name, out var other)
            && other.ValueKind == JsonValueKind.Object && other.TryGetProperty("id", out var id) ? id.GetGuid() : null;

    /// <summary>The path from the record on that it leads through first.</summary>
    public static FieldPath Behind(FieldPath path) => path with { Name = path.Name[(path.Steps[0].Name.Length + 1)..], Steps = path.Steps[1..] };
}
