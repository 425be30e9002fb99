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

    /// <summary>The record's field that lists such parts.</summary>
    public string Field { get; }

    public static LoggedPart? Of(CatalogueField field, IModel model, Catalogues catalogues)
    {
        var (row, element) = (model.FindEntityType(field.Children!.Row)!, field.Children.Element);
        if (element.Body is ParameterExpression)
            return LoggedEntity.Of(row, catalogues) is { } entity ? new(field.Name, entity, null) : null;
        return LoggedEntity.KeyOf(element, row) is { } key ? new(field.Name, null, new("id", key)) : null;
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
