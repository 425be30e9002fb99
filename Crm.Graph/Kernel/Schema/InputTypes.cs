using System.Collections;
using System.Reflection;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Schema;

/// <summary>The input types and enums of the schema, each made once of its C# type.</summary>
internal sealed class InputTypes
{
    private readonly Dictionary<Type, IGraphType> _types = [];

    /// <summary>The type of an input or of one of its parameters, without regard to null.</summary>
    public IGraphType Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.Of(type) is { } scalar)
            return scalar;
        if (Element(type) is { } element)
            return new ListGraphType(new NonNullGraphType(Of(element)));
        if (_types.TryGetValue(type, out var known))
            return known;
        return _types[type] = type.IsEnum ? new EnumType(type) : new RecordInput(type, this);
    }

    /// <summary>What a list is a list of.</summary>
    public static Type? Element(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}

/// <summary>An enum under the names that the schema gives its values.</summary>
internal sealed class EnumType : EnumerationGraphType
{
    public EnumType(Type type)
    {
        Name = type.Name;
        Description = Docs.Summary(type);
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            Add(new EnumValueDefinition(Names.Screaming(member.Name), member.GetValue(null)) { Description = Docs.Summary(member) });
    }
}

/// <summary>An input type made of a record's primary constructor.</summary>
internal sealed class RecordInput : InputObjectGraphType
{
    private readonly ConstructorInfo _constructor;
    private readonly Parameter[] _parameters;

    private sealed record Parameter(string Name, Type Type, Type Inner, bool IsOptional, object? Default);

    public RecordInput(Type type, InputTypes types)
    {
        Name = type.Name;
        Description = Docs.Summary(type);
        IsOneOf = type.IsDefined(typeof(ExactlyOneAttribute), inherit: false);
        _constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        _parameters = [.. _constructor.GetParameters().Select(p => Add(p, type, types))];
    }

    /// <summary>The record of the fields that were given; what was not is its default, or an <see cref="Optional{T}"/> that says so.</summary>
    public override object ParseDictionary(IDictionary<string, object?> value)
        => _constructor.Invoke([.. _parameters.Select(p =>
        {
            var given = value.TryGetValue(p.Name, out var field);
            if (!p.IsOptional)
                return given && (field is not null || p.Default is null) ? Convert(field, p.Inner) : p.Default;
            return given ? Activator.CreateInstance(p.Type, Convert(field, p.Inner)) : Activator.CreateInstance(p.Type);
        })]);

    /// <summary>The record of a field's arguments, where it stands for them instead of being one of them.</summary>
    public object Given(IResolveFieldContext context)
        => ParseDictionary(context.Arguments?.Where(a => a.Value.Source != ArgumentSource.FieldDefault).ToDictionary(a => a.Key, a => a.Value.Value) ?? []);

    /// <summary>Its fields as arguments.</summary>
    public QueryArguments AsArguments()
        => [.. Fields.Select(f => new QueryArgument(f.ResolvedType!) { Name = f.Name, Description = f.Description, DefaultValue = f.DefaultValue })];

    private Parameter Add(ParameterInfo parameter, Type record, InputTypes types)
    {
        var property = record.GetProperty(parameter.Name!)!;
        var isOptional = parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(Optional<>);
        var inner = isOptional ? parameter.ParameterType.GetGenericArguments()[0] : parameter.ParameterType;
        var isNullable = isOptional || parameter.HasDefaultValue || System.Nullable.GetUnderlyingType(inner) is not null
            || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        var type = types.Of(inner);
        var field = new FieldType
        {
            Name = Names.Camel(parameter.Name!),
            Description = Docs.Parameter(property),
            ResolvedType = isNullable ? type : new NonNullGraphType(type),
        };
        if (parameter is { HasDefaultValue: true, DefaultValue: not null })
            field.DefaultValue = inner.IsEnum ? Enum.ToObject(inner, parameter.DefaultValue) : parameter.DefaultValue;
        AddField(field);
        return new(field.Name, parameter.ParameterType, inner, isOptional, field.DefaultValue);
    }

    private static object? Convert(object? value, Type type)
    {
        type = System.Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
            return null;
        if (type == typeof(RecordId))
            return new RecordId(value.ToString()!);
        if (type == typeof(JsonText))
            return new JsonText(RuleGroupJson.Text(value));
        if (type == typeof(RuleGroupText))
            return new RuleGroupText(RuleGroupJson.Text(value));
        if (type == typeof(Guid))
            return Guid.TryParse(value.ToString(), out var id) ? id : throw Errors.CrmError.BadUserInput("Expected an id (UUID).");
        if (InputTypes.Element(type) is { } element)
        {
            var items = ((IEnumerable)value).Cast<object?>().ToArray();
            var list = Array.CreateInstance(element, items.Length);
            for (var i = 0; i < items.Length; i++)
                list.SetValue(Convert(items[i], element), i);
            return list;
        }
        return type.IsInstanceOfType(value) ? value : System.Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
    }
}
