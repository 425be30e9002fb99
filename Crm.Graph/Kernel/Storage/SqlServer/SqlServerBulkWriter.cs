using System.Data;
using System.Linq.Expressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>The driver's bulk copy, some thousand rows at a time.</summary>
internal sealed class SqlServerBulkWriter(CrmDb db, IDbContextTransaction transaction, IDisposable? turn) : BulkWriter(db, transaction, turn)
{
    private const int Batch = 5_000;

    private readonly Dictionary<Type, (BulkTable Table, Delegate Fill)> _tables = [];

    public static async Task<BulkWriter> BeginAsync(CrmDb db, IDisposable? turn, CancellationToken ct)
        => new SqlServerBulkWriter(db, await db.Database.BeginTransactionAsync(ct), turn);

    protected override void WriteRows<T>(IEnumerable<T> rows)
    {
        if (!_tables.TryGetValue(typeof(T), out var known))
        {
            var made = BulkTable.Of(Db, typeof(T));
            _tables[typeof(T)] = known = (made, Compile(made));
        }
        var fill = (Action<T, object[]>)known.Fill;
        using var copy = Copy(known.Table);
        using var table = Empty(known.Table);
        foreach (var batch in rows.Chunk(Batch))
        {
            foreach (var row in batch)
            {
                var values = new object[table.Columns.Count];
                fill(row, values);
                table.Rows.Add(values);
            }
            copy.WriteToServer(table);
            table.Clear();
        }
    }

    private SqlBulkCopy Copy(BulkTable table)
    {
        // Without these foreign keys would not be looked at, and nulls become the column's default.
        var copy = new SqlBulkCopy(
            (SqlConnection)Db.Database.GetDbConnection(), SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.KeepNulls,
            (SqlTransaction)Transaction.GetDbTransaction())
        {
            DestinationTableName = Db.GetService<ISqlGenerationHelper>().DelimitIdentifier(table.Name),
        };
        foreach (var column in table.Columns)
            copy.ColumnMappings.Add(column.Name, column.Name);
        return copy;
    }

    private static DataTable Empty(BulkTable table)
    {
        var empty = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in table.Columns)
            empty.Columns.Add(column.Name, Stored(column.Mapping.Converter?.ProviderClrType ?? column.Mapping.ClrType));
        return empty;
    }

    /// <summary>An <c>Action&lt;TEntity, object[]&gt;</c>: compiled once, one call per row.</summary>
    internal static Delegate Compile(BulkTable table)
    {
        var values = Expression.Parameter(typeof(object[]), "values");
        var body = table.Columns.Select((column, i) =>
        {
            var place = Expression.ArrayAccess(values, Expression.Constant(i));
            return column.Write(
                stored => Expression.Assign(place, Expression.Convert(Stored(stored), typeof(object))),
                Expression.Assign(place, Expression.Constant(DBNull.Value, typeof(object))));
        });
        return Expression.Lambda(typeof(Action<,>).MakeGenericType(table.Row.Type, values.Type), Expression.Block(body), table.Row, values).Compile();
    }

    private static Expression Stored(Expression value) => value.Type == typeof(DateOnly)
        ? Expression.Call(value, nameof(DateOnly.ToDateTime), null, Expression.Constant(TimeOnly.MinValue))
        : value;

    /// <summary>Bulk copy knows days only as date-times at midnight.</summary>
    private static Type Stored(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && plain == typeof(DateOnly) ? typeof(DateTime) : plain;
}
