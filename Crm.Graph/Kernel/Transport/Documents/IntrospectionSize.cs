using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// About how many values an operation asks for of the schema itself. It is exempt from the budget, because the query that every tool sends asks
/// for all there is; but types that lead to fields that lead to types can be asked for without end.
/// </summary>
internal sealed class IntrospectionSize
{
    private const long Ceiling = 1_000_000_000_000;

    /// <summary>For each type of the schema. The query that tools send asks for a quarter of it.</summary>
    private const int PerType = 20_000;

    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly Dictionary<ROM, long> _fragments = [];

    private IntrospectionSize(ISchema schema, GraphQLDocument document) => (_schema, _document) = (schema, document);

    public static long MaxFor(ISchema schema) => (long)schema.AllTypes.Count * PerType;

    public static long Of(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var size = new IntrospectionSize(schema, document);
        long sum = 0;
        foreach (var (node, definition) in OperationWalk.Of(schema, document, operation))
        {
            if (node is GraphQLField field && (definition == schema.SchemaMetaFieldType || definition == schema.TypeMetaFieldType))
                sum = Math.Min(sum + size.Of(field.SelectionSet), Ceiling);
        }
        return sum;
    }

    private long Of(GraphQLSelectionSet? set)
    {
        long sum = 0;
        foreach (var node in set?.Selections ?? [])
        {
            sum += node switch
            {
                GraphQLField field => 1 + (Times(field.Name.StringValue) * Of(field.SelectionSet)),
                GraphQLInlineFragment inline => Of(inline.SelectionSet),
                GraphQLFragmentSpread spread => Of(spread.FragmentName.Name.Value),
                _ => 0,
            };
            sum = Math.Min(sum, Ceiling);
        }
        return sum;
    }

    private long Of(ROM fragment)
    {
        if (!_fragments.TryGetValue(fragment, out var size))
            _fragments[fragment] = size = Of(_document.FindFragmentDefinition(fragment)?.SelectionSet);
        return size;
    }

    private int Times(string list) => list switch
    {
        "types" => _schema.AllTypes.Count,
        "fields" => 50,
        "inputFields" or "enumValues" or "directives" => 10,
        "args" or "possibleTypes" => 4,
        "interfaces" => 2,
        _ => 1,
    };
}
