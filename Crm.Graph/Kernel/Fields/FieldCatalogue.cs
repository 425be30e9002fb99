using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Fields;

/// <summary>
/// The fields of an entity, each stated once. From it follow the schema's type, the columns that a query reads, the
/// rules of <c>where:</c>, <c>orderBy:</c>, and all that is to come: no field is listed anywhere a second time.
/// </summary>
public abstract class FieldCatalogue
{
    private readonly Dictionary<string, CatalogueField> _fields = new(StringComparer.Ordinal);

    private protected FieldCatalogue(Type entity) => Entity = entity;

    /// <summary>The CLR type whose fields these are.</summary>
    public Type Entity { get; }

    /// <summary>The name of the type in the schema.</summary>
    public string Name => Entity.Name;

    /// <summary>What the entity is: the schema's description.</summary>
    public string Description => Docs.Summary(Entity) ?? "";

    /// <summary>The fields in the order in which they were stated.</summary>
    public IReadOnlyCollection<CatalogueField> Fields => _fields.Values;

    /// <summary>Whether the type is a part of a row (a group of values) and no entity.</summary>
    public bool IsGroup => Entity.IsDefined(typeof(ComplexTypeAttribute), inherit: false);

    /// <summary>Whether the entity is a record, which can be deleted softly.</summary>
    public bool IsRecord => typeof(Record).IsAssignableFrom(Entity);

    /// <summary>Columns that hold values of defined fields, by their type: no fields themselves.</summary>
    internal Dictionary<Type, CatalogueField> Columns { get; } = [];

    /// <summary>The name of the list under which tenants define fields of the entity; null where they cannot.</summary>
    public string? DefinableAs => _fields.GetValueOrDefault(FieldDefinition.Group)?.Defined?.Entity;

    public CatalogueField? Find(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Which of the records a caller may see at all; all of the tenant's when there is no such condition.</summary>
    public LambdaExpression? Visibility { get; private protected set; }

    /// <summary>What parts and lists are sorted by when nothing is said; when it is null by the id, which is by age.</summary>
    internal CatalogueField? SortedBy { get; private protected set; }

    /// <summary>Whether records are found by their words.</summary>
    public bool IsSearchable => _fields.Values.Any(f => f.SearchedAs is not null);

    /// <summary>The field by whose value the record can be asked for, as by its id.</summary>
    public CatalogueField? Key => _fields.Values.FirstOrDefault(f => f.IsKey);

    private protected CatalogueField Add(CatalogueField field)
    {
        if (!_fields.TryAdd(field.Name, field))
            throw new InvalidOperationException($"{Name}.{field.Name} is stated twice");
        return field;
    }
}

/// <inheritdoc cref="FieldCatalogue"/>
public class FieldCatalogue<T>() : FieldCatalogue(typeof(T)) where T : class
{
    /// <summary>A value; its name, type, nullability and description are the property's.</summary>
    public CatalogueField Field<TValue>(Expression<Func<T, TValue>> path) => Field(NameOf(path), path);

    /// <summary>A value under a name of its own: a property, or an expression that the database can compute.</summary>
    public CatalogueField Field<TValue>(string name, Expression<Func<T, TValue>> path)
    {
        var member = (path.Body as MemberExpression)?.Member;
        var type = Nullable.GetUnderlyingType(typeof(TValue));
        return Add(new(name, FieldKind.Value, path, type ?? typeof(TValue), type is not null || IsNullable(member), member));
    }

    /// <summary>An amount of money and the field beside it that holds its currency: amounts of different currencies are never added.</summary>
    public CatalogueField Money<TValue>(Expression<Func<T, TValue>> amount, Expression<Func<T, string?>> currency)
        => Field(amount).In(NameOf(currency));

    /// <summary>Narrows what callers see, in lists, by id and along paths; it may ask who is calling (<see cref="Ambient.Me"/>).</summary>
    public void OnlyWhere(Expression<Func<T, bool>> condition) => Visibility = condition;

    /// <summary>A value computed here from one that is read.</summary>
    public CatalogueField Computed<TInput, TValue>(string name, Expression<Func<T, TInput>> input, Func<TInput, TValue> compute)
        => Computed<TValue>(name, [input], (values, _) => compute((TInput)values[0]!));

    /// <summary>A value computed here from two that are read.</summary>
    public CatalogueField Computed<TFirst, TSecond, TValue>(
        string name, Expression<Func<T, TFirst>> first, Expression<Func<T, TSecond>> second, Func<TFirst, TSecond, TValue> compute)
        => Computed<TValue>(name, [first, second], (values, _) => compute((TFirst)values[0]!, (TSecond)values[1]!));

    /// <summary>A value computed here from any number that are read; null where one is missing.</summary>
    public CatalogueField Computed<TValue>(string name, Func<object?[], object?> compute, params LambdaExpression[] inputs)
        => Computed<TValue>(name, inputs, (values, _) => compute(values));

    /// <summary>A value computed here from two that are read and from what the caller may do; of callers with the same permissions it is the same.</summary>
    public CatalogueField ComputedFor<TFirst, TSecond, TValue>(
        string name, Expression<Func<T, TFirst>> first, Expression<Func<T, TSecond>> second, Func<TFirst, TSecond, Caller, TValue> compute)
        => Computed<TValue>(name, [first, second], (values, caller) => compute((TFirst)values[0]!, (TSecond)values[1]!, caller));

    /// <summary>A column that holds the values of defined fields of its type. It becomes a field for each definition, and is none itself.</summary>
    public LambdaExpression Holds<TValue>(Expression<Func<T, TValue>> path)
    {
        var type = Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue);
        Columns.Add(type, new(NameOf(path), FieldKind.Value, path, type, nullable: true, MemberOf(path)));
        return path;
    }

    /// <summary>Values of the same row under one name, with a catalogue of their own.</summary>
    public CatalogueField Group<TGroup>(Expression<Func<T, TGroup>> path) where TGroup : class
        => Add(new(NameOf(path), FieldKind.Group, path, typeof(TGroup), nullable: false, MemberOf(path)));

    /// <summary>
    /// Expressions under one name, with a catalogue of their own: <c>a => new Financials { Balance = a.Balance, … }</c>. A path that goes on
    /// from there (<see cref="Replace.Then"/>) is the expression itself, so nothing but what is asked for is read.
    /// </summary>
    public CatalogueField Group<TGroup>(string name, Expression<Func<T, TGroup>> path) where TGroup : class
        => path.Body is MemberInitExpression
            ? Add(new(name, FieldKind.Group, path, typeof(TGroup), nullable: false, typeof(TGroup)))
            : throw new ArgumentException($"{path} has to be an object initialiser");

    /// <summary>Another record.</summary>
    public CatalogueField One<TOther>(Expression<Func<T, TOther?>> path) where TOther : class
        => Add(new(NameOf(path), FieldKind.One, path, typeof(TOther), IsNullable(MemberOf(path)), MemberOf(path)));

    /// <summary>Another record that no property leads to: an expression with <see cref="Rows.Of{T}"/> says which. The field may always be null.</summary>
    public CatalogueField One<TOther>(string name, Expression<Func<T, TOther?>> path) where TOther : class
        => Add(new(name, FieldKind.One, path, typeof(TOther), nullable: true, member: null));

    /// <summary>The parts of the record: few, always all of them, so a plain list.</summary>
    public CatalogueField Parts<TPart>(string name, Expression<Func<TPart, Guid>> owner) where TPart : Entity
        => Children<TPart, TPart>(FieldKind.Parts, name, owner, part => part);

    /// <summary>The values of fields that tenants define: read as parts, one for each definition at most, and named by rules and orders as fields of the record.</summary>
    /// <param name="entity">The name of the list whose records these are.</param>
    /// <param name="owner">From the value, the id of its record.</param>
    /// <param name="definition">From the value, the id of the definition.</param>
    public CatalogueField Defined<TPart>(string entity, Expression<Func<TPart, Guid>> owner, Expression<Func<TPart, Guid>> definition) where TPart : Entity
    {
        Expression<Func<TPart, TPart>> part = p => p;
        return Add(new(FieldDefinition.Group, FieldKind.Parts, part, typeof(TPart), nullable: false, member: null)
        {
            Children = new ChildRows(typeof(TPart), owner, part),
            Defined = new DefinedRows(entity, new(NameOf(definition), FieldKind.Value, definition, typeof(Guid), nullable: false, MemberOf(definition))),
        });
    }

    /// <summary>Other records that point at this one: a connection.</summary>
    public CatalogueField Many<TChild>(string name, Expression<Func<TChild, Guid>> parent) where TChild : Entity
        => Children<TChild, TChild>(FieldKind.Many, name, parent, child => child);

    /// <summary>Other records that a link ties to this one: a connection.</summary>
    public CatalogueField Many<TLink, TChild>(string name, Expression<Func<TLink, Guid>> parent, Expression<Func<TLink, TChild>> child)
        where TLink : class where TChild : Entity
        => Children(FieldKind.Many, name, parent, child);

    private CatalogueField Children<TRow, TChild>(
        FieldKind kind, string name, Expression<Func<TRow, Guid>> parent, Expression<Func<TRow, TChild>> child)
        => Add(new(name, kind, child, typeof(TChild), nullable: false, typeof(T).GetProperty(Names.Pascal(name)))
        {
            Children = new ChildRows(typeof(TRow), parent, child),
        });

    private CatalogueField Computed<TValue>(string name, LambdaExpression[] inputs, Func<object?[], Caller, object?> compute)
    {
        var type = Nullable.GetUnderlyingType(typeof(TValue));
        var field = new CatalogueField(name, FieldKind.Computed, inputs[0], type ?? typeof(TValue), type is not null, member: null)
        {
            Inputs = inputs,
            Compute = compute,
        };
        return Add(field.NotFilterable());
    }

    private static MemberInfo MemberOf(LambdaExpression path)
        => path.Body is MemberExpression member ? member.Member : throw new ArgumentException($"{path} is not a property: name the field");

    private static string NameOf(LambdaExpression path) => Names.Camel(MemberOf(path).Name);

    private static bool IsNullable(MemberInfo? member)
        => member is PropertyInfo property && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
}

/// <summary>What every record's catalogue begins with.</summary>
public abstract class RecordCatalogue<T> : FieldCatalogue<T> where T : Record
{
    protected RecordCatalogue()
    {
        Field(r => r.Id);
        Field(r => r.Version);
        Field(r => r.DateCreated);
        One(r => r.CreatedBy);
        Field(r => r.DateModified);
        One(r => r.ModifiedBy);
        Field(r => r.IsDeleted);
        Field(r => r.DateDeleted);
        One(r => r.DeletedBy);
    }
}
