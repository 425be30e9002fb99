using System.Collections.Immutable;
using System.Text;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Groups of all that a list matches. The arguments become a part of the shape once they are bound.</summary>
public sealed record SelectedAggregate(string Name, AggregateArguments Arguments, ImmutableArray<Selected> Fields) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape) => AppendShape(shape, Name, "aggregate", Fields);

    internal static void AppendShape(StringBuilder shape, string name, string kind, ImmutableArray<Selected> fields)
    {
        shape.Append(name).Append(':').Append(kind).Append('(');
        foreach (var field in fields)
            field.AppendShape(shape);
        shape.Append(')');
    }
}

/// <summary>What a group's records have in common.</summary>
public sealed record SelectedKeys(string Name, ImmutableArray<Selected> Fields) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape) => SelectedAggregate.AppendShape(shape, Name, "keys", Fields);
}

/// <summary>How many records a group has.</summary>
public sealed record SelectedCount(string Name) : Selected(Name);

/// <summary>What is computed over a group, field by field.</summary>
public sealed record SelectedValues(string Name, ImmutableArray<Selected> Fields) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape) => SelectedAggregate.AppendShape(shape, Name, "values", Fields);
}

/// <summary>One thing to know of a key.</summary>
public sealed record SelectedKeyFact(string Name, KeyFact Fact) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape) => shape.Append(Name).Append(':').Append((int)Fact).Append(',');
}

/// <summary>What there is to know of a key.</summary>
public enum KeyFact { Field, Bucket, Value }

/// <summary>One thing to know of a field over a group.</summary>
public sealed record SelectedValueFact(string Name, ValueFact Fact) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape) => shape.Append(Name).Append(':').Append((int)Fact).Append(',');
}

/// <summary>What there is to know of a field over a group.</summary>
public enum ValueFact { Field, Count, Sum, Avg, Min, Max }
