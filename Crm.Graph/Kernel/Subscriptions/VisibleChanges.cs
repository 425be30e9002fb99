using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>A change of a field as a listener sees it.</summary>
/// <param name="Field">The field by the name that rules have for it.</param>
/// <param name="From">The value before, as JSON.</param>
/// <param name="To">The value afterwards, as JSON.</param>
internal sealed record VisibleChange(string Field, ReadOnlyMemory<byte> From, ReadOnlyMemory<byte> To);

/// <summary>Which of the changes that the log has a listener is shown: those of fields that it may read, and not what the server stamps with every change.</summary>
internal static class VisibleChanges
{
    internal static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static IReadOnlyList<VisibleChange> Of(RecordChange change, Catalogues catalogues, Caller caller)
        => change.Happened is { } happened ? Of(EventFacts.Of(happened).Changes, change.Catalogue!, catalogues, caller) : [];

    /// <summary>The same of changes of any record, by its catalogue.</summary>
    public static IReadOnlyList<VisibleChange> Of(IEnumerable<LoggedChange> changes, FieldCatalogue catalogue, Catalogues catalogues, Caller caller)
    {
        var shown = new List<VisibleChange>();
        foreach (var (name, from, to) in changes)
        {
            var names = name.Split('.');
            // A field that is in no catalogue any more: nobody knows who might see it.
            if (catalogue.Find(names[0]) is not { } first || first is { IsOfEveryRecord: true, Name: not "isDeleted" } || Readable(first, names, catalogues, caller) is not { } field)
                continue;
            var part = field is { Children: not null, Defined: null } or { Kind: FieldKind.One } ? catalogues.Of(field.Type) : null;
            shown.Add(new(name, Json(from, part, caller), Json(to, part, caller)));
        }
        return shown;
    }

    /// <summary>The field at the end of the names; null when the caller may not read it, or one on the way to it.</summary>
    private static CatalogueField? Readable(CatalogueField field, string[] names, Catalogues catalogues, Caller caller)
    {
        for (var i = 1; ; i++)
        {
            if (field.Permission is { } permission && !caller.May(permission))
                return null;
            if (i == names.Length || field.Defined is not null)
                return field;
            if (catalogues.Of(field.Type).Find(names[i]) is not { } next)
                return null;
            field = next;
        }
    }

    /// <summary>A value; of a part without the fields that the listener may not read.</summary>
    private static ReadOnlyMemory<byte> Json(JsonElement value, FieldCatalogue? part, Caller caller)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            if (part is null || value.ValueKind != JsonValueKind.Object)
                value.WriteTo(json);
            else
                WritePart(json, value, part, caller);
        }
        return buffer.WrittenMemory;
    }

    private static void WritePart(Utf8JsonWriter json, JsonElement value, FieldCatalogue part, Caller caller)
    {
        json.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            if (part.Find(property.Name) is { } field && (field.Permission is null || caller.May(field.Permission)))
                property.WriteTo(json);
        }
        json.WriteEndObject();
    }
}
