using System.Collections.Immutable;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>A node of a filter: a group or a rule.</summary>
public abstract record RuleNode;

/// <summary>Rules and groups, joined by and or by or, as a whole negated or not. An empty one matches everything.</summary>
public sealed record RuleGroup(Combinator Combinator, bool Not, ImmutableArray<RuleNode> Rules) : RuleNode
{
    /// <summary>A group of one rule, for the program's own use.</summary>
    public static RuleGroup Of(string field, RuleOperator op, params object?[] values)
        => new(Combinator.And, false, [new Rule(field, op, [.. values], "")]);
}

/// <summary>How the members of a group are joined.</summary>
public enum Combinator { And, Or }

/// <summary>One comparison.</summary>
/// <param name="Field">The field, with dots along the way: <c>accounts.balance</c>.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">With what, not yet of the field's type: none, one, two or many as the operator has it.</param>
/// <param name="Path">Where the rule stands in the caller's group: <c>rules[1].rules[0]</c>.</param>
/// <param name="OtherField">The field that it is compared with instead of a value.</param>
public sealed record Rule(string Field, RuleOperator Operator, ImmutableArray<object?> Values, string Path, string? OtherField = null) : RuleNode;

/// <summary>The operators; each negated one is the exact opposite of its plain one, null included.</summary>
public enum RuleOperator
{
    Equal, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual,
    Contains, DoesNotContain, BeginsWith, DoesNotBeginWith, EndsWith, DoesNotEndWith,
    Null, NotNull, In, NotIn, Between, NotBetween,
}
