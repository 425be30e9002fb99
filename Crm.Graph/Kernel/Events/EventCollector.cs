using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Tells what happened from what a context is about to save: one event for each record, or one for each name that its model raised; and for
/// the audit log one change of each record, with what was done besides.
/// </summary>
internal sealed class EventCollector(TimeProvider clock)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ConcurrentDictionary<Type, LoggedEntity?> _entities = new();

    /// <summary>To be called when everything has been stamped.</summary>
    public Collected Collect(CrmDb db)
    {
        // The stamps were set on entries whose state is settled: there is nothing to detect.
        var tracker = db.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            var collected = new Collected([], []);
            if (db.HasCaller)
            {
                var changed = tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
                var parts = changed.Where(e => e.Entity is IPart).ToLookup(e => ((IPart)e.Entity).OwnerId);
                foreach (var entry in changed.Where(e => e.Entity is Record or IAppendOnly))
                    Add(collected, db, entry, parts);
            }
            var now = clock.Now();
            collected.Audited.AddRange(tracker.Entries<Accountable>().SelectMany(e => e.Entity.Deeds).Select(d => AuditDraft.Of(d, db.HasCaller ? db.Caller : null, now)));
            return collected;
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }

    private void Add(Collected collected, CrmDb db, EntityEntry entry, ILookup<Guid, EntityEntry> parts)
    {
        if (entry.Entity is not Entity entity || LoggedOf(db, entry) is not { } logged)
            return;
        var record = entity as Record;
        var before = entry.State == EntityState.Modified ? entry.OriginalValues.ToObject() : null;
        var names = Names(record, before as Record);
        var now = clock.Now();
        var audited = Json(json => WriteChanges(json, logged, before, entity, parts[entity.Id], IsAudited));
        collected.Audited.Add(AuditDraft.Of(logged.Name, names[0], entity, db.Caller, now, audited));
        // What belongs to the organisation as a whole is neither its live nor its test data, whose logs these are.
        if (entity is IOfOrganisation)
            return;
        var changes = Json(json => WriteChanges(json, logged, before, entity, parts[entity.Id], (field, from, to) => from is not null && !field.IsSame(from, to)));
        var state = Json(json => logged.WriteState(json, entity));
        collected.Events.AddRange(names.Select((name, i) => new EventDraft(
            Ids.Next(), entity.TenantId, logged.Name, name, entity.Id, record?.Version ?? 1, now, db.Caller.ActorId, i == 0, changes, state)));
    }

    /// <summary>Without what the server stamps, which the entry says itself; of a new record everything that it has.</summary>
    private static bool IsAudited(LoggedField field, object? before, object after) => before is null
        ? !field.IsOfEveryRecord && !field.IsNull(after)
        : (!field.IsOfEveryRecord || field.Name == "isDeleted") && !field.IsSame(before, after);

    private LoggedEntity? LoggedOf(CrmDb db, EntityEntry entry)
        => _entities.GetOrAdd(entry.Entity.GetType(), static (type, db) => LoggedEntity.Of(db.Model.FindEntityType(type), db.Catalogues), db);

    /// <summary>That it is new, gone or back is always said: somebody may wait for no more than that. That it changed, when nothing says so better.</summary>
    private static List<string> Names(Record? record, Record? before)
    {
        List<string> names = before is null ? [EventNames.Created]
            : before.IsDeleted == record!.IsDeleted ? []
            : [record.IsDeleted ? EventNames.Deleted : EventNames.Restored];
        names.AddRange(record?.Raised ?? []);
        return names.Count > 0 ? names : [EventNames.Updated];
    }

    private static void WriteChanges(
        Utf8JsonWriter json, LoggedEntity logged, object? before, object after, IEnumerable<EntityEntry> parts,
        Func<LoggedField, object?, object, bool> isShown)
    {
        json.WriteStartArray();
        foreach (var field in logged.Fields)
        {
            if (isShown(field, before, after))
                WriteChange(json, field.Name, before, after, (to, value) => WriteField(to, field, value));
        }
        foreach (var entry in parts)
        {
            var from = entry.State == EntityState.Added ? null : entry.OriginalValues.ToObject();
            var to = entry.State == EntityState.Deleted ? null : entry.Entity;
            if (entry.Entity is IFieldValue field)
                WriteChange(json, field.FieldName, (from as IFieldValue)?.Value, (to as IFieldValue)?.Value, JsonValues.Write);
            else if (logged.Parts.GetValueOrDefault(entry.Metadata.ClrType) is { } part && (from is null || to is null || !part.IsSame(from, to)))
                WriteChange(json, part.Field, from, to, part.Write);
        }
        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, LoggedField field, object? entity)
    {
        if (entity is null)
            json.WriteNullValue();
        else
            field.Write(json, entity);
    }

    private static void WriteChange<T>(Utf8JsonWriter json, string field, T from, T to, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        json.WriteString("field"u8, field);
        json.WritePropertyName("from"u8);
        write(json, from);
        json.WritePropertyName("to"u8);
        write(json, to);
        json.WriteEndObject();
    }

    private static JsonText Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain))
            write(json);
        return new(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
