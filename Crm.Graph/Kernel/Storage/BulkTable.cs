using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Storage;

/// <summary>A table as <see cref="BulkWriter"/> fills it: its columns, and where their values are in an entity.</summary>
internal sealed class BulkTable
{
    private static readonly MethodInfo FoldText = typeof(TextFold).GetMethod(nameof(TextFold.Fold))!;

    private BulkTable(string name, ParameterExpression row, IReadOnlyList<Column> columns) => (Name, Row, Columns) = (name, row, columns);

    public string Name { get; }

    /// <summary>The entity, in the columns' values.</summary>
    public ParameterExpression Row { get; }

    public IReadOnlyList<Column> Columns { get; }

    public static BulkTable Of(CrmDb db, Type type)
    {
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not stored");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var folded = db.Catalogues.Find(type) is { } catalogue
            ? FoldedText.Of(catalogue, db.Catalogues).ToDictionary(f => f.Name, f => f.Path)
            : [];
        var row = Expression.Parameter(type, "row");
        return new(table.Name, row, [.. Of(entity, row, table, folded)]);
    }

    /// <summary>The names of the table and of its columns, as they stand in statements: <c>"contact" ("id", "name")</c>.</summary>
    public string Target(ISqlGenerationHelper sql)
        => $"{sql.DelimitIdentifier(Name)} ({string.Join(", ", Columns.Select(c => sql.DelimitIdentifier(c.Name)))})";

    private static IEnumerable<Column> Of(
        ITypeBase type, Expression from, StoreObjectIdentifier table, Dictionary<string, LambdaExpression> folded)
    {
        foreach (var property in type.GetProperties())
        {
            // The database gives out the numbers of what is numbered.
            if (property is { ValueGenerated: ValueGenerated.OnAdd, ClrType: var clr } && clr == typeof(int))
                continue;
            if (property.GetComputedColumnSql() is not null)
                continue;
            Expression value = property.IsShadowProperty() ? Folded(property, from, folded) : Member(property, from);
            yield return new(property.GetColumnName(table)!, property.GetRelationalTypeMapping(), value);
        }
        foreach (var group in type.GetComplexProperties())
            foreach (var column in Of(group.ComplexType, Member(group, from), table, folded))
                yield return column;
    }

    private static MemberExpression Member(IPropertyBase property, Expression from)
        => Expression.MakeMemberAccess(from, (MemberInfo?)property.PropertyInfo ?? property.FieldInfo!);

    private static ConditionalExpression Folded(IProperty property, Expression row, Dictionary<string, LambdaExpression> folded)
    {
        if (!folded.TryGetValue(property.Name, out var path))
            throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is known to the database only: what is its value?");
        var text = Replace.Parameter(path, row);
        return Expression.Condition(
            Expression.Equal(text, Expression.Constant(null)), Expression.Constant(null, typeof(string)), Expression.Call(FoldText, text));
    }

    /// <param name="Name">The column's name.</param>
    /// <param name="Mapping">How its values are stored.</param>
    /// <param name="Value">The value, of the row.</param>
    internal sealed record Column(string Name, RelationalTypeMapping Mapping, Expression Value)
    {
        /// <summary>Code that writes the column: what is stored of a value where there is one, else a null.</summary>
        public Expression Write(Func<Expression, Expression> write, Expression writeNull)
        {
            var underlying = Nullable.GetUnderlyingType(Value.Type);
            var plain = underlying is null ? Value : Expression.Property(Value, nameof(Nullable<int>.Value));
            var stored = write(Mapping.Converter is { } converter
                ? Replace.Parameter(converter.ConvertToProviderExpression, Convert(plain, converter.ModelClrType))
                : plain);
            return underlying is null && Value.Type.IsValueType
                ? stored
                : Expression.IfThenElse(Expression.Equal(Value, Expression.Constant(null, Value.Type)), writeNull, stored);
        }

        private static Expression Convert(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
    }
}
