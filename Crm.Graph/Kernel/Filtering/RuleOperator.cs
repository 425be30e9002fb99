using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>The operators; each negated one is the exact opposite of its plain one, null included.</summary>
public enum RuleOperator
{
    Equal, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual,
    Contains, DoesNotContain, BeginsWith, DoesNotBeginWith, EndsWith, DoesNotEndWith,
    Null, NotNull, In, NotIn, Between, NotBetween,
}

/// <summary>The operators' names, those of react-querybuilder, and which operator goes with which type.</summary>
public static class RuleOperators
{
    private static readonly (RuleOperator Operator, string Name)[] Names =
    [
        (RuleOperator.Equal, "="), (RuleOperator.NotEqual, "!="),
        (RuleOperator.Greater, ">"), (RuleOperator.GreaterOrEqual, ">="), (RuleOperator.Less, "<"), (RuleOperator.LessOrEqual, "<="),
        (RuleOperator.Contains, "contains"), (RuleOperator.DoesNotContain, "doesNotContain"),
        (RuleOperator.BeginsWith, "beginsWith"), (RuleOperator.DoesNotBeginWith, "doesNotBeginWith"),
        (RuleOperator.EndsWith, "endsWith"), (RuleOperator.DoesNotEndWith, "doesNotEndWith"),
        (RuleOperator.Null, "null"), (RuleOperator.NotNull, "notNull"),
        (RuleOperator.In, "in"), (RuleOperator.NotIn, "notIn"),
        (RuleOperator.Between, "between"), (RuleOperator.NotBetween, "notBetween"),
    ];

    private static readonly Dictionary<string, RuleOperator> ByName = Names.ToDictionary(o => o.Name, o => o.Operator, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => Names.Select(o => o.Name);

    public static string Name(this RuleOperator op) => Names[(int)op].Name;

    public static bool TryParse(string name, out RuleOperator op) => ByName.TryGetValue(name, out op);

    /// <summary>The plain operator, and whether this one is its opposite. Null is the opposite of not null: along a to-many path "is not null" means that there is one.</summary>
    public static (RuleOperator Plain, bool Negated) Split(this RuleOperator op) => op switch
    {
        RuleOperator.NotEqual => (RuleOperator.Equal, true),
        RuleOperator.DoesNotContain => (RuleOperator.Contains, true),
        RuleOperator.DoesNotBeginWith => (RuleOperator.BeginsWith, true),
        RuleOperator.DoesNotEndWith => (RuleOperator.EndsWith, true),
        RuleOperator.NotIn => (RuleOperator.In, true),
        RuleOperator.NotBetween => (RuleOperator.Between, true),
        RuleOperator.Null => (RuleOperator.NotNull, true),
        _ => (op, false),
    };

    /// <summary>The operators that a field takes.</summary>
    public static IReadOnlyList<RuleOperator> For(CatalogueField field) => field.Choices.Count > 0 ? Choices : For(field.Type);

    /// <summary>The operators that make sense for a type.</summary>
    public static IReadOnlyList<RuleOperator> For(Type type)
    {
        if (type == typeof(string))
            return Text;
        if (type == typeof(bool))
            return Flags;
        return type.IsEnum || type == typeof(Guid) ? Choices : Ordered;
    }

    private static readonly RuleOperator[] Text = Enum.GetValues<RuleOperator>();

    private static readonly RuleOperator[] Ordered = [.. Text.Where(o => o is < RuleOperator.Contains or > RuleOperator.DoesNotEndWith)];

    private static readonly RuleOperator[] Choices =
        [RuleOperator.Equal, RuleOperator.NotEqual, RuleOperator.In, RuleOperator.NotIn, RuleOperator.Null, RuleOperator.NotNull];

    private static readonly RuleOperator[] Flags = [RuleOperator.Equal, RuleOperator.NotEqual, RuleOperator.Null, RuleOperator.NotNull];
}
