using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>Buckets of moments and dates by functions of SQL Server 2022, which names time zones as Windows does.</summary>
internal static class SqlServerBuckets
{
    private static readonly DateOnlyTypeMapping Date = new("date");
    private static readonly DateTimeOffsetTypeMapping Moment = new("datetimeoffset");

    /// <summary><c>DATETRUNC(month, CAST(moment AT TIME ZONE @zone AS date))</c>.</summary>
    public static void MapTime(DbFunctionBuilder function) => function.HasTranslation(a => StartOf(a[1],
        new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, new AtTimeZoneExpression(a[0], a[2], typeof(DateTimeOffset), Moment), typeof(DateOnly), Date)));

    public static void MapDay(DbFunctionBuilder function) => function.HasTranslation(a => StartOf(a[1], a[0]));

    /// <summary>What Windows calls a zone of the tz database.</summary>
    public static string ZoneId(TimeZoneInfo zone) => TimeZoneInfo.TryConvertIanaIdToWindowsId(zone.Id, out var windows) ? windows : zone.Id;

    private static SqlFunctionExpression StartOf(SqlExpression bucket, SqlExpression day)
    {
        var name = (string)((SqlConstantExpression)bucket).Value!;
        // The plain week begins on whatever day the session says.
        var unit = new SqlFragmentExpression(name == "week" ? "iso_week" : name);
        return new("DATETRUNC", [unit, day], nullable: true, [false, true], typeof(DateOnly), Date);
    }
}
