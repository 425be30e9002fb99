using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Fields;

/// <summary>What a field of a catalogue is.</summary>
public enum FieldKind
{
    /// <summary>A column, or an expression that the database computes.</summary>
    Value,
    /// <summary>Read from other values of the same row, then computed here; it cannot be filtered or sorted by.</summary>
    Computed,
    /// <summary>Values of the same row under one name.</summary>
    Group,
    /// <summary>Another record.</summary>
    One,
    /// <summary>The parts of a record: few, and always all of them.</summary>
    Parts,
    /// <summary>Other records: as many as there may be, paged.</summary>
    Many,
}

/// <summary>How a text is searched.</summary>
public enum SearchedAs
{
    /// <summary>By the beginnings of its words.</summary>
    Text,
    /// <summary>By its digits, however they are written, with the country's code and without.</summary>
    Phone,
}

/// <summary>One field of an entity, stated once; everything that knows fields knows them from here.</summary>
public sealed class CatalogueField
{
    private string? _description;

    /// <summary>A record itself: what an edge of a connection leads to.</summary>
    internal static readonly CatalogueField Self =
        new("node", FieldKind.One, (Expression<Func<object, object>>)(record => record), typeof(object), nullable: false, member: null);

    internal CatalogueField(string name, FieldKind kind, LambdaExpression path, Type type, bool nullable, MemberInfo? member)
        => (Name, Kind, Path, Type, IsNullable, Member) = (name, kind, path, type, nullable, member);

    /// <summary>The name in camelCase: in the schema, in rules, in orders.</summary>
    public string Name { get; }

    public FieldKind Kind { get; }

    /// <summary>The expression over the entity. For <see cref="FieldKind.Parts"/> and <see cref="FieldKind.Many"/> see <see cref="Children"/>.</summary>
    public LambdaExpression Path { get; }

    /// <summary>The CLR type without <see cref="Nullable{T}"/>; of the other entity where the field leads to one.</summary>
    public Type Type { get; }

    /// <summary>Whether null may be found there.</summary>
    public bool IsNullable { get; private set; }

    /// <summary>The property it is taken from, for its docstring.</summary>
    internal MemberInfo? Member { get; }

    /// <summary>Whether it is one of the fields that every record has: its id, its version, who made it and when.</summary>
    public bool IsOfEveryRecord => Member?.DeclaringType?.IsAssignableFrom(typeof(Record)) == true;

    /// <summary>The permission that reading, filtering and sorting by it needs, beyond that of the record.</summary>
    public string? Permission { get; private set; }

    /// <summary>What it means: the schema's description.</summary>
    public string Description => _description ??= Docs.Summary(Member) ?? "";

    /// <summary>Where the rows of a list come from.</summary>
    public ChildRows? Children { get; internal init; }

    /// <summary>Where the values of defined fields are, for the field under which these stand.</summary>
    public DefinedRows? Defined { get; internal init; }

    /// <summary>What a tenant has said about the field; null for one that the program itself has.</summary>
    public FieldDefinition? Definition { get; private init; }

    /// <summary>The values to choose from, where they are no enum's; empty where any is possible.</summary>
    public IReadOnlyList<FieldChoice> Choices => Definition?.Choices ?? [];

    /// <summary>What a computed field reads.</summary>
    internal LambdaExpression[] Inputs { get; init; } = [];

    /// <summary>Computes the value from what was read, in the order of <see cref="Inputs"/>, for who asks.</summary>
    internal Func<object?[], Caller, object?>? Compute { get; init; }

    /// <summary>Of a computed field: the stored value that logs keep in its stead.</summary>
    internal LambdaExpression? LoggedAs { get; private set; }

    /// <summary>Whether rules and orders may name it.</summary>
    public bool IsFilterable { get; private set; } = true;

    /// <summary>Whether the log of events keeps its value, and what it changed from and to.</summary>
    public bool IsLogged { get; private set; } = true;

    /// <summary>Of an amount of money: the name of the field beside it that holds its currency.</summary>
    public string? Currency { get; private set; }

    /// <summary>How <c>search:</c> finds records by this text; null where it does not.</summary>
    public SearchedAs? SearchedAs { get; private set; }

    /// <summary>Whether the record can be asked for by this field's value, as by its id.</summary>
    public bool IsKey { get; private set; }

    /// <summary>The text as it is compared: the stored folded column beside the property. Null for all but stored text.</summary>
    public LambdaExpression? Folded => Type == typeof(string) && Kind == FieldKind.Value ? FoldedColumn.Of(Path) : null;

    /// <summary>The field that a definition makes of this column.</summary>
    internal CatalogueField As(FieldDefinition definition)
        => new(definition.Key, FieldKind.Value, Path, Type, nullable: true, member: null) { Definition = definition, _description = definition.Label };

    /// <summary>Names the permission that the field needs. Who lacks it reads null and an error, so the field is nullable.</summary>
    public CatalogueField Needs(string permission)
    {
        if (SearchedAs is not null)
            throw new InvalidOperationException($"{Name} is searchable: who may not read it would find records by it");
        (Permission, IsNullable) = (permission, true);
        return this;
    }

    /// <summary>The description, for a field whose property has none to give.</summary>
    public CatalogueField Describe(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>Keeps rules and orders from naming the field.</summary>
    public CatalogueField NotFilterable()
    {
        IsFilterable = false;
        return this;
    }

    /// <summary>Keeps the field's values out of the log of events: for what nobody may find there later. That the record changed is still said.</summary>
    public CatalogueField NotLogged()
    {
        IsLogged = false;
        return this;
    }

    /// <summary>Has logs keep the stored value that a computed field is made of, under the field's name.</summary>
    public CatalogueField LogAs<T, TValue>(Expression<Func<T, TValue>> path)
    {
        LoggedAs = path;
        return this;
    }

    /// <summary>Lets <c>id:</c> arguments take this field's value too. The value is unique per tenant, whatever its case.</summary>
    public CatalogueField AsKey()
    {
        IsKey = true;
        return this;
    }

    /// <summary>Lets <c>search:</c> find records by this text of theirs, or of their parts. Whoever may read the record must be able to read it.</summary>
    public CatalogueField Searchable(SearchedAs how = Fields.SearchedAs.Text)
    {
        if (Type != typeof(string) || Kind != FieldKind.Value || Path.Body is not MemberExpression { Expression: ParameterExpression } || Permission is not null)
            throw new InvalidOperationException($"{Name} is no stored text that all who see the record may read");
        SearchedAs = how;
        return this;
    }

    internal CatalogueField In(string currency)
    {
        Currency = currency;
        return this;
    }

    public override string ToString() => Name;
}

/// <summary>Where the rows of a nested list come from.</summary>
/// <param name="Row">The entity that is read: the child itself, or the link to it.</param>
/// <param name="ParentKey">From the row, the id of the parent.</param>
/// <param name="Element">From the row, the child.</param>
public sealed record ChildRows(Type Row, LambdaExpression ParentKey, LambdaExpression Element);

/// <summary>Which rows hold the values of the fields that tenants define; their columns are those that the rows' catalogue keeps.</summary>
/// <param name="Entity">The name of the list whose records these are.</param>
/// <param name="Id">From the row, the id of the definition.</param>
public sealed record DefinedRows(string Entity, CatalogueField Id);
