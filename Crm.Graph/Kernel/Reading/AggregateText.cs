namespace Crm.Graph.Kernel.Reading;

/// <summary>
/// The SQL around what a level matches: groups of it, numbered in their order, so that one text limits them at the top and for each
/// parent. EF Core makes the rows (filter, tenancy, paths, functions); what follows is plain SQL that all databases have.
/// </summary>
internal sealed class AggregateText
{
    private readonly List<string> _names = [];
    private readonly List<string> _selected = [];
    private readonly BoundAggregate _aggregate;
    private readonly AggregateColumns _layout;
    private readonly AggregateSql _sql;
    private readonly string _order = "";

    public AggregateText(BoundAggregate aggregate, AggregateColumns layout, AggregateSql sql)
    {
        (_aggregate, _layout, _sql) = (aggregate, layout, sql);
        if (layout.Parent is { } parent)
            Add("parent", Column(parent));
        for (var i = 0; i < aggregate.Keys.Length; i++)
            Add($"key{i}", Column(layout.Keys[i].Compared));
        if (aggregate.TakeSlot is not null)
            _order = string.Join(", ", aggregate.Order.SelectMany(Order));
    }

    public int Count() => Add("records", "COUNT(*)");

    /// <summary>What a key is shown as: of text, the least of the spellings that the group has.</summary>
    public int Key(int key) => _layout.Keys[key] is var (compared, shown) && compared == shown
        ? Add($"key{key}", Column(compared))
        : Add($"text{key}", $"MIN({Column(shown)})");

    public int CountOf(int value) => Add($"count{value}", $"COUNT({Value(value)})");

    public int Least(int value) => Add($"min{value}", $"MIN({Value(value)})");

    public int Greatest(int value) => Add($"max{value}", $"MAX({Value(value)})");

    /// <summary>The first of the columns that make a sum up.</summary>
    public int Sum(int value) => Sums(value)[0];

    /// <summary>The statement around the rows that the level matches.</summary>
    public string Wrap(string matches)
    {
        var columns = string.Join(", ", Enumerable.Range(0, Math.Max(1, _layout.Columns.Count)).Select(Column));
        List<string> groups = [.. Parent.Select(_ => Column(_layout.Parent!.Value)), .. _layout.Keys.Select(k => Column(k.Compared)).Distinct()];
        // Something is read of a group of which nothing is wanted, to know that it is there.
        if (_names.Count == 0)
            Count();
        var grouped = $"SELECT {string.Join(", ", _selected)} FROM matches{(groups.Count > 0 ? " GROUP BY " + string.Join(", ", groups) : "")}";
        var rows = $"WITH matches ({columns}) AS ({(_layout.AreComputed ? _sql.Once(matches) : matches)})";
        if (_aggregate.TakeSlot is not { } take)
            return $"{rows} {grouped}";
        var names = string.Join(", ", _names);
        var partition = string.Concat(Parent.Select(p => $"PARTITION BY {p} "));
        return $"""
            {rows}, grouped AS ({grouped}),
            numbered AS (SELECT {names}, ROW_NUMBER() OVER ({partition}ORDER BY {_order}) AS place FROM grouped)
            SELECT {names} FROM numbered WHERE place <= {Slots.Parameter(take)} ORDER BY {string.Join(", ", Parent.Append("place"))}
            """;
    }

    private string[] Parent => _layout.Parent is null ? [] : ["parent"];

    /// <summary>As the order of lists: nulls where they are wanted, then the values.</summary>
    private IEnumerable<string> Order(GroupOrder order)
    {
        int[] columns = order.By switch
        {
            AggregateOrderBy.Key => [_names.IndexOf($"key{order.Index}")],
            AggregateOrderBy.Count => [Count()],
            AggregateOrderBy.Sum => Sums(order.Index),
            AggregateOrderBy.Avg => [Add($"avg{order.Index}", _sql.Average(Value(order.Index), _aggregate.Values[order.Index].Field.Type))],
            AggregateOrderBy.Min => [Least(order.Index)],
            _ => [Greatest(order.Index)],
        };
        var direction = order.Descending ? " DESC" : "";
        return columns.Select(c => _names[c] + direction).Prepend($"CASE WHEN {_names[columns[0]]} IS NULL THEN {(order.NullsFirst ? "0 ELSE 1" : "1 ELSE 0")} END");
    }

    private int[] Sums(int value)
        => [.. _sql.Sum(Value(value), _aggregate.Values[value].Field.Type).Select((sql, i) => Add($"sum{value}_{i}", sql))];

    private string Value(int value) => Column(_layout.Values[value]);

    private static string Column(int column) => $"c{column}";

    private int Add(string name, string sql)
    {
        var known = _names.IndexOf(name);
        if (known >= 0)
            return known;
        _names.Add(name);
        _selected.Add($"{sql} AS {name}");
        return _names.Count - 1;
    }
}
