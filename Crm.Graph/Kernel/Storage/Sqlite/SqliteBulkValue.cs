using System.Globalization;
using System.Linq.Expressions;
using SQLitePCL;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>Values as SQLite is given them, in the form in which its ADO.NET driver stores them.</summary>
internal static class SqliteBulkValue
{
    /// <summary>Binds a value of any type that columns have.</summary>
    public static Expression Bind(Expression statement, int index, Expression value)
    {
        var type = value.Type == typeof(int) || value.Type == typeof(short) || value.Type == typeof(byte) ? typeof(long)
            : value.Type == typeof(float) ? typeof(double)
            : value.Type;
        var method = typeof(SqliteBulkValue).GetMethod(nameof(Set), [typeof(sqlite3_stmt), typeof(int), type])
            ?? throw new NotSupportedException($"no way is known to write a {type.Name}");
        return Expression.Call(method, statement, Expression.Constant(index), Expression.Convert(value, type));
    }

    public static Expression BindNull(Expression statement, int index)
        => Expression.Call(typeof(SqliteBulkValue), nameof(SetNull), null, statement, Expression.Constant(index));

    public static void Set(sqlite3_stmt statement, int index, string value) => raw.sqlite3_bind_text(statement, index, value);

    public static void Set(sqlite3_stmt statement, int index, byte[] value) => raw.sqlite3_bind_blob(statement, index, value);

    public static void Set(sqlite3_stmt statement, int index, long value) => raw.sqlite3_bind_int64(statement, index, value);

    public static void Set(sqlite3_stmt statement, int index, double value) => raw.sqlite3_bind_double(statement, index, value);

    public static void Set(sqlite3_stmt statement, int index, bool value) => raw.sqlite3_bind_int(statement, index, value ? 1 : 0);

    public static void Set(sqlite3_stmt statement, int index, Guid value) => Set(statement, index, value.ToString().ToUpperInvariant());

    public static void Set(sqlite3_stmt statement, int index, DateOnly value)
        => Set(statement, index, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Set(sqlite3_stmt statement, int index, TimeOnly value)
        => Set(statement, index, value.ToString(value.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture));

    public static void SetNull(sqlite3_stmt statement, int index) => raw.sqlite3_bind_null(statement, index);
}
