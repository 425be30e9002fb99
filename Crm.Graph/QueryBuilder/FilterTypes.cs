using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.QueryBuilder;

/// <summary>How types, choices and operators are called towards front ends.</summary>
internal static class FilterTypes
{
    public static string Of(CatalogueField field) => field.Type switch
    {
        _ when field.Choices.Count > 0 => "enum",
        Type type when type == typeof(string) => "string",
        Type type when type == typeof(bool) => "boolean",
        Type type when type == typeof(Guid) => "id",
        Type type when type == typeof(DateOnly) => "date",
        Type type when type == typeof(DateTimeOffset) => "datetime",
        Type type when type.IsEnum => "enum",
        _ => "number",
    };

    /// <summary>The type, told apart as comparing two fields does: one enum from another, whole numbers from those with decimals.</summary>
    public static string Exactly(CatalogueField field) => field.Type switch
    {
        // Choices are text, and are compared with any.
        _ when field.Choices.Count > 0 => "string",
        Type type when type.IsEnum => type.Name,
        Type type when type == typeof(int) => "integer",
        Type type when type == typeof(long) => "long",
        Type type when type == typeof(double) => "double",
        _ => Of(field),
    };

    public static string Arity(RuleOperator op) => op switch
    {
        RuleOperator.Null or RuleOperator.NotNull => "unary",
        RuleOperator.Between or RuleOperator.NotBetween => "ternary",
        _ => "binary",
    };

    /// <summary>The values to choose from.</summary>
    public static IEnumerable<FieldChoice> Choices(CatalogueField field) => field.Type.IsEnum
        ? Names.Of(field.Type).Select(n => new FieldChoice(n, char.ToUpperInvariant(n[0]) + n[1..].ToLowerInvariant().Replace('_', ' ')))
        : field.Choices;

    public static string Label(RuleOperator op) => op switch
    {
        RuleOperator.DoesNotContain => "does not contain",
        RuleOperator.BeginsWith => "begins with",
        RuleOperator.DoesNotBeginWith => "does not begin with",
        RuleOperator.EndsWith => "ends with",
        RuleOperator.DoesNotEndWith => "does not end with",
        RuleOperator.Null => "is null",
        RuleOperator.NotNull => "is not null",
        RuleOperator.NotIn => "not in",
        RuleOperator.NotBetween => "not between",
        _ => op.Name(),
    };
}
