using System.Collections.Immutable;
using System.Linq.Expressions;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Microsoft.EntityFrameworkCore.Query;

namespace Crm.Graph.Kernel.Reading;

/// <summary>An aggregate whose fields are found; what it is computed over is its level's.</summary>
/// <param name="ZoneSlot">The slot of the time zone's id, where date-times are put into buckets.</param>
/// <param name="TakeSlot">The slot of how many groups are read, where there may be several: one more than there may be, when all are wanted.</param>
internal sealed record BoundAggregate(
    SelectedAggregate Selected, ImmutableArray<BoundKey> Keys, ImmutableArray<FieldPath> Values, ImmutableArray<GroupOrder> Order, int? ZoneSlot, int? TakeSlot)
{
    /// <summary>Whether there is one group of all records, even of none.</summary>
    public bool IsOfAll => Selected.Arguments.GroupBy.Count == 0;
}

/// <summary>What records are put into groups by.</summary>
internal sealed record BoundKey(FieldPath Path, DateBucket? Bucket);

/// <summary>What groups are sorted by: a value, and of which key or field.</summary>
internal readonly record struct GroupOrder(AggregateOrderBy By, int Index, bool Descending, bool NullsFirst);

/// <summary>Finds the fields of a connection's aggregates, with the currencies that keep amounts apart, and writes their shape down.</summary>
internal sealed class AggregateBinder(Vocabulary words, string zoneId, Level level)
{
    public const int MaxGroups = 1_000;
    private const int MaxKeys = 5;
    private const int MaxValues = 10;

    private int? _zoneSlot;

    /// <exception cref="BadRequestException">Arguments that break a limit.</exception>
    /// <exception cref="InvalidRuleException">A field that does not exist, or that cannot be used so.</exception>
    public ImmutableArray<BoundAggregate> Bind(ConnectionSelection connection)
        => [.. connection.Aggregates.Select(Bind)];

    private BoundAggregate Bind(SelectedAggregate selected)
    {
        var arguments = selected.Arguments;
        Limit(arguments.GroupBy.Count <= MaxKeys, $"groupBy takes at most {MaxKeys} fields.");
        Limit(arguments.Of.Count <= MaxValues, $"of takes at most {MaxValues} fields.");
        Limit(arguments.OrderBy.Count <= MaxKeys, $"An aggregate's orderBy takes at most {MaxKeys} values.");
        Limit(arguments.First is null or (>= 1 and <= MaxGroups), $"An aggregate's first is from 1 to {MaxGroups}.");
        var keys = Keys(arguments.GroupBy);
        var values = Values(arguments.Of);
        Split(keys, values);
        var order = Order(arguments.OrderBy, keys, values);
        level.Shape.Append("=(");
        foreach (var key in keys)
            level.Shape.Append(key.Path.Name).Append(key.Path.DefinitionSlot).Append('/').Append((int?)key.Bucket).Append(',');
        foreach (var value in values)
            level.Shape.Append('+').Append(value.Name).Append(value.DefinitionSlot);
        foreach (var by in order)
            level.Shape.Append('^').Append((int)by.By).Append('.').Append(by.Index).Append(by.Descending ? '-' : '+').Append(by.NullsFirst ? 'f' : 'l');
        level.Shape.Append(')');
        var zone = keys.Exists(k => k.Bucket is not null && k.Path.Field.Type == typeof(DateTimeOffset))
            ? _zoneSlot ??= level.Slots.Add(typeof(string), zoneId)
            : (int?)null;
        var take = keys.Count > 0 ? level.Slots.Add(typeof(int), arguments.First ?? MaxGroups + 1) : (int?)null;
        return new(selected, [.. keys], [.. values], [.. order], zone, take);
    }

    private List<BoundKey> Keys(IReadOnlyList<GroupBy> groupBy)
    {
        var keys = new List<BoundKey>();
        foreach (var (by, i) in groupBy.Select((g, i) => (g, i)))
        {
            var path = Find(by.Field, $"aggregate.groupBy[{i}]");
            if (by.Bucket is not null && path.Field.Type != typeof(DateOnly) && path.Field.Type != typeof(DateTimeOffset))
                throw new InvalidRuleException($"aggregate.groupBy[{i}]", by.Field, "a date or a date-time, which alone have buckets");
            if (!keys.Exists(k => k.Path.Name == path.Name && k.Bucket == by.Bucket))
                keys.Add(new(path, by.Bucket));
        }
        return keys;
    }

    private List<FieldPath> Values(IReadOnlyList<string> of)
    {
        var values = new List<FieldPath>();
        foreach (var (name, i) in of.Select((name, i) => (name, i)))
        {
            var path = Find(name, $"aggregate.of[{i}]");
            if (!IsNumber(path.Field.Type) && path.Field.Type != typeof(DateOnly) && path.Field.Type != typeof(DateTimeOffset))
                throw new InvalidRuleException($"aggregate.of[{i}]", name, "a number, a date or a date-time");
            if (!values.Exists(v => v.Name == path.Name))
                values.Add(path);
        }
        return values;
    }

    /// <summary>Amounts of different currencies are never added, nor compared: their currency is one of the keys.</summary>
    private void Split(List<BoundKey> keys, List<FieldPath> values)
    {
        foreach (var value in values.Where(v => v.Field.Currency is not null))
        {
            var name = value.Name[..(value.Name.LastIndexOf('.') + 1)] + value.Field.Currency;
            var currency = Find(name, "aggregate.of");
            if (!keys.Exists(k => AreSame(k.Path, currency)))
                keys.Add(new(currency, null));
        }
    }

    /// <summary>Whether two names lead to one value: <c>currency</c> and <c>financials.currency</c>.</summary>
    private bool AreSame(FieldPath a, FieldPath b)
    {
        var row = Expression.Parameter(level.Catalogue.Entity, "x");
        return a.Name == b.Name || ExpressionEqualityComparer.Instance.Equals(AggregateColumns.Shown(a, row), AggregateColumns.Shown(b, row));
    }

    private static List<GroupOrder> Order(IReadOnlyList<AggregateOrder> orders, List<BoundKey> keys, List<FieldPath> values)
    {
        var order = new List<GroupOrder>();
        foreach (var (by, i) in orders.Select((o, i) => (o, i)))
        {
            var index = by.By switch
            {
                AggregateOrderBy.Key => keys.FindIndex(k => k.Path.Name == by.Field && (by.Bucket is null || by.Bucket == k.Bucket)),
                AggregateOrderBy.Count => by.Field is null ? 0 : -1,
                AggregateOrderBy.Sum or AggregateOrderBy.Avg => values.FindIndex(v => v.Name == by.Field && IsNumber(v.Field.Type)),
                _ => values.FindIndex(v => v.Name == by.Field),
            };
            if (index < 0)
                throw new InvalidRuleException($"aggregate.orderBy[{i}]", by.Field, Expected(by.By));
            order.Add(new(by.By, index, by.Direction == OrderDirection.Desc, by.Nulls == OrderNulls.First));
        }
        // No two groups have the same keys, so the order is total.
        for (var i = 0; i < keys.Count; i++)
            if (!order.Exists(o => o.By == AggregateOrderBy.Key && o.Index == i))
                order.Add(new(AggregateOrderBy.Key, i, false, false));
        return order;
    }

    private static string Expected(AggregateOrderBy by) => by switch
    {
        AggregateOrderBy.Key => "a field of groupBy, with its bucket if any",
        AggregateOrderBy.Count => "no field: COUNT is how many records the group has",
        AggregateOrderBy.Sum or AggregateOrderBy.Avg => "a number that is one of the fields in of",
        _ => "one of the fields in of",
    };

    private FieldPath Find(string name, string path)
    {
        var found = FieldPath.Find(words, level.Catalogue, name, path).In(level.Slots);
        return found.IsToMany ? throw new InvalidRuleException(path, name, "a field that a record has once, not one of a list") : found;
    }

    internal static bool IsNumber(Type type) => type == typeof(decimal) || type == typeof(int) || type == typeof(long) || type == typeof(double);

    private static void Limit(bool holds, string message)
    {
        if (!holds)
            throw new BadRequestException(message);
    }
}
