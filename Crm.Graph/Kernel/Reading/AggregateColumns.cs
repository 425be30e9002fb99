using System.Linq.Expressions;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Microsoft.EntityFrameworkCore.Query;

namespace Crm.Graph.Kernel.Reading;

/// <summary>The columns that an aggregate needs of each row, each once, and which of them is what.</summary>
internal sealed class AggregateColumns
{
    private readonly List<LambdaExpression> _columns = [];
    private readonly ParameterExpression _row;

    private AggregateColumns(Type row) => _row = Expression.Parameter(row, "x");

    public IReadOnlyList<LambdaExpression> Columns => _columns;

    /// <summary>Whether a column is more than is stored, so that it should not be computed more often than once per row.</summary>
    public bool AreComputed { get; private set; }

    /// <summary>The column of the parent's id, where each parent has groups of its own.</summary>
    public int? Parent { get; private set; }

    /// <summary>Of each key what it is grouped and sorted by, and what is shown of it: of text the folded twin, and the text.</summary>
    public required List<(int Compared, int Shown)> Keys { get; init; }

    public required List<int> Values { get; init; }

    public static AggregateColumns Of(Level level, BoundAggregate aggregate)
    {
        var children = level.List?.Children;
        var columns = new AggregateColumns(children?.Row ?? level.Catalogue.Entity) { Keys = [], Values = [] };
        if (children is not null)
            columns.Parent = columns.Add(Replace.Parameter(children.ParentKey, columns._row));
        var element = children is null ? columns._row : Replace.Parameter(children.Element, columns._row);
        foreach (var key in aggregate.Keys)
        {
            var compared = RuleExpressions.Far(key.Path, element);
            var shown = key.Path.Field.Folded is null ? compared : Shown(key.Path, element);
            if (key.Bucket is { } bucket)
                compared = shown = BucketFunctions.Of(compared, bucket, () => level.Slots.Expression(aggregate.ZoneSlot!.Value));
            columns.Keys.Add((columns.Add(compared), columns.Add(shown)));
        }
        foreach (var value in aggregate.Values)
            columns.Values.Add(columns.Add(Shown(value, element)));
        return columns;
    }

    /// <summary>The value at the end of a path without lists, as it is shown.</summary>
    public static Expression Shown(FieldPath path, Expression row) => RuleExpressions.Far(path, row, shown: true);

    private int Add(Expression value)
    {
        var known = _columns.FindIndex(c => ExpressionEqualityComparer.Instance.Equals(c.Body, value));
        if (known >= 0)
            return known;
        AreComputed |= value is not (MemberExpression or MethodCallExpression { Method.DeclaringType.Name: nameof(Microsoft.EntityFrameworkCore.EF) });
        _columns.Add(Expression.Lambda(value, _row));
        return _columns.Count - 1;
    }
}
