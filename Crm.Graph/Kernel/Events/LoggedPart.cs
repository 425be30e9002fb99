using System.Linq.Expressions;
using System.Text.Json;
using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Graph.Kernel.Events;

/// <summary>A part of a record as the changes of the record show it: its own stored values, or the id of the record that a link leads to.</summary>
internal sealed class LoggedPart
{
    private readonly LoggedEntity? _entity;
    private readonly LoggedField? _link;

    private LoggedPart(string field, LoggedEntity? entity, LoggedField? link) => (Field, _entity, _link) = (field, entity, link);

    /// <summary>The name of the record's field where such parts stand.</summary>
    public string Field { get; }

    /// <param name="name">The name of the field, from the record on.</param>
    /// <param name="field">The field, which lists such parts or leads to one.</param>
    public static LoggedPart? Of(string name, CatalogueField field, IModel model, Catalogues catalogues)
    {
        var row = model.FindEntityType(field.Children?.Row ?? field.Type)!;
        if (field.Children is not { Element: { Body: not ParameterExpression } element })
            return LoggedEntity.Of(row, catalogues) is { } entity ? new(name, entity, null) : null;
        return LoggedEntity.KeyOf(element, row) is { } key ? new(name, null, new("id", key)) : null;
    }

    public bool IsSame(object before, object after)
        => _link?.IsSame(before, after) ?? _entity!.Fields.All(f => f.IsSame(before, after));

    /// <param name="part">The part; null writes null.</param>
    public void Write(Utf8JsonWriter json, object? part)
    {
        if (part is null)
        {
            json.WriteNullValue();
        }
        else if (_link is null)
        {
            _entity!.WriteState(json, part);
        }
        else
        {
            json.WriteStartObject();
            json.WritePropertyName("id"u8);
            _link.Write(json, part);
            json.WriteEndObject();
        }
    }
}
