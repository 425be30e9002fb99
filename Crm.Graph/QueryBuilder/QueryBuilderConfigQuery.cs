using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.QueryBuilder;

/// <summary>The configuration of a query builder for an entity: its fields with labels, inputs, operators and choices, ready for react-querybuilder's props. An unknown entity is an error `NOT_FOUND`.</summary>
internal sealed class QueryBuilderConfigQuery(FilterFields fields) : IQuery<QueryBuilderConfigArguments, QueryBuilderConfig>
{
    private static readonly QueryBuilderOption[] Combinators = [new("and", "and", "and"), new("or", "or", "or")];

    public async Task<Result<QueryBuilderConfig>> AskAsync(QueryBuilderConfigArguments arguments, Caller caller, CancellationToken ct)
    {
        var known = await fields.OfAsync(arguments.Entity, caller, ct);
        return known.Refused(out var errors) ? errors : Config(known.Value);
    }

    private static QueryBuilderConfig Config(IReadOnlyList<FilterFields.FilterField> known)
    {
        var comparable = known.Where(f => !f.IsToMany).GroupBy(f => f.Field.Type).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();
        var described = known.Select(f => (f.Heading, Field: Field(f, !f.IsToMany && comparable.Contains(f.Field.Type)))).ToList();
        return new(
            [.. described.Select(f => f.Field)],
            [.. described.GroupBy(f => f.Heading, f => f.Field).Select(g => new QueryBuilderFieldGroup(g.Key, [.. g]))],
            [.. Enum.GetValues<RuleOperator>().Select(Operator)], Combinators);
    }

    private static QueryBuilderField Field(FilterFields.FilterField field, bool isComparable)
    {
        var type = FilterTypes.Of(field.Field);
        var (input, editor, placeholder) = type switch
        {
            "number" => ("number", "text", "0"),
            "date" => ("date", "text", "2026-01-31"),
            "datetime" => ("datetime-local", "text", "2026-01-31T09:30"),
            "boolean" => ("text", "checkbox", ""),
            "enum" => ("text", "select", ""),
            "id" => ("text", "text", "UUID"),
            _ => ("text", "text", ""),
        };
        return new(field.Name, field.Name, field.Label, type, input, editor, placeholder,
            [.. RuleOperators.For(field.Field).Select(Operator)], type == "string" ? "contains" : "=",
            [.. FilterTypes.Choices(field.Field).Select(c => new QueryBuilderOption(c.Value, c.Value, c.Label))],
            isComparable ? ["value", "field"] : ["value"], "comparableType", isComparable ? FilterTypes.Exactly(field.Field) : null);
    }

    private static QueryBuilderOperator Operator(RuleOperator op) => new(op.Name(), op.Name(), FilterTypes.Label(op), FilterTypes.Arity(op));
}
