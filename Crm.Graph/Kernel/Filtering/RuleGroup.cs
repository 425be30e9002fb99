using System.Collections.Immutable;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>A node of a filter: a group or a rule.</summary>
public abstract record RuleNode;

/// <summary>Rules and groups, joined by and or by or, as a whole negated or not. An empty one matches everything.</summary>
public sealed record RuleGroup(Combinator Combinator, bool Not, ImmutableArray<RuleNode> Rules) : RuleNode
{
    /// <summary>The group that matches everything.</summary>
    public static readonly RuleGroup Everything = new(Combinator.And, false, []);

    /// <summary>A group of one rule, for the program's own use.</summary>
    public static RuleGroup Of(string field, RuleOperator op, params object?[] values)
        => new(Combinator.And, false, [new Rule(field, op, [.. values], "")]);

    /// <summary>Whether any rule may speak of a field that a tenant has defined.</summary>
    internal bool MayNameDefinitions => Rules.Any(node => node switch
    {
        RuleGroup inner => inner.MayNameDefinitions,
        Rule rule => FieldDefinition.MayBeIn(rule.Field) || rule.Values.Any(v => v is FieldReference other && FieldDefinition.MayBeIn(other.Field)),
        _ => false,
    });

    /// <summary>What matches both.</summary>
    public static RuleGroup All(params RuleGroup[] groups) => new(Combinator.And, false, [.. groups.Where(g => !g.Rules.IsEmpty)]);
}

/// <summary>How the members of a group are joined.</summary>
public enum Combinator { And, Or }

/// <summary>One comparison.</summary>
/// <param name="Field">The field, with dots along the way: <c>accounts.balance</c>.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">With what, as the caller wrote it: none, one, two or many as the operator has it; a <see cref="FieldReference"/> stands for another field.</param>
/// <param name="Path">Where the rule stands in the caller's group: <c>rules[1].rules[0]</c>.</param>
public sealed record Rule(string Field, RuleOperator Operator, ImmutableArray<object?> Values, string Path) : RuleNode;

/// <summary>Another field of the same record, to be compared with.</summary>
public sealed record FieldReference(string Field);
