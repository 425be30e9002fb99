using System.Collections.Immutable;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>A filter whose fields are found and whose values are of the fields' types, the values themselves in slots.</summary>
internal abstract record BoundNode
{
    /// <summary>The paths whose values the filter asks for.</summary>
    public abstract IEnumerable<FieldPath> Paths { get; }
}

internal sealed record BoundGroup(Combinator Combinator, bool Not, ImmutableArray<BoundNode> Nodes) : BoundNode
{
    public override IEnumerable<FieldPath> Paths => Nodes.SelectMany(n => n.Paths).DistinctBy(p => p.Name);
}

/// <summary>A test of one value: false for null, then negated or not. All operators come down to these few.</summary>
internal sealed record BoundRule(FieldPath Path, RuleTest Test, bool Negated) : BoundNode
{
    public override IEnumerable<FieldPath> Paths => Test is ComparedTo other ? other.Others.Prepend(Path) : [Path];
}

internal abstract record RuleTest;

/// <summary>There is a value.</summary>
internal sealed record HasValue : RuleTest;

/// <summary>No value can pass: what was asked for cannot be stored.</summary>
internal sealed record Never : RuleTest;

internal sealed record EqualTo(int Slot) : RuleTest;

/// <summary>Between two bounds, each inclusive or not, either missing.</summary>
internal sealed record InRange(Bound? Low, Bound? High) : RuleTest;

internal readonly record struct Bound(int Slot, bool Inclusive);

/// <summary>One of a list (an array in one slot), or on one of some days, or no value at all.</summary>
internal sealed record OneOf(int? Slot, Days? Days, bool OrNull) : RuleTest;

/// <summary>Any number of whole days.</summary>
/// <param name="Span">From the first moment of the first to the end of the last.</param>
/// <param name="Slot">An array of where days begin and end, in order, what touches put together: a moment is on one of them if an odd number lies before or at it.</param>
internal sealed record Days(InRange Span, int Slot);

/// <summary>Text with this folded text somewhere in it; the slot holds the pattern that says so to LIKE.</summary>
internal sealed record HasText(TextPlace Place, string Text, int Slot) : RuleTest;

internal enum TextPlace { Beginning, Anywhere, End }

/// <summary>Compared with other fields of the same record: one for a comparison, two for between, several for in.</summary>
internal sealed record ComparedTo(RuleOperator Operator, ImmutableArray<FieldPath> Others) : RuleTest;
