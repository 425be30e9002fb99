using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>Buckets of moments and dates by the server's own functions, which know the time zones of the tz database.</summary>
internal static class PostgreSqlBuckets
{
    private static readonly DateOnlyTypeMapping Date = new("date");
    private static readonly DateTimeTypeMapping Local = new("timestamp without time zone");

    /// <summary>In a zone, a moment becomes the time of its clocks: <c>date_trunc('month', timezone(zone, moment))::date</c>.</summary>
    public static void MapTime(DbFunctionBuilder function)
        => function.HasTranslation(a => StartOf(a[1], Function("timezone", [a[2], a[0]], typeof(DateTime), Local)));

    public static void MapDay(DbFunctionBuilder function)
        => function.HasTranslation(a => StartOf(a[1], new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, a[0], typeof(DateTime), Local)));

    private static SqlUnaryExpression StartOf(SqlExpression bucket, SqlExpression local) => new(
        System.Linq.Expressions.ExpressionType.Convert, Function("date_trunc", [bucket, local], typeof(DateTime), Local), typeof(DateOnly), Date);

    private static SqlFunctionExpression Function(string name, SqlExpression[] arguments, Type type, RelationalTypeMapping mapping)
        => new(name, arguments, nullable: true, [true, true], type, mapping);
}
