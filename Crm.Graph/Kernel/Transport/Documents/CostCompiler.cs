using Crm.Graph.Kernel.Schema;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>Makes of an operation what its cost is computed by.</summary>
internal sealed class CostCompiler(ISchema schema, GraphQLDocument document)
{
    private static readonly FieldCost Spread = new(0, CostShape.Spread);

    private readonly Dictionary<ROM, int> _fragments = [];

    public List<OperationCost.Selection> Selections { get; } = [];

    /// <summary>Whether the cost is not the same for every call.</summary>
    public bool Depends { get; private set; }

    public int Compile(GraphQLSelectionSet? set, IComplexGraphType? type)
    {
        var parts = new List<CostPart>();
        foreach (var node in set?.Selections ?? [])
        {
            if (Conditions((IHasDirectivesNode)node) is not { } conditions)
                continue;
            if (Part(node, type, conditions) is { } part)
                parts.Add(part);
        }
        Selections.Add(new([.. parts]));
        return Selections.Count - 1;
    }

    private CostPart? Part(ASTNode node, IComplexGraphType? type, (ROM, bool)[] conditions)
    {
        switch (node)
        {
            case GraphQLField field when !field.Name.Value.Span.StartsWith("__"):
                var definition = OperationWalk.DefinitionOf(schema, type, field);
                var inner = definition?.ResolvedType?.GetNamedType() as IComplexGraphType;
                var cost = FieldCost.Of(definition);
                return new(cost, field.SelectionSet is null ? null : Compile(field.SelectionSet, inner), cost.Shape is CostShape.List ? Pages(field) : [], conditions);
            case GraphQLInlineFragment inline:
                return new(Spread, Compile(inline.SelectionSet, OperationWalk.TypeOf(schema, inline.TypeCondition) ?? type), [], conditions);
            case GraphQLFragmentSpread spread:
                return new(Spread, Fragment(spread.FragmentName.Name.Value), [], conditions);
            default:
                return null;
        }
    }

    private int? Fragment(ROM name)
    {
        if (_fragments.TryGetValue(name, out var known))
            return known;
        if (document.FindFragmentDefinition(name) is not { } fragment)
            return null;
        return _fragments[name] = Compile(fragment.SelectionSet, OperationWalk.TypeOf(schema, fragment.TypeCondition));
    }

    private GraphQLValue[] Pages(GraphQLField field)
    {
        GraphQLValue[] pages = [.. (field.Arguments?.Items ?? []).Where(a => FieldCost.PageArguments.Contains(a.Name.StringValue)).Select(a => a.Value)];
        Depends |= pages.Any(page => page is GraphQLVariable);
        return pages;
    }

    /// <summary>Null when the node is skipped whatever a call says.</summary>
    private (ROM, bool)[]? Conditions(IHasDirectivesNode node)
    {
        List<(ROM, bool)> conditions = [];
        foreach (var directive in node.Directives?.Items ?? [])
        {
            if (directive.Name.Value != "skip" && directive.Name.Value != "include")
                continue;
            var wanted = directive.Name.Value == "include";
            switch (directive.Arguments?.Items.FirstOrDefault()?.Value)
            {
                case GraphQLVariable variable:
                    conditions.Add((variable.Name.Value, wanted));
                    Depends = true;
                    break;
                case GraphQLBooleanValue literal when literal is GraphQLTrueBooleanValue != wanted:
                    return null;
            }
        }
        return [.. conditions];
    }
}
