using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Subscriptions;

namespace Crm.Graph.Audit;

/// <summary>What of the changes in the audit log somebody is shown: of records that they may read, those fields that they may read.</summary>
internal sealed class SeenChanges(RootFields root)
{
    private static readonly JsonText None = new("[]");

    private readonly ConcurrentDictionary<string, FieldCatalogue?> _catalogues = new();

    public JsonText Of(string entity, JsonText changes, Caller caller)
    {
        if (changes.Value.Length <= 2)
            return None;
        // What is no kind of record any more: nobody knows who might see it.
        var catalogue = _catalogues.GetOrAdd(entity, name => root.Catalogues.All.FirstOrDefault(c => c.Name == name));
        if (catalogue is null || !MayRead(catalogue, caller, []))
            return None;
        using var read = JsonDocument.Parse(changes.Value);
        var shown = VisibleChanges.Of(LoggedChange.Read(read.RootElement), catalogue, root.Catalogues, caller);
        return shown.Count == 0 ? None : Write(shown);
    }

    /// <summary>Whether there is a way to such records: a list or a field of Query, or a list of other records that can be reached.</summary>
    private bool MayRead(FieldCatalogue catalogue, Caller caller, HashSet<FieldCatalogue> asked)
    {
        if (!asked.Add(catalogue))
            return false;
        if (root.Fields.Any(f => f switch { ListField list => list.Entity, OneField one => one.Entity, _ => null } == catalogue.Entity && May(f.Needs)))
            return true;
        return root.Catalogues.All.Any(other => other.Fields.Any(f => f.Type == catalogue.Entity && f.Children is not null && May(f.Permission)) && MayRead(other, caller, asked));

        bool May(string? permission) => permission is null || caller.May(permission);
    }

    private static JsonText Write(IReadOnlyList<VisibleChange> changes)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, VisibleChanges.Plain))
        {
            json.WriteStartArray();
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteString("field"u8, change.Field);
                json.WritePropertyName("from"u8);
                json.WriteRawValue(change.From.Span, skipInputValidation: true);
                json.WritePropertyName("to"u8);
                json.WriteRawValue(change.To.Span, skipInputValidation: true);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return new(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
