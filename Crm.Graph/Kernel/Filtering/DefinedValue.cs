using System.Linq.Expressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>
/// The value that a record has in a field which its tenant has defined, or null. It stands in orders and comparisons until the
/// query puts in its rows (<see cref="Among"/>): so what is kept with a plan holds neither a context nor a caller's value.
/// </summary>
/// <param name="shown">Whether text is meant as it is shown, not as it is compared.</param>
internal sealed class DefinedValue(Expression record, ChildRows children, DefinedRows rows, CatalogueField field, int slot, bool shown = false) : Expression
{
    public override ExpressionType NodeType => ExpressionType.Extension;

    public override Type Type { get; } = field.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(field.Type) : field.Type;

    protected override Expression VisitChildren(ExpressionVisitor visitor)
        => visitor.Visit(record) is var other && other == record ? this : new DefinedValue(other, children, rows, field, slot, shown);

    /// <summary>The value as a sub-query.</summary>
    /// <param name="all">The rows of an entity, as the query's context has them.</param>
    /// <param name="slots">The values of the query.</param>
    public Expression Among(Func<Type, Expression> all, Slots slots)
    {
        var value = Parameter(children.Row, "v");
        var wanted = AndAlso(
            Equal(Replace.Parameter(children.ParentKey, value), Property(record, nameof(Entity.Id))),
            Equal(Replace.Parameter(rows.Id.Path, value), slots.Expression(slot)));
        var column = shown ? Replace.Parameter(field.Path, value) : RuleExpressions.Column(field, value);
        var found = Call(typeof(Queryable), nameof(Queryable.Where), [children.Row], all(children.Row), Quote(Lambda(wanted, value)));
        var values = Call(typeof(Queryable), nameof(Queryable.Select), [children.Row, column.Type], found, Quote(Lambda(column, value)));
        return Call(typeof(Queryable), nameof(Queryable.FirstOrDefault), [column.Type], values);
    }
}
