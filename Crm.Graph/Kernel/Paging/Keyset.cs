using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Paging;

/// <summary>
/// Where a page starts, its values in slots. Nulls, and true and false, have none: another condition follows from each, so they are part of the shape.
/// </summary>
internal sealed class Keyset
{
    private readonly SortOrder _order;
    private readonly ImmutableArray<Place> _places;

    private Keyset(SortOrder order, ImmutableArray<Place> places) => (_order, _places) = (order, places);

    private readonly record struct Place(int? Slot, bool? Flag);

    public static Keyset Bind(SortOrder order, object?[] values, Slots slots, StringBuilder shape)
    {
        shape.Append(">>");
        var places = ImmutableArray.CreateBuilder<Place>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            places.Add(values[i] switch
            {
                null => default,
                bool flag => new(null, flag),
                var value => new(slots.Add(order.Keys[i].Path.Field.Type, value), null),
            });
            shape.Append(values[i] switch { null => '0', true => 't', false => 'f', _ => 'v' });
        }
        return new(order, places.ToImmutable());
    }

    /// <summary>The records behind the place: past it by the first key, or equal there and behind by the rest.</summary>
    public Expression Behind(Expression row, Slots slots) => Behind(row, slots, 0);

    private Expression Behind(Expression row, Slots slots, int index)
    {
        var (past, same, from) = Parts(row, slots, index);
        if (index == _order.Keys.Length - 1)
            return past;
        var behind = Expression.OrElse(past, Expression.AndAlso(same, Behind(row, slots, index + 1)));
        // Implied by the rest; said so that an index can begin there.
        return index == 0 && from is not null ? Expression.AndAlso(from, behind) : behind;
    }

    private (Expression Past, Expression Same, Expression? From) Parts(Expression row, Slots slots, int index)
    {
        var key = _order.Keys[index];
        var column = RuleExpressions.Far(key.Path, row);
        var isNullable = key.Path.IsNullable;
        if (isNullable && column.Type.IsValueType && Nullable.GetUnderlyingType(column.Type) is null)
            column = Expression.Convert(column, typeof(Nullable<>).MakeGenericType(column.Type));
        var isNull = isNullable ? Expression.Equal(column, Expression.Constant(null, column.Type)) : (Expression)Expression.Constant(false);
        if (_places[index].Flag is { } flag)
        {
            var other = flag == key.Descending ? Is(column, !flag) : (Expression)Expression.Constant(false);
            return (!isNullable ? other : key.NullsFirst ? Expression.AndAlso(Expression.Not(isNull), other) : Expression.OrElse(isNull, other), Is(column, flag), null);
        }
        if (_places[index].Slot is not { } slot)
            return (key.NullsFirst ? Expression.Not(isNull) : Expression.Constant(false), isNull, null);
        var value = slots.Expression(slot);
        if (value.Type != column.Type)
            value = Expression.Convert(value, column.Type);
        var beyond = RuleExpressions.Ordered(key.Descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, column, value);
        var same = Expression.Equal(column, value);
        if (!isNullable)
        {
            return (beyond, same, RuleExpressions.Ordered(key.Descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, column, value));
        }
        return (key.NullsFirst ? Expression.AndAlso(Expression.Not(isNull), beyond) : Expression.OrElse(isNull, beyond), same, null);
    }

    private static BinaryExpression Is(Expression flag, bool value) => Expression.Equal(flag, Expression.Constant(value, flag.Type));
}
