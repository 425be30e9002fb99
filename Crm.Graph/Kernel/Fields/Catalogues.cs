namespace Crm.Graph.Kernel.Fields;

/// <summary>All catalogues of the program, by entity: one instance each, made once at start.</summary>
public sealed class Catalogues
{
    private readonly Dictionary<Type, FieldCatalogue> _byEntity = [];

    public IReadOnlyCollection<FieldCatalogue> All => _byEntity.Values;

    public void Add(FieldCatalogue catalogue) => _byEntity.Add(catalogue.Entity, catalogue);

    public FieldCatalogue<T> Of<T>() where T : class => (FieldCatalogue<T>)Of(typeof(T));

    public FieldCatalogue Of(Type entity) => _byEntity.TryGetValue(entity, out var catalogue)
        ? catalogue
        : throw new InvalidOperationException($"{entity.Name} has no field catalogue");

    /// <summary>The lists whose records take fields that tenants define.</summary>
    public IEnumerable<string> Definable => All.Select(c => c.DefinableAs).OfType<string>();

    public FieldCatalogue? Find(Type entity) => _byEntity.GetValueOrDefault(entity);
}
