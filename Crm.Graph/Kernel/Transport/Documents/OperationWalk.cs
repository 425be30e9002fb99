using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>The nodes of an operation and of the fragments that it leads to, each once, fields with what the schema says of them.</summary>
internal static class OperationWalk
{
    public static IEnumerable<(ASTNode Node, FieldType? Definition)> Of(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var seen = new HashSet<ROM>();
        var rest = new Stack<(GraphQLSelectionSet? Set, IComplexGraphType? Type)>();
        rest.Push((operation.SelectionSet, RootOf(schema, operation)));
        while (rest.TryPop(out var next))
        {
            foreach (var node in next.Set?.Selections ?? [])
            {
                switch (node)
                {
                    case GraphQLField field:
                        var definition = DefinitionOf(schema, next.Type, field);
                        yield return (field, definition);
                        rest.Push((field.SelectionSet, definition?.ResolvedType?.GetNamedType() as IComplexGraphType));
                        break;
                    case GraphQLInlineFragment inline:
                        yield return (inline, null);
                        rest.Push((inline.SelectionSet, TypeOf(schema, inline.TypeCondition) ?? next.Type));
                        break;
                    case GraphQLFragmentSpread spread:
                        yield return (spread, null);
                        if (seen.Add(spread.FragmentName.Name.Value) && document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment)
                        {
                            yield return (fragment, null);
                            rest.Push((fragment.SelectionSet, TypeOf(schema, fragment.TypeCondition)));
                        }
                        break;
                }
            }
        }
    }

    public static IComplexGraphType? RootOf(ISchema schema, GraphQLOperationDefinition operation) => operation.Operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    };

    public static IComplexGraphType? TypeOf(ISchema schema, GraphQLTypeCondition? condition)
        => condition is null ? null : schema.AllTypes[condition.Type.Name.Value] as IComplexGraphType;

    public static FieldType? DefinitionOf(ISchema schema, IComplexGraphType? type, GraphQLField field)
    {
        var name = field.Name.Value;
        return name == schema.TypeNameMetaFieldType.Name ? schema.TypeNameMetaFieldType
            : name == schema.SchemaMetaFieldType.Name ? schema.SchemaMetaFieldType
            : name == schema.TypeMetaFieldType.Name ? schema.TypeMetaFieldType
            : type?.Fields.Find(name);
    }
}
