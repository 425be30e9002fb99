using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Reading;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>
/// Reads what the document selects below a planned field: fragments, aliases, <c>@skip</c> and <c>@include</c>, fields of one
/// name merged, as the engine would. Fields that the caller may not read become null, each with an error.
/// </summary>
internal sealed partial class SelectionCollector(IResolveFieldContext context, Catalogues catalogues, Security.Caller caller)
{
    /// <summary>Selections that depend on nothing but their document, which is cached itself, by the field that they hang on.</summary>
    private static readonly ConditionalWeakTable<GraphQLField, KnownSelection> Known = [];

    private readonly List<string> _permissions = [];
    private List<object>? _path;
    private bool _dependsOnRequest;

    /// <summary>What is selected of the field's own type, an object.</summary>
    public Selection Object() => Once(() =>
        Object([context.FieldAst], (IObjectGraphType)context.FieldDefinition.ResolvedType!.GetNamedType(), CatalogueOf(context.FieldDefinition)));

    /// <summary>What is selected of the field's own type, a connection.</summary>
    public ConnectionSelection Connection() => Once(() =>
        Connection([context.FieldAst], (IObjectGraphType)context.FieldDefinition.ResolvedType!.GetNamedType(), CatalogueOf(context.FieldDefinition)));

    /// <summary>The arguments of the field itself, a list.</summary>
    public ListArguments Arguments() => Arguments(context.Arguments);

    private T Once<T>(Func<T> collect) where T : class
    {
        if (Known.TryGetValue(context.FieldAst, out var known) && known.Permissions.All(caller.May))
            return (T)known.Selection;
        _path = [.. context.Path];
        var selection = collect();
        if (!_dependsOnRequest)
            Known.AddOrUpdate(context.FieldAst, new(selection, [.. _permissions]));
        return selection;
    }

    /// <param name="Selection">What was collected for somebody who may read all of it.</param>
    /// <param name="Permissions">What that takes.</param>
    private sealed record KnownSelection(object Selection, string[] Permissions);

    private FieldCatalogue CatalogueOf(FieldType field) => catalogues.Of(field.GetMetadata<Type>(CrmSchema.EntityKey)!);

    private Selection Object(List<GraphQLField> fields, IObjectGraphType type, FieldCatalogue catalogue)
        => new(catalogue, Collect(fields, type, (name, merged) => Field(name, merged, type)));

    private Selected Field(string name, List<GraphQLField> merged, IObjectGraphType type)
    {
        var definition = (CatalogueFieldType)type.GetField(merged[0].Name.Value)!;
        var field = definition.Field;
        if (field.Permission is { } needed)
            _permissions.Add(needed);
        if (field.Permission is { } permission && !caller.May(permission))
        {
            _dependsOnRequest = true;
            var error = CrmError.Forbidden($"Reading {type.Name}.{field.Name} needs the permission {permission}.", permission);
            error.Path = [.. _path!];
            context.Errors.Add(error);
            return new SelectedNothing(name);
        }
        if (field.Kind is FieldKind.Value or FieldKind.Computed)
            return new SelectedValue(name, field);
        var inner = (IObjectGraphType)definition.ResolvedType!.GetNamedType();
        switch (field.Kind)
        {
            case FieldKind.Group or FieldKind.One:
                return new SelectedObject(name, field, Object(merged, inner, catalogues.Of(field.Type)));
            case FieldKind.Parts:
                return new SelectedParts(name, field, Object(merged, inner, catalogues.Of(field.Type)));
            default:
                return new SelectedMany(name, field, Connection(merged, inner, catalogues.Of(field.Type)), Arguments(Given(definition, merged[0])));
        }
    }

    private ConnectionSelection Connection(List<GraphQLField> fields, IObjectGraphType type, FieldCatalogue catalogue)
        => new(catalogue, Collect<Selected>(fields, type, (name, merged) =>
        {
            var inner = () => (IObjectGraphType)type.GetField(merged[0].Name.Value)!.ResolvedType!.GetNamedType();
            return merged[0].Name.StringValue switch
            {
                "nodes" => new SelectedNodes(name, Object(merged, inner(), catalogue)),
                "edges" => new SelectedEdges(name, Edge(merged, inner(), catalogue)),
                "pageInfo" => new SelectedPageInfo(name, PageInfo(merged, inner())),
                "totalCount" => new SelectedTotal(name),
                "aggregate" => Aggregate(name, merged, type),
                var other => throw new InvalidOperationException($"a connection has no {other}"),
            };
        }));

    private ImmutableArray<Selected> Edge(List<GraphQLField> fields, IObjectGraphType type, FieldCatalogue catalogue)
        => Collect<Selected>(fields, type, (name, merged) => merged[0].Name.Value == "cursor"
            ? new SelectedCursor(name)
            : new SelectedObject(name, EdgeNode, Object(merged, (IObjectGraphType)type.GetField("node")!.ResolvedType!.GetNamedType(), catalogue)));

    /// <summary>The record of an edge is no field of a catalogue; this stands for it.</summary>
    private static readonly CatalogueField EdgeNode = CatalogueField.Self;

    private ImmutableArray<Selected> PageInfo(List<GraphQLField> fields, IObjectGraphType type)
        => Collect<Selected>(fields, type, (name, merged) => new SelectedPageFact(name, merged[0].Name.StringValue switch
        {
            "hasNextPage" => PageFact.HasNextPage,
            "hasPreviousPage" => PageFact.HasPreviousPage,
            "startCursor" => PageFact.StartCursor,
            _ => PageFact.EndCursor,
        }));

    private ImmutableArray<Selected> Collect<T>(List<GraphQLField> fields, IObjectGraphType type, Func<string, List<GraphQLField>, T> select) where T : Selected
    {
        var names = new List<string>();
        var byName = new Dictionary<string, List<GraphQLField>>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
            Gather(field.SelectionSet, type, names, byName, spread);
        var selected = ImmutableArray.CreateBuilder<Selected>(names.Count);
        foreach (var name in names)
        {
            var merged = byName[name];
            _path!.Add(name);
            selected.Add(merged[0].Name.Value == "__typename" ? new SelectedTypeName(name, type.Name) : select(name, merged));
            _path.RemoveAt(_path.Count - 1);
        }
        return selected.MoveToImmutable();
    }

    /// <param name="spread">The fragments that have been gathered: once is enough, and fragments that spread others twice would double with each.</param>
    private void Gather(
        GraphQLSelectionSet? set, IObjectGraphType type, List<string> names, Dictionary<string, List<GraphQLField>> byName, HashSet<string> spread)
    {
        if (set is null)
            return;
        foreach (var node in set.Selections)
        {
            if (!IsWanted((IHasDirectivesNode)node))
                continue;
            switch (node)
            {
                case GraphQLField field:
                    var name = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!byName.TryGetValue(name, out var merged))
                    {
                        byName[name] = merged = [];
                        names.Add(name);
                    }
                    merged.Add(field);
                    break;
                case GraphQLFragmentSpread named when spread.Add(named.FragmentName.Name.StringValue):
                    var fragment = context.Document.FindFragmentDefinition(named.FragmentName.Name)!;
                    if (fragment.TypeCondition.Type.Name.Value == type.Name)
                        Gather(fragment.SelectionSet, type, names, byName, spread);
                    break;
                case GraphQLInlineFragment inline when inline.TypeCondition is null || inline.TypeCondition.Type.Name.Value == type.Name:
                    Gather(inline.SelectionSet, type, names, byName, spread);
                    break;
            }
        }
    }

    private bool IsWanted(IHasDirectivesNode node)
    {
        foreach (var directive in node.Directives?.Items ?? [])
        {
            var isSkip = directive.Name.Value == "skip";
            if (!isSkip && directive.Name.Value != "include")
                continue;
            var on = directive.Arguments!.Items[0].Value switch
            {
                GraphQLVariable variable => Depends() && context.Variables.ValueFor(variable.Name.Value, out var value) && value.Value is true,
                var literal => literal is GraphQLTrueBooleanValue,
            };
            if (isSkip == on)
                return false;
        }
        return true;
    }

    private bool Depends() => _dependsOnRequest = true;

    private Dictionary<string, ArgumentValue>? Given(FieldType definition, GraphQLField field)
    {
        _dependsOnRequest |= field.Arguments?.Any(a => RuleGroupJson.HasVariable(a.Value)) ?? false;
        return ExecutionHelper.GetArguments(definition.Arguments, field.Arguments, context.Variables, context.Document, field, null);
    }

    private static object? ValueOf(IDictionary<string, ArgumentValue>? arguments, string name)
        => arguments is not null && arguments.TryGetValue(name, out var value) ? value.Value : null;

    private ListArguments Arguments(IDictionary<string, ArgumentValue>? arguments)
    {
        object? Value(string name) => ValueOf(arguments, name);
        var where = RuleParser.Parse(RuleGroupJson.Of(Value("where"), context.Variables));
        var orders = Value("orderBy") is IEnumerable<object?> list ? list.Cast<Order>().ToList() : null;
        var page = PageRequest.From((int?)Value("first"), (string?)Value("after"), (int?)Value("last"), (string?)Value("before"), (int?)Value("page"), (int?)Value("size"));
        return new(where, orders, page, Value("savedFilter")?.ToString(), (string?)Value("search"));
    }
}
