using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// What the log keeps of an entity, by its catalogue: the values that are stored in its own row. What is computed when it is read is
/// left out, and of another record that it points at the id alone is kept.
/// </summary>
internal sealed class LoggedEntity
{
    private readonly List<LoggedField> _fields = [];
    private readonly Node[] _state;

    private LoggedEntity(FieldCatalogue catalogue, IEntityType type, Catalogues catalogues)
    {
        Name = catalogue.Name;
        _state = [.. Under(catalogue, type, catalogues, "", path => path)];
        Parts = PartsOf(catalogue, catalogues).GroupBy(p => p.Row).ToDictionary(p => p.Key, p => LoggedPart.Of(p.First().Name, p.First().Field, type.Model, catalogues));
    }

    /// <summary>The name of the type in the schema.</summary>
    public string Name { get; }

    public IReadOnlyList<LoggedField> Fields => _fields;

    /// <summary>How the record's parts are shown, by the type of their rows.</summary>
    public IReadOnlyDictionary<Type, LoggedPart?> Parts { get; }

    /// <summary>Null for what has no catalogue: then callers never see it, nor does the log.</summary>
    public static LoggedEntity? Of(IEntityType? type, Catalogues catalogues)
        => type is not null && catalogues.Find(type.ClrType) is { } catalogue ? new(catalogue, type, catalogues) : null;

    public void WriteState(Utf8JsonWriter json, object entity) => Write(json, entity, _state);

    /// <summary>The foreign key behind a reference to another record, as an expression over the entity; null where there is none in its row.</summary>
    internal static LambdaExpression? KeyOf(LambdaExpression path, IEntityType type)
        => path.Body is MemberExpression { Member.Name: var name, Expression: ParameterExpression entity }
            && type.FindNavigation(name) is { IsOnDependent: true, ForeignKey.Properties: [{ PropertyInfo: { } key }] }
            ? Expression.Lambda(Expression.Property(entity, key), entity)
            : null;

    /// <summary>The parts of a record by their fields: its lists, a part that is a record of its own, and the lists of that one.</summary>
    private static IEnumerable<(Type Row, string Name, CatalogueField Field)> PartsOf(FieldCatalogue catalogue, Catalogues catalogues, string prefix = "")
    {
        foreach (var field in catalogue.Fields.Where(f => f.IsLogged))
        {
            if (typeof(IPart).IsAssignableFrom(field.Children?.Row))
                yield return (field.Children.Row, prefix + field.Name, field);
            // One to which a property leads is referred to; it is another record's part.
            if (prefix.Length > 0 || field is not { Kind: FieldKind.One, Member: null } || !typeof(IPart).IsAssignableFrom(field.Type))
                continue;
            yield return (field.Type, field.Name, field);
            foreach (var part in PartsOf(catalogues.Of(field.Type), catalogues, field.Name + "."))
                yield return part;
        }
    }

    private IEnumerable<Node> Under(
        FieldCatalogue catalogue, IEntityType type, Catalogues catalogues, string prefix, Func<LambdaExpression, LambdaExpression> from)
    {
        foreach (var field in catalogue.Fields.Where(f => f.IsLogged))
        {
            if (field.Kind == FieldKind.Value && IsStored(from(field.Path)))
                yield return Leaf(field.Name, new(prefix + field.Name, from(field.Path), field.IsOfEveryRecord));
            else if (field.LoggedAs is { } stored && prefix.Length == 0)
                yield return Leaf(field.Name, new(field.Name, stored));
            else if (field.Kind == FieldKind.Group && IsStored(field.Path))
                yield return new(NameOf(field), null, [.. Under(catalogues.Of(field.Type), type, catalogues, $"{prefix}{field.Name}.", path => Replace.Then(from(field.Path), path))]);
            else if (field.Kind == FieldKind.One && prefix.Length == 0 && KeyOf(field.Path, type) is { } key)
                yield return new(NameOf(field), key, [Leaf("id", new($"{field.Name}.id", key, field.IsOfEveryRecord))]);
        }
    }

    private Node Leaf(string name, LoggedField field)
    {
        _fields.Add(field);
        return new(JsonEncodedText.Encode(name), field);
    }

    private static JsonEncodedText NameOf(CatalogueField field) => JsonEncodedText.Encode(field.Name);

    /// <summary>Whether a path is a property of the entity, or of a group of values in its row.</summary>
    private static bool IsStored(LambdaExpression path)
    {
        var at = path.Body;
        while (at is MemberExpression { Expression: { } owner })
        {
            if (owner is ParameterExpression)
                return true;
            if (!owner.Type.IsDefined(typeof(ComplexTypeAttribute), inherit: false))
                return false;
            at = owner;
        }
        return false;
    }

    private static void Write(Utf8JsonWriter json, object entity, Node[] nodes)
    {
        json.WriteStartObject();
        foreach (var node in nodes)
        {
            json.WritePropertyName(node.Name);
            if (node.Field is { } field)
                field.Write(json, entity);
            else if (node.IsThere?.Invoke(entity) == false)
                json.WriteNullValue();
            else
                Write(json, entity, node.Nodes);
        }
        json.WriteEndObject();
    }

    /// <summary>A value, a group of values, or a reference that may lead nowhere.</summary>
    private sealed class Node
    {
        public Node(JsonEncodedText name, LoggedField field) => (Name, Field, Nodes) = (name, field, []);

        public Node(JsonEncodedText name, LambdaExpression? key, Node[] nodes) => (Name, Nodes, IsThere) = (name, nodes, key is null ? null : HasValue(key));

        public JsonEncodedText Name { get; }

        public LoggedField? Field { get; }

        public Node[] Nodes { get; }

        public Func<object, bool>? IsThere { get; }

        private static Func<object, bool>? HasValue(LambdaExpression key)
        {
            if (Nullable.GetUnderlyingType(key.Body.Type) is null)
                return null;
            var entity = Expression.Parameter(typeof(object));
            var value = Replace.Parameter(key, Expression.Convert(entity, key.Parameters[0].Type));
            return Expression.Lambda<Func<object, bool>>(Expression.NotEqual(value, Expression.Constant(null, value.Type)), entity).Compile();
        }
    }
}
