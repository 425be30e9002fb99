using System.Reflection;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Schema;

/// <summary>The object types of answers and events that are no records of the database, each made once of its C# type.</summary>
/// <param name="referred">The field of a record of the database that stands among the properties as a <see cref="RecordRef{T}"/>.</param>
internal sealed class PlainTypes(InputTypes inputs, Func<Type, Func<object, Guid?>, FieldType> referred)
{
    private readonly Dictionary<Type, ObjectGraphType> _types = [];

    /// <summary>The type of an answer or of one of its properties, without regard to null.</summary>
    public IGraphType Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (InputTypes.Element(type) is { } element)
            return new ListGraphType(new NonNullGraphType(Of(element)));
        if (type.IsEnum || Scalars.Of(type) is not null)
            return inputs.Of(type);
        if (_types.TryGetValue(type, out var known))
            return known;
        var made = _types[type] = new ObjectGraphType { Name = type.Name, Description = Docs.Summary(type) };
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract"))
            made.AddField(Field(property));
        return made;
    }

    private FieldType Field(PropertyInfo property)
    {
        var isNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        if (RecordRef.Entity(property.PropertyType) is { } entity)
        {
            var record = referred(entity, source => ((IRecordRef?)property.GetValue(source))?.Id);
            record.Name = Names.Camel(property.Name);
            record.Description = Docs.Parameter(property);
            return record; // nullable even if the id is not: the record may be gone, or not the caller's to see
        }
        var type = Of(property.PropertyType);
        return new FieldType
        {
            Name = Names.Camel(property.Name),
            Description = Docs.Parameter(property),
            ResolvedType = isNullable ? type : new NonNullGraphType(type),
            Resolver = new FuncFieldResolver<object>(c => property.GetValue(c.Source)),
        };
    }
}
