using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;

namespace Crm.Graph.Kernel.Reading;

/// <summary>What records are put into groups by.</summary>
/// <param name="Field">The field, by the name that rules have for it: one that a record has once, such as city or primaryContact.category.name.</param>
/// <param name="Bucket">Of a date or a date-time: the span of the calendar in which it lies, by the days of the organisation's time zone. Without it, the value itself.</param>
public sealed record GroupBy(string Field, DateBucket? Bucket = null);

/// <summary>What groups are sorted by.</summary>
/// <param name="By">Which of the group's values.</param>
/// <param name="Field">The field: with KEY one of `groupBy`, with SUM, AVG, MIN and MAX one of `of`; none with COUNT.</param>
/// <param name="Bucket">With KEY, which one is meant where the field is grouped by in several buckets.</param>
/// <param name="Direction">Upwards or downwards.</param>
/// <param name="Nulls">Where groups without that value stand, whatever the direction.</param>
public sealed record AggregateOrder(
    AggregateOrderBy By, string? Field = null, DateBucket? Bucket = null, OrderDirection Direction = OrderDirection.Asc, OrderNulls Nulls = OrderNulls.Last);

/// <summary>A value of a group that groups can be sorted by.</summary>
public enum AggregateOrderBy
{
    /// <summary>What a field of `groupBy` is in the group.</summary>
    Key,
    /// <summary>How many records the group has.</summary>
    Count,
    /// <summary>The sum of a field of `of`.</summary>
    Sum,
    /// <summary>The average of a field of `of`.</summary>
    Avg,
    /// <summary>The least value of a field of `of`.</summary>
    Min,
    /// <summary>The greatest value of a field of `of`.</summary>
    Max,
}

/// <summary>The arguments of an aggregate.</summary>
/// <param name="GroupBy">What records are put into groups by; nothing makes one group of all.</param>
/// <param name="Of">The fields that are added up or compared.</param>
/// <param name="OrderBy">The order of the groups; by their keys when there is none.</param>
/// <param name="First">How many groups are wanted; all of them when it is not said.</param>
public sealed record AggregateArguments(IReadOnlyList<GroupBy> GroupBy, IReadOnlyList<string> Of, IReadOnlyList<AggregateOrder> OrderBy, int? First)
{
    internal bool MayNameDefinitions => GroupBy.Any(g => FieldDefinition.MayBeIn(g.Field)) || Of.Any(FieldDefinition.MayBeIn);
}
