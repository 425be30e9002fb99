using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Kernel.Reading;

/// <summary>How an aggregate is read: its statement, and how a row becomes a group.</summary>
/// <param name="Parent">The reader of the parent's id, which is the first column; null at the top.</param>
internal sealed record AggregatePlan(Statement Statement, GroupWriter Group, ColumnReader? Parent);

/// <summary>Plans an aggregate: the statement computes what is selected and no more.</summary>
internal sealed class AggregatePlanner
{
    private readonly Level _level;
    private readonly BoundAggregate _aggregate;
    private readonly AggregateColumns _layout;
    private readonly AggregateText _text;
    private readonly GroupWriters _write;

    public AggregatePlanner(CrmDb db, Level level, BoundAggregate aggregate, Columns columns)
    {
        (_level, _aggregate) = (level, aggregate);
        _layout = AggregateColumns.Of(level, aggregate);
        _text = new AggregateText(aggregate, _layout, db.Aggregates);
        _write = new GroupWriters(columns, db.Aggregates);
    }

    public AggregatePlan Make(CrmDb db, int index, FieldCatalogue? parent, TypeMappings mappings)
    {
        var group = GroupWriters.Object(_aggregate.Selected.Fields, Part);
        var statement = Statement.Make(db, _level, parent, mappings, q => q.Aggregated(index), _text.Wrap, _aggregate.TakeSlot);
        return new(statement, group, _layout.Parent is null ? null : _write.Columns.Reader(typeof(Guid)));
    }

    private GroupWriter Part(Selected selected) => selected switch
    {
        SelectedCount => GroupWriters.Count(_text.Count()),
        SelectedKeys keys => GroupWriters.List(_aggregate.Keys.Select((_, i) => GroupWriters.Object(keys.Fields, f => Key((SelectedKeyFact)f, i)))),
        SelectedValues values => GroupWriters.List(_aggregate.Values.Select((_, i) => GroupWriters.Object(values.Fields, f => Value((SelectedValueFact)f, i)))),
        _ => throw new InvalidOperationException($"a group has no {selected}"),
    };

    private GroupWriter Key(SelectedKeyFact fact, int index)
    {
        var key = _aggregate.Keys[index];
        return fact.Fact switch
        {
            KeyFact.Field => GroupWriters.Constant(key.Path.Name),
            KeyFact.Bucket => GroupWriters.Constant(key.Bucket is { } bucket ? Names.Of(bucket) : null),
            _ => _write.Column(_text.Key(index), key.Bucket is null ? key.Path.Field.Type : typeof(DateOnly)),
        };
    }

    private GroupWriter Value(SelectedValueFact fact, int index)
    {
        var (name, type) = (_aggregate.Values[index].Name, _aggregate.Values[index].Field.Type);
        return fact.Fact switch
        {
            ValueFact.Field => GroupWriters.Constant(name),
            ValueFact.Count => GroupWriters.Count(_text.CountOf(index)),
            ValueFact.Min => _write.Column(_text.Least(index), type),
            ValueFact.Max => _write.Column(_text.Greatest(index), type),
            _ when !AggregateBinder.IsNumber(type) => GroupWriters.Constant(null),
            ValueFact.Sum => _write.Sum(_text.Sum(index), type),
            _ => _write.Average(_text.Sum(index), _text.CountOf(index), type),
        };
    }
}
