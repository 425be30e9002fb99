using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.QueryBuilder;

/// <summary>Which entity is asked about.</summary>
/// <param name="Entity">The name of its list, such as `contacts`.</param>
public sealed record QueryBuilderConfigArguments(string Entity);

/// <summary>What a query builder needs to know of an entity, in the shape that react-querybuilder's props take.</summary>
/// <param name="Fields">The fields, for the prop `fields`.</param>
/// <param name="Operators">All operators, for the prop `operators`; each field says itself which of them it takes.</param>
/// <param name="Combinators">The combinators, for the prop `combinators`.</param>
public sealed record QueryBuilderConfig(
    IReadOnlyList<QueryBuilderField> Fields, IReadOnlyList<QueryBuilderOption> Operators, IReadOnlyList<QueryBuilderOption> Combinators);

/// <summary>A field as react-querybuilder knows it.</summary>
/// <param name="Name">The name that rules use, with dots along the way: `accounts.balance`.</param>
/// <param name="Value">The same as the name.</param>
/// <param name="Label">What people read.</param>
/// <param name="Type">The type of its values: string, number, boolean, date, datetime, enum or id.</param>
/// <param name="InputType">The type of the HTML input: text, number, date or datetime-local.</param>
/// <param name="ValueEditorType">The editor: text, select or checkbox.</param>
/// <param name="Operators">The operators that it takes.</param>
/// <param name="DefaultOperator">The operator of a new rule.</param>
/// <param name="Values">The values to choose from; empty where any is possible.</param>
/// <param name="ValueSources">What it can be compared with: a value, or another field of the same type.</param>
public sealed record QueryBuilderField(
    string Name, string Value, string Label, string Type, string InputType, string ValueEditorType,
    IReadOnlyList<QueryBuilderOption> Operators, string DefaultOperator, IReadOnlyList<QueryBuilderOption> Values, IReadOnlyList<string> ValueSources);

/// <summary>Something to choose, as react-querybuilder knows it.</summary>
/// <param name="Name">The name that rules use.</param>
/// <param name="Value">The same as the name.</param>
/// <param name="Label">What people read.</param>
public sealed record QueryBuilderOption(string Name, string Value, string Label);

/// <summary>The configuration of a query builder for an entity: its fields with labels, inputs, operators and choices, ready for react-querybuilder's props. An unknown entity is an error `NOT_FOUND`.</summary>
internal sealed class QueryBuilderConfigQuery(FilterFields fields) : IQuery<QueryBuilderConfigArguments, QueryBuilderConfig>
{
    private static readonly QueryBuilderOption[] Combinators = [new("and", "and", "and"), new("or", "or", "or")];

    public async Task<Result<QueryBuilderConfig>> AskAsync(QueryBuilderConfigArguments arguments, Caller caller, CancellationToken ct)
    {
        var known = await fields.OfAsync(arguments.Entity, caller, ct);
        return known.Refused(out var errors) ? errors : new QueryBuilderConfig(
            [.. known.Value.Select(Field)], [.. Enum.GetValues<RuleOperator>().Select(Option)], Combinators);
    }

    private static QueryBuilderField Field(FilterFields.FilterField field)
    {
        var type = FilterTypes.Of(field.Field);
        var (input, editor) = type switch
        {
            "number" => ("number", "text"),
            "date" => ("date", "text"),
            "datetime" => ("datetime-local", "text"),
            "boolean" => ("text", "checkbox"),
            "enum" => ("text", "select"),
            _ => ("text", "text"),
        };
        return new(field.Name, field.Name, field.Label, type, input, editor,
            [.. RuleOperators.For(field.Field).Select(Option)], type == "string" ? "contains" : "=",
            [.. FilterTypes.Choices(field.Field).Select(c => new QueryBuilderOption(c.Value, c.Value, c.Label))], ["value", "field"]);
    }

    private static QueryBuilderOption Option(RuleOperator op) => new(op.Name(), op.Name(), FilterTypes.Label(op));
}
