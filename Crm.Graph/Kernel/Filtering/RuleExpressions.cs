using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Reading;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>The back end that makes a filter an expression for the database.</summary>
/// <param name="rows">The rows of an entity, as the query's context has them.</param>
internal sealed class RuleExpressions(Catalogues catalogues, Slots slots, Func<Type, Expression> rows)
{
    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions)
        .GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    private static readonly MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    public Expression Of(BoundNode node, Expression row)
    {
        if (node is BoundRule rule)
        {
            var test = Along(rule, 0, row, row);
            // Null in the list means what the operator null means: there is no value at the end of the path, or no way to its end.
            if (rule.Test is OneOf { OrNull: true })
                test = Expression.OrElse(Expression.Not(Along(rule with { Test = new HasValue() }, 0, row, row)), test);
            return rule.Negated ? Expression.Not(test) : test;
        }
        var group = (BoundGroup)node;
        if (group.Nodes.IsEmpty)
            return Expression.Constant(true);
        var all = group.Nodes.Select(n => Of(n, row)).Aggregate(group.Combinator == Combinator.Or ? Expression.OrElse : Expression.AndAlso);
        return group.Not ? Expression.Not(all) : all;
    }

    /// <summary>Follows the path: into another record where there is one, into any row of a list.</summary>
    private Expression Along(BoundRule rule, int step, Expression row, Expression record)
    {
        var field = rule.Path.Steps[step];
        if (field.Defined is not null && rule.Test is ComparedTo others)
            return Expression.AndAlso(NotNull(Far(rule.Path, record)), Compared(others, Far(rule.Path, record), record));
        switch (field.Kind)
        {
            case FieldKind.Value:
                return Test(rule.Test, field, row, record);
            case FieldKind.Group:
                return Along(rule, step + 1, Replace.Parameter(field.Path, row), record);
            case FieldKind.One:
                var other = Replace.Parameter(field.Path, row);
                var inner = Along(rule, step + 1, other, record);
                return field.IsNullable ? Expression.AndAlso(Expression.NotEqual(other, Expression.Constant(null, other.Type)), inner) : inner;
            default:
                return Any(rule, step, field, row);
        }
    }

    /// <summary>
    /// Whether any row of the list meets the rest of the rule: asked record by record ("there is one"), which is soon done when only a
    /// page is wanted, or, where custom fields are asked for, of all at once ("it is among those that have one"). Every database can
    /// begin with the values of a custom field, which have an index in their order; record by record SQLite would look each of them up, or
    /// worse, find all of them anew.
    /// </summary>
    private MethodCallExpression Any(BoundRule rule, int step, CatalogueField field, Expression row)
    {
        var children = field.Children!;
        var child = Expression.Parameter(children.Row, "c" + step);
        var condition = Element(rule, step, field, child);
        var id = Expression.Property(row, nameof(Entity.Id));
        if (!rule.Path.Steps.Skip(step).Any(s => s.Defined is not null))
        {
            condition = Expression.AndAlso(Expression.Equal(Replace.Parameter(children.ParentKey, child), id), condition);
            return Expression.Call(typeof(Queryable), nameof(Queryable.Any), [children.Row],
                rows(children.Row), Expression.Quote(Expression.Lambda(condition, child)));
        }
        var found = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [children.Row],
            rows(children.Row), Expression.Quote(Expression.Lambda(condition, child)));
        var parents = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [children.Row, typeof(Guid)], found, Expression.Quote(children.ParentKey));
        return Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)], parents, id);
    }

    /// <summary>What a row of the list has to meet, wherever it belongs to.</summary>
    private Expression Element(BoundRule rule, int step, CatalogueField field, ParameterExpression child)
    {
        if (field.Defined is { } defined)
            return Expression.AndAlso(
                Expression.Equal(Replace.Parameter(defined.Id.Path, child), slots.Expression(rule.Path.DefinitionSlot!.Value)),
                Along(rule, step + 1, child, child));
        var element = Replace.Parameter(field.Children!.Element, child);
        var condition = Along(rule, step + 1, element, element);
        if (typeof(Record).IsAssignableFrom(field.Type) && !rule.Path.SpeaksOfDeletion(step))
            condition = Expression.AndAlso(condition, Expression.Not(Expression.Property(element, nameof(Record.IsDeleted))));
        if (catalogues.Of(field.Type).Visibility is { } visible)
            condition = Expression.AndAlso(condition, Replace.Parameter(visible, element));
        return condition;
    }

    private Expression Test(RuleTest test, CatalogueField field, Expression row, Expression record)
    {
        var column = Column(field, row);
        var nullable = !column.Type.IsValueType || Nullable.GetUnderlyingType(column.Type) is not null;
        if (test is Never)
            return Expression.Constant(false);
        if (test is HasValue)
            return nullable && field.IsNullable || nullable && field.Type == typeof(string) ? NotNull(column) : Expression.Constant(true);
        var holds = test switch
        {
            EqualTo equal => Expression.Equal(column, Value(equal.Slot, column.Type)),
            InRange range => Within(range, column),
            OneOf list => Listed(list, column, nullable),
            HasText text => Matches(text, column),
            ComparedTo other => Compared(other, column, record),
            _ => throw new InvalidOperationException($"unknown test {test}"),
        };
        return nullable ? Expression.AndAlso(NotNull(column), holds) : holds;
    }

    /// <summary>What of the field is compared: text by its folded twin.</summary>
    internal static Expression Column(CatalogueField field, Expression row) => Replace.Parameter(field.Folded ?? field.Path, row);

    private static BinaryExpression NotNull(Expression column) => Expression.NotEqual(column, Expression.Constant(null, column.Type));

    private Expression Value(int slot, Type type)
    {
        var value = slots.Expression(slot);
        return value.Type == type ? value : Expression.Convert(value, type);
    }

    private Expression Within(InRange range, Expression column)
    {
        Expression? low = range.Low is { } l ? Ordered(l.Inclusive ? ExpressionType.GreaterThanOrEqual : ExpressionType.GreaterThan, column, Value(l.Slot, column.Type)) : null;
        Expression? high = range.High is { } h ? Ordered(h.Inclusive ? ExpressionType.LessThanOrEqual : ExpressionType.LessThan, column, Value(h.Slot, column.Type)) : null;
        return (low, high) switch
        {
            ({ } a, { } b) => Expression.AndAlso(a, b),
            _ => low ?? high ?? Expression.Constant(true),
        };
    }

    /// <summary>A comparison by order, of text and ids too.</summary>
    internal static Expression Ordered(ExpressionType op, Expression left, Expression right)
    {
        if (left.Type == typeof(string))
            return Expression.MakeBinary(op, Expression.Call(Compare, left, right), Expression.Constant(0));
        if ((Nullable.GetUnderlyingType(left.Type) ?? left.Type).IsEnum)
            return Expression.MakeBinary(op, Expression.Call(typeof(EnumOrder), nameof(EnumOrder.Compare), [left.Type], left, right), Expression.Constant(0));
        if (left.Type == typeof(Guid))
            return Expression.MakeBinary(op, Expression.Call(left, nameof(Guid.CompareTo), null, right), Expression.Constant(0));
        return Expression.MakeBinary(op, left, right);
    }

    private Expression Listed(OneOf list, Expression column, bool nullable)
    {
        Expression any = Expression.Constant(false);
        if (list.Slot is { } slot)
        {
            var type = slots.Type(slot).GetElementType()!;
            var plain = column.Type == type ? column : Expression.Property(column, "Value");
            any = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [type], slots.Expression(slot), plain);
        }
        return list.Days is { } days ? Expression.OrElse(any, On(days, column)) : any;
    }

    private BinaryExpression On(Days days, Expression column)
    {
        var bound = Expression.Parameter(typeof(DateTimeOffset), "b");
        var before = Expression.Lambda(Expression.LessThanOrEqual(bound, column.Type == bound.Type ? column : Expression.Property(column, "Value")), bound);
        var count = Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [bound.Type], slots.Expression(days.Slot), before);
        return Expression.AndAlso(Within(days.Span, column), Expression.Equal(Expression.Modulo(count, Expression.Constant(2)), Expression.Constant(1)));
    }

    private MethodCallExpression Matches(HasText text, Expression column)
        => Expression.Call(Like, Expression.Property(null, typeof(EF), nameof(EF.Functions)), column, slots.Expression(text.Slot), Expression.Constant(@"\"));

    private static Expression Compared(ComparedTo test, Expression column, Expression record)
    {
        var others = test.Others.Select(o => Far(o, record)).ToList();
        Expression One(ExpressionType op, Expression other) => Expression.AndAlso(
            !other.Type.IsValueType || Nullable.GetUnderlyingType(other.Type) is not null ? NotNull(other) : Expression.Constant(true),
            op == ExpressionType.Equal || column.Type == typeof(bool) ? Expression.Equal(Lift(column, other), Lift(other, column)) : Ordered(op, Lift(column, other), Lift(other, column)));
        Expression Text(string method) => Expression.AndAlso(NotNull(others[0]), Expression.Call(column, method, null, others[0]));
        return test.Operator switch
        {
            RuleOperator.Equal or RuleOperator.In => others.Select(o => One(ExpressionType.Equal, o)).Aggregate(Expression.OrElse),
            RuleOperator.Greater => One(ExpressionType.GreaterThan, others[0]),
            RuleOperator.GreaterOrEqual => One(ExpressionType.GreaterThanOrEqual, others[0]),
            RuleOperator.Less => One(ExpressionType.LessThan, others[0]),
            RuleOperator.LessOrEqual => One(ExpressionType.LessThanOrEqual, others[0]),
            RuleOperator.Contains => Text(nameof(string.Contains)),
            RuleOperator.BeginsWith => Text(nameof(string.StartsWith)),
            RuleOperator.EndsWith => Text(nameof(string.EndsWith)),
            RuleOperator.Between => Expression.OrElse(
                Expression.AndAlso(One(ExpressionType.GreaterThanOrEqual, others[0]), One(ExpressionType.LessThanOrEqual, others[1])),
                Expression.AndAlso(One(ExpressionType.GreaterThanOrEqual, others[1]), One(ExpressionType.LessThanOrEqual, others[0]))),
            _ => throw new InvalidOperationException($"{test.Operator} compares no fields"),
        };
    }

    private static Expression Lift(Expression value, Expression with) => value.Type != with.Type && Nullable.GetUnderlyingType(with.Type) == value.Type
        ? Expression.Convert(value, with.Type)
        : value;

    /// <summary>The value at the end of a path without lists, as it is compared or as it is shown. Of a defined field it only says which is meant: see <see cref="DefinedValue"/>.</summary>
    internal static Expression Far(FieldPath path, Expression row, bool shown = false)
    {
        for (var i = 0; i < path.Steps.Length - 1; i++)
        {
            if (path.Steps[i].Defined is { } rows)
                return new DefinedValue(row, path.Steps[i].Children!, rows, path.Field, path.DefinitionSlot!.Value, shown);
            row = Replace.Parameter(path.Steps[i].Path, row);
        }
        return shown ? Replace.Parameter(path.Field.Path, row) : Column(path.Field, row);
    }
}
