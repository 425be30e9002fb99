using System.Collections.Concurrent;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Reading;

/// <summary>How values of a type are stored by this database: one way per type, which the model's conventions see to.</summary>
internal sealed class TypeMappings
{
    private readonly ConcurrentDictionary<Type, RelationalTypeMapping> _byType = new();
    private readonly IRelationalTypeMappingSource _source;
    private readonly IModel _model;

    public TypeMappings(CrmDb db)
    {
        _source = (IRelationalTypeMappingSource)((IInfrastructure<IServiceProvider>)db).Instance.GetService(typeof(IRelationalTypeMappingSource))!;
        _model = db.Model;
        foreach (var property in _model.GetEntityTypes().SelectMany(Flattened))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type != typeof(string))
                _byType.TryAdd(type, (RelationalTypeMapping)property.GetTypeMapping());
        }
    }

    public RelationalTypeMapping Of(Type type) => _byType.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, Find);

    private RelationalTypeMapping Find(Type type)
    {
        var mapping = type.IsArray ? _source.FindMapping(type, _model, Of(type.GetElementType()!)) : _source.FindMapping(type, _model);
        return (RelationalTypeMapping?)mapping ?? throw new InvalidOperationException($"this database stores no {type.Name}");
    }

    private static IEnumerable<IProperty> Flattened(ITypeBase type)
        => type.GetProperties().Concat(type.GetComplexProperties().SelectMany(c => Flattened(c.ComplexType)));
}
