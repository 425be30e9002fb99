using GraphQL.Types;

namespace Crm.Graph.Tests.Support;

/// <summary>Makes documents and inputs of the schema itself, so that a new field is walked without anybody thinking of it.</summary>
internal static class SchemaWalk
{
    /// <summary>Every value of a type, and of the objects that it leads to so many steps on; of lists everything but their records' own lists.</summary>
    public static string Selection(IGraphType type, int depth = 1)
    {
        if (Named(type) is not IObjectGraphType { Fields: var fields } named)
            return "";
        if (named.Name.EndsWith("Connection", StringComparison.Ordinal))
            return $"{{ totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} edges {{ cursor }} nodes {Selection(named.Fields.Find("nodes")!.ResolvedType!, depth)} }}";
        var selected = fields.Select(f => Named(f.ResolvedType!) is not IObjectGraphType ? f.Name
            : depth > 0 ? $"{f.Name} {Selection(f.ResolvedType!, depth - 1)}" : null).OfType<string>().DefaultIfEmpty("__typename");
        return $"{{ {string.Join(' ', selected)} }}";
    }

    public static IGraphType Named(IGraphType type) => type is IProvideResolvedType { ResolvedType: { } inner } ? Named(inner) : type;

    /// <summary>
    /// The value of an input: what it has to have, and every id that it may have. Ids come from the caller, who learns where each stands;
    /// of an enum's values, and of the fields of which one is given, that of this number is taken.
    /// </summary>
    public static object? Sample(IGraphType type, Func<string, object> id, int choice, string path = "")
    {
        switch (type)
        {
            case NonNullGraphType required:
                return Sample(required.ResolvedType!, id, choice, path);
            case ListGraphType list:
                return new[] { Sample(list.ResolvedType!, id, choice, path + "[0]") };
            case EnumerationGraphType values:
                return values.Values.ElementAt(choice % values.Values.Count).Name;
            case IInputObjectGraphType { IsOneOf: true } input:
                var one = input.Fields.ElementAt(choice % input.Fields.Count);
                return new Dictionary<string, object?> { [one.Name] = Sample(one.ResolvedType!, id, choice, path.Length == 0 ? one.Name : $"{path}.{one.Name}") };
            case IInputObjectGraphType input:
                return input.Fields.Where(f => f.ResolvedType is NonNullGraphType || HasId(f.ResolvedType!))
                    .ToDictionary(f => f.Name, f => Sample(f.ResolvedType!, id, choice, path.Length == 0 ? f.Name : $"{path}.{f.Name}"));
            default:
                return type.Name switch
                {
                    "ID" => id(path),
                    "String" => "Sample",
                    "Boolean" => true,
                    "Int" or "Float" or "Decimal" => 1,
                    "Date" => "2026-01-31",
                    "DateTime" => "2026-01-31T09:30:00Z",
                    "Json" => new { sample = "Sample" },
                    "Upload" => null, // only a part of a form is one
                    "RuleGroup" => new { combinator = "and", rules = Array.Empty<object>() },
                    _ => throw new InvalidOperationException($"no sample is known of {type.Name}"),
                };
        }
    }

    private static bool HasId(IGraphType type) => Named(type) switch
    {
        IdGraphType => true,
        IInputObjectGraphType input => input.Fields.Any(f => HasId(f.ResolvedType!)),
        _ => false,
    };
}
