using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.QueryBuilder;

/// <summary>How types, choices and operators are called towards front ends.</summary>
internal static class FilterTypes
{
    public static string Of(Type type) => type switch
    {
        _ when type == typeof(string) => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(Guid) => "id",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(DateTimeOffset) => "datetime",
        _ when type.IsEnum => "enum",
        _ => "number",
    };

    /// <summary>The type, told apart as comparing two fields does: one enum from another, whole numbers from those with decimals.</summary>
    public static string Exactly(Type type) => type switch
    {
        _ when type.IsEnum => type.Name,
        _ when type == typeof(int) => "integer",
        _ when type == typeof(long) => "long",
        _ when type == typeof(double) => "double",
        _ => Of(type),
    };

    public static string Arity(RuleOperator op) => op switch
    {
        RuleOperator.Null or RuleOperator.NotNull => "unary",
        RuleOperator.Between or RuleOperator.NotBetween => "ternary",
        _ => "binary",
    };

    /// <summary>The values of an enum.</summary>
    public static IEnumerable<(string Name, string Label)> Choices(Type type)
        => type.IsEnum ? Names.Of(type).Select(n => (n, char.ToUpperInvariant(n[0]) + n[1..].ToLowerInvariant().Replace('_', ' '))) : [];

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
