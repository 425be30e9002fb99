using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>The names that one request may use in rules and orders: the catalogues' fields and those that the tenant has defined, as far as the caller may read them.</summary>
/// <param name="definitions">The tenant's own fields, in the order in which they were made; none where the request speaks of none.</param>
public sealed class Vocabulary(Catalogues catalogues, Caller caller, IReadOnlyList<FieldDefinition> definitions)
{
    public Catalogues Catalogues => catalogues;

    public bool May(string permission) => caller.May(permission);

    /// <summary>The fields that may be named behind another one, which leads on.</summary>
    public IEnumerable<CatalogueField> Behind(CatalogueField field) => field.Defined is { } rows
        ? definitions.Where(d => d.Entity == rows.Entity && !d.IsDeleted).Select(d => FieldOf(d, field))
        : catalogues.Of(field.Type).Fields.Where(f => f.IsFilterable);

    /// <summary>The field of that name behind another one; null when there is none.</summary>
    public CatalogueField? Find(CatalogueField behind, string name) => behind.Defined is { } rows
        ? definitions.FirstOrDefault(d => d.Entity == rows.Entity && d.Key == name && !d.IsDeleted) is { } definition ? FieldOf(definition, behind) : null
        : catalogues.Of(behind.Type).Find(name) is { IsFilterable: true } field ? field : null;

    /// <summary>Whether the tenant had a field of its own under that name, and has deleted it.</summary>
    public bool HadOnce(CatalogueField behind, string name)
        => behind.Defined is { } rows && definitions.Any(d => d.Entity == rows.Entity && d.Key == name && d.IsDeleted);

    private CatalogueField FieldOf(FieldDefinition definition, CatalogueField behind) => catalogues.Of(behind.Type).Columns[definition.Type].As(definition);
}

/// <summary>Makes the vocabulary of a request. A tenant's definitions are read each time, so that all servers agree, but only for a request that speaks of them.</summary>
/// <param name="definitions">Where they are; a program without has none.</param>
public sealed class Vocabularies(Catalogues catalogues, IFieldDefinitions? definitions = null)
{
    /// <param name="withDefinitions">Whether the request speaks of defined fields.</param>
    public async ValueTask<Vocabulary> ForAsync(Caller caller, bool withDefinitions, CancellationToken ct)
        => new(catalogues, caller, withDefinitions && definitions is not null ? await definitions.AllAsync(caller, ct) : []);
}
