using System.Collections.Immutable;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Paging;

/// <summary>What a list is sorted by, as callers give it.</summary>
/// <param name="Field">The field, by the name that rules have for it: one that a record has once, such as lastName or primaryContact.name.</param>
/// <param name="Direction">Upwards or downwards.</param>
/// <param name="Nulls">Where records without a value stand, whatever the direction.</param>
public sealed record Order(string Field, OrderDirection Direction = OrderDirection.Asc, OrderNulls Nulls = OrderNulls.Last);

/// <summary>Upwards or downwards.</summary>
public enum OrderDirection
{
    /// <summary>The least first.</summary>
    Asc,
    /// <summary>The greatest first.</summary>
    Desc,
}

/// <summary>Where records without a value stand.</summary>
public enum OrderNulls
{
    /// <summary>Before all others.</summary>
    First,
    /// <summary>After all others.</summary>
    Last,
}

/// <summary>One key of a sort.</summary>
internal sealed record SortKey(FieldPath Path, bool Descending, bool NullsFirst)
{
    public SortKey Reversed => this with { Descending = !Descending, NullsFirst = !NullsFirst };
}

/// <summary>A total order: the caller's keys, then the id.</summary>
internal sealed class SortOrder
{
    private const int MaxKeys = 5;

    private SortOrder(ImmutableArray<SortKey> keys, string shape, string identity) => (Keys, Shape, Identity) = (keys, shape, identity);

    public ImmutableArray<SortKey> Keys { get; }

    /// <summary>What a plan has to know of the order.</summary>
    public string Shape { get; }

    /// <summary>Tells orders apart; cursors carry it, so that one is not used with an order it was not made for.</summary>
    public string Identity { get; }

    /// <exception cref="BadRequestException">Too many keys.</exception>
    /// <exception cref="InvalidRuleException">A field that does not exist, or that cannot be sorted by.</exception>
    public static SortOrder Bind(Vocabulary words, FieldCatalogue catalogue, IReadOnlyList<Order>? orders, Slots slots)
    {
        if (orders?.Count > MaxKeys)
            throw new BadRequestException($"orderBy takes at most {MaxKeys} fields.");
        var keys = ImmutableArray.CreateBuilder<SortKey>();
        if (orders is not { Count: > 0 } && catalogue.SortedBy is { } natural)
            keys.Add(new(new FieldPath(natural.Name, [natural]), false, false));
        foreach (var (order, i) in (orders ?? []).Select((o, i) => (o, i)))
        {
            var path = FieldPath.Find(words, catalogue, order.Field, $"orderBy[{i}]");
            if (path.IsToMany)
                throw new InvalidRuleException($"orderBy[{i}]", order.Field, "a field that a record has once, not one of a list");
            if (keys.All(k => k.Path.Name != path.Name))
                keys.Add(new(path.In(slots), order.Direction == OrderDirection.Desc, order.Nulls == OrderNulls.First));
        }
        if (keys.All(k => k.Path.Name != "id"))
            keys.Add(new(new FieldPath("id", [catalogue.Find("id")!]), keys.Count > 0 && keys[^1].Descending, false));
        return new(keys.ToImmutable(), Text(keys, p => p.Shape), Text(keys, p => p.Identity));
    }

    public SortOrder Reversed() => new([.. Keys.Select(k => k.Reversed)], Shape + "~", Identity);

    private static string Text(IEnumerable<SortKey> keys, Func<FieldPath, string> of) => string.Concat(keys.Select(key =>
        $"{of(key.Path)}{(key.Descending ? '-' : '+')}{(key.Path.IsNullable ? key.NullsFirst ? "f" : "l" : "")}"));
}
