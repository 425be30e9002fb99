using System.Collections.Immutable;
using Crm.Graph.Kernel.Reading;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>What the document selects below <c>aggregate</c>.</summary>
internal sealed partial class SelectionCollector
{
    private SelectedAggregate Aggregate(string name, List<GraphQLField> merged, IObjectGraphType connection)
    {
        var definition = connection.GetField("aggregate")!;
        var arguments = Given(definition, merged[0]);
        IReadOnlyList<T> List<T>(string argument) => ValueOf(arguments, argument) is IEnumerable<object?> list ? [.. list.Cast<T>()] : [];
        return new(name, new(List<GroupBy>("groupBy"), List<string>("of"), List<AggregateOrder>("orderBy"), (int?)ValueOf(arguments, "first")),
            Group(merged, Inner(definition)));
    }

    private ImmutableArray<Selected> Group(List<GraphQLField> fields, IObjectGraphType type) => Collect<Selected>(fields, type, (name, merged) =>
    {
        var inner = () => Inner(type.GetField(merged[0].Name.Value)!);
        return merged[0].Name.StringValue switch
        {
            "keys" => new SelectedKeys(name, Collect<Selected>(merged, inner(), (n, m) => new SelectedKeyFact(n, m[0].Name.StringValue switch
            {
                "field" => KeyFact.Field,
                "bucket" => KeyFact.Bucket,
                _ => KeyFact.Value,
            }))),
            "values" => new SelectedValues(name, Collect<Selected>(merged, inner(), (n, m) => new SelectedValueFact(n, m[0].Name.StringValue switch
            {
                "field" => ValueFact.Field,
                "count" => ValueFact.Count,
                "sum" => ValueFact.Sum,
                "avg" => ValueFact.Avg,
                "min" => ValueFact.Min,
                _ => ValueFact.Max,
            }))),
            _ => new SelectedCount(name),
        };
    });

    private static IObjectGraphType Inner(FieldType field) => (IObjectGraphType)field.ResolvedType!.GetNamedType();
}
