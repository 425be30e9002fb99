using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Reading;

/// <summary>A level as a query of EF Core, which makes SQL of it.</summary>
internal sealed class Queries(CrmDb db, Level level, FieldCatalogue? parent)
{
    private static readonly MethodInfo Set = typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!;

    private readonly Type _row = level.List?.Children!.Row ?? level.Catalogue.Entity;

    /// <summary>The rows of the level with these columns; where each parent has a page of its own, so many of each.</summary>
    public IQueryable Rows(IReadOnlyList<LambdaExpression> columns)
    {
        Expression rows;
        if (level.ParentsSlot is { } parents && level.TakeSlot is not null)
        {
            rows = PagePerParent(parents);
        }
        else
        {
            rows = Filtered();
            if (level.Keyset is { } keyset)
                rows = Where(rows, row => keyset.Behind(Element(row), level.Slots));
            rows = Page(Sorted(rows));
        }
        return Select(rows, columns);
    }

    /// <summary>What the level matches, with the columns that one of its aggregates needs, to be put into groups.</summary>
    public IQueryable Aggregated(int aggregate)
        => AggregateColumns.Of(level, level.Aggregates[aggregate]).Columns is { Count: > 0 } columns ? Select(Filtered(), columns) : Matches();

    /// <summary>What the level matches, as a row of one column each, to be counted. The column has a name, which SQL Server wants of a sub-query.</summary>
    public IQueryable Matches()
    {
        var at = Expression.Parameter(_row, "x");
        return Query(Call(nameof(Queryable.Select), [_row, typeof(Guid)], Filtered(), Expression.Quote(Expression.Lambda(Expression.Property(at, nameof(Entity.Id)), at))));
    }

    /// <summary>How many rows of the level each parent has.</summary>
    public IQueryable CountsPerParent()
    {
        var key = level.List!.Children!.ParentKey;
        var groups = Call(nameof(Queryable.GroupBy), [_row, typeof(Guid)], Filtered(), Expression.Quote(key));
        var group = Expression.Parameter(typeof(IGrouping<,>).MakeGenericType(typeof(Guid), _row), "g");
        var counts = Expression.NewArrayInit(typeof(object),
            Expression.Convert(Expression.Property(group, "Key"), typeof(object)),
            Expression.Convert(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [_row], group), typeof(object)));
        return Query(Call(nameof(Queryable.Select), [group.Type, typeof(object[])], groups, Expression.Quote(Expression.Lambda(counts, group))));
    }

    /// <summary>
    /// The first rows of each parent. EF Core numbers the rows per parent for that; saying the parents' ids inside as well
    /// keeps it from numbering the whole table.
    /// </summary>
    private Expression PagePerParent(int parents)
    {
        var from = Expression.Parameter(parent!.Entity, "p");
        var id = Expression.Property(from, nameof(Entity.Id));
        var wanted = Where(All(parent.Entity), p => Contains(parents, Expression.Property(p, nameof(Entity.Id))), parent.Entity);
        Expression rows = Where(Filtered(), row => Expression.Equal(Replace.Parameter(level.List!.Children!.ParentKey, row), id));
        if (level.Keyset is { } keyset)
            rows = Where(rows, row => keyset.Behind(Element(row), level.Slots));
        rows = Page(Sorted(rows));
        var each = Expression.Parameter(_row, "r");
        var inner = Expression.Lambda(typeof(Func<,>).MakeGenericType(parent.Entity, typeof(IEnumerable<>).MakeGenericType(_row)), rows, from);
        var many = Call(nameof(Queryable.SelectMany), [parent.Entity, _row, _row], wanted,
            Expression.Quote(inner), Expression.Quote(Expression.Lambda(each, from, each)));
        return Sorted(many);
    }

    private IQueryable Select(Expression rows, IReadOnlyList<LambdaExpression> columns)
    {
        var at = Expression.Parameter(_row, "x");
        var values = Expression.NewArrayInit(typeof(object), columns.Select(c => Expression.Convert(Ready(Replace.Parameter(c, at)), typeof(object))));
        return Query(Call(nameof(Queryable.Select), [_row, typeof(object[])], rows, Expression.Quote(Expression.Lambda(values, at))));
    }

    private Expression Filtered()
    {
        var rows = All(_row);
        if (level.ParentsSlot is { } parents)
            rows = Where(rows, row => Contains(parents, Replace.Parameter(level.List!.Children!.ParentKey, row)));
        if (level.IdsSlot is { } ids)
            rows = Where(rows, row => Contains(ids, Expression.Property(row, nameof(Entity.Id))));
        if (level.WithoutDeleted)
            rows = Where(rows, row => Expression.Not(Expression.Property(Element(row), nameof(Record.IsDeleted))));
        if (level.Catalogue.Visibility is { } visible && !level.SeesAll)
            rows = Where(rows, row => Replace.Parameter(visible, Element(row)));
        if (level.Where is { Nodes.IsEmpty: false } where)
            rows = Where(rows, row => new RuleExpressions(db.Catalogues, level.Slots, All).Of(where, Element(row)));
        if (level.Search is { } search)
            rows = Where(rows, row => Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)],
                search.Ids(db, level.Slots), Expression.Property(Element(row), nameof(Entity.Id))));
        return rows;
    }

    private Expression Element(Expression row) => level.List is { Children: { } children } ? Replace.Parameter(children.Element, row) : row;

    private Expression Sorted(Expression rows)
    {
        var then = false;
        foreach (var key in level.Order.Keys)
        {
            if (key.Path.IsNullable)
                rows = By(rows, column => Expression.Equal(Nullable(column), Expression.Constant(null, Nullable(column).Type)), key, key.NullsFirst, ref then);
            rows = By(rows, column => column, key, key.Descending, ref then);
        }
        return rows;
    }

    private MethodCallExpression By(Expression rows, Func<Expression, Expression> of, SortKey key, bool descending, ref bool then)
    {
        var at = Expression.Parameter(_row, "x");
        var by = Expression.Lambda(Ready(of(RuleExpressions.Far(key.Path, Element(at)))), at);
        var name = (then ? nameof(Queryable.ThenBy) : nameof(Queryable.OrderBy)) + (descending ? "Descending" : "");
        then = true;
        return Call(name, [_row, by.ReturnType], rows, Expression.Quote(by));
    }

    private static Expression Nullable(Expression column)
        => column.Type.IsValueType && System.Nullable.GetUnderlyingType(column.Type) is null
            ? Expression.Convert(column, typeof(Nullable<>).MakeGenericType(column.Type))
            : column;

    private Expression Page(Expression rows)
    {
        if (level.SkipSlot is { } skip)
            rows = Call(nameof(Queryable.Skip), [_row], rows, level.Slots.Expression(skip));
        if (level.TakeSlot is { } take)
            rows = Call(nameof(Queryable.Take), [_row], rows, level.Slots.Expression(take));
        return rows;
    }

    private MethodCallExpression Contains(int slot, Expression value)
        => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], level.Slots.Expression(slot), value);

    private MethodCallExpression Where(Expression rows, Func<Expression, Expression> condition, Type? type = null)
    {
        var at = Expression.Parameter(type ?? _row, "x");
        return Call(nameof(Queryable.Where), [type ?? _row], rows, Expression.Quote(Expression.Lambda(Ready(condition(at)), at)));
    }

    /// <summary>Gives the moment's values (<see cref="Ambient"/>) their slots, and defined fields (<see cref="DefinedValue"/>) their rows.</summary>
    private Expression Ready(Expression body) => new ReadyVisitor(level.Slots, All).Visit(body);

    private Expression All(Type type) => ((IQueryable)Set.MakeGenericMethod(type).Invoke(db, null)!).Expression;

    private IQueryable Query(Expression expression) => ((IQueryable)Set.MakeGenericMethod(_row).Invoke(db, null)!).Provider.CreateQuery(expression);

    private static MethodCallExpression Call(string method, Type[] types, params Expression[] arguments)
        => Expression.Call(typeof(Queryable), method, types, arguments);

    private sealed class ReadyVisitor(Slots slots, Func<Type, Expression> all) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is DefinedValue value ? Visit(value.Among(all, slots)) : base.VisitExtension(node);

        protected override Expression VisitMethodCall(MethodCallExpression node)
            => node.Method.DeclaringType == typeof(Rows) ? all(node.Method.GetGenericArguments()[0]) : base.VisitMethodCall(node);

        protected override Expression VisitMember(MemberExpression node) => node.Member.DeclaringType == typeof(Ambient)
            ? slots.Expression(node.Member.Name switch
            {
                nameof(Ambient.Today) => Slots.Today,
                nameof(Ambient.StartOfMonth) => Slots.StartOfMonth,
                _ => Slots.Me,
            })
            : base.VisitMember(node);
    }
}
