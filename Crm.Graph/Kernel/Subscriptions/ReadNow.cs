using System.Runtime.CompilerServices;
using System.Text.Json;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>What a filter asks for and the log does not have, read from the database when an event is delivered.</summary>
internal sealed class ReadNow
{
    private readonly Dictionary<(string Reference, Guid Id), JsonElement> _others = [];
    private JsonElement? _record;

    public IEnumerable<object?> Of(FieldPath path) => _record is { } record ? new RecordValues(record).Of(path) : [];

    public IEnumerable<object?> Of(string reference, Guid id, FieldPath path)
        => _others.TryGetValue((reference, id), out var other) ? new RecordValues(other).Of(path) : [];

    /// <summary>Reads what these states of a record do not say: one statement for the record, and one for each of its references that is looked behind.</summary>
    public static async Task<ReadNow> OfAsync(
        RecordReader reader, Vocabulary words, FieldCatalogue catalogue, Guid recordId, IEnumerable<JsonElement> states, IEnumerable<FieldPath> paths, Caller caller, CancellationToken ct)
    {
        var read = new ReadNow();
        var missing = states.SelectMany(s => paths.Where(p => !SideValues.IsIn(s, p)).Select(p => (Path: p, Id: SideValues.Reference(s, p)))).Distinct().ToList();
        var own = missing.Where(m => m.Id is null).Select(m => m.Path).DistinctBy(p => p.Name).ToList();
        if (own.Count > 0)
        {
            await foreach (var record in ManyAsync(reader, words, catalogue, [recordId], own, caller, ct))
                read._record = record;
        }
        foreach (var behind in missing.Where(m => m.Id is not null).GroupBy(m => m.Path.Steps[0]))
        {
            var rest = behind.Select(m => SideValues.Behind(m.Path)).DistinctBy(p => p.Name).ToList();
            var ids = behind.Select(m => m.Id!.Value).Distinct().ToList();
            await foreach (var other in ManyAsync(reader, words, words.Catalogues.Of(behind.Key.Type), ids, rest, caller, ct))
                read._others[(behind.Key.Name, other.GetProperty("id").GetGuid())] = other;
        }
        return read;
    }

    private static async IAsyncEnumerable<JsonElement> ManyAsync(
        RecordReader reader, Vocabulary words, FieldCatalogue catalogue, IReadOnlyList<Guid> ids, List<FieldPath> paths, Caller caller,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var id = FieldPath.Find(words, catalogue, "id", "");
        var selection = RecordValues.Selection(words.Catalogues, catalogue, [id, .. paths.Where(p => p.Name != "id")]);
        using var json = JsonDocument.Parse(await reader.ReadAsync(new ReadMany(selection, [.. ids]), caller, ct));
        foreach (var record in json.RootElement.EnumerateArray())
            yield return record.Clone();
    }
}
