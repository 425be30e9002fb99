using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Crm.Graph.Kernel.Storage;

/// <summary>A table as <see cref="BulkWriter"/> fills it: its columns, and code that binds an entity's values to a statement.</summary>
internal sealed class BulkTable
{
    private static readonly MethodInfo FoldText = typeof(TextFold).GetMethod(nameof(TextFold.Fold))!;

    private readonly string _name;

    private BulkTable(string name, IReadOnlyList<Column> columns, Delegate bind) => (_name, Columns, Bind) = (name, columns, bind);

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>An <c>Action&lt;TEntity, sqlite3_stmt&gt;</c>: compiled once, one call per row.</summary>
    public Delegate Bind { get; }

    public static BulkTable Of(CrmDb db, Type type)
    {
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not stored");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var folded = db.Catalogues.Find(type) is { } catalogue
            ? FoldedText.Of(catalogue, db.Catalogues).ToDictionary(f => f.Name, f => f.Path)
            : [];
        var row = Expression.Parameter(type, "row");
        var columns = Of(entity, row, table, folded).ToList();
        return new(table.Name, columns, Compile(row, columns));
    }

    public string Sql(ISqlGenerationHelper sql)
        => $"INSERT INTO {sql.DelimitIdentifier(_name)} ({string.Join(", ", Columns.Select(c => sql.DelimitIdentifier(c.Name)))}) "
            + $"VALUES ({string.Join(", ", Columns.Select((_, i) => sql.GenerateParameterName("p" + i)))})";

    private static IEnumerable<Column> Of(
        ITypeBase type, Expression from, StoreObjectIdentifier table, Dictionary<string, LambdaExpression> folded)
    {
        foreach (var property in type.GetProperties())
        {
            // The database gives out the numbers of what is numbered.
            if (property is { ValueGenerated: ValueGenerated.OnAdd, ClrType: var clr } && clr == typeof(int))
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

    private static Delegate Compile(ParameterExpression row, List<Column> columns)
    {
        var statement = Expression.Parameter(typeof(sqlite3_stmt), "statement");
        var body = columns.Select((column, index) => BindColumn(statement, index + 1, column));
        return Expression.Lambda(typeof(Action<,>).MakeGenericType(row.Type, typeof(sqlite3_stmt)), Expression.Block(body), row, statement).Compile();
    }

    private static Expression BindColumn(Expression statement, int index, Column column)
    {
        var value = column.Value;
        var underlying = Nullable.GetUnderlyingType(value.Type);
        var plain = underlying is null ? value : Expression.Property(value, "Value");
        var bind = SqliteBulkValue.Bind(statement, index, column.Mapping.Converter is { } converter
            ? Replace.Parameter(converter.ConvertToProviderExpression, Convert(plain, converter.ModelClrType))
            : plain);
        if (underlying is null && value.Type.IsValueType)
            return bind;
        var isNull = Expression.Equal(value, Expression.Constant(null, value.Type));
        return Expression.IfThenElse(isNull, SqliteBulkValue.BindNull(statement, index), bind);
    }

    private static Expression Convert(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);

    /// <param name="Name">The column's name.</param>
    /// <param name="Mapping">How its values are stored.</param>
    /// <param name="Value">The value, of the row.</param>
    internal sealed record Column(string Name, RelationalTypeMapping Mapping, Expression Value);
}
