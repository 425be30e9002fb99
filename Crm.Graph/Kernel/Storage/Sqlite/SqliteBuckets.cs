using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Crm.Graph.Kernel.Filtering;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>
/// The functions by which the embedded database puts moments and dates into buckets. They are called once per row, so they speak to
/// SQLite itself, without a string for each value.
/// </summary>
internal static class SqliteBuckets
{
    public const string OfTime = "crm_bucket_of_time";
    public const string OfDay = "crm_bucket_of_day";

    private const int LengthOfDate = 10;

    /// <summary>Connections are pooled: a handle that has been opened before has the functions.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> Registered = [];

    /// <summary>Registers the functions with every connection that EF Core opens.</summary>
    public static IInterceptor OnOpening { get; } = new Interceptor();

    public static void Register(sqlite3 connection)
    {
        if (!Registered.TryAdd(connection, Registered))
            return;
        const int flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC;
        raw.sqlite3_create_function(connection, OfTime, 3, flags, new Zone(), BucketOfTime);
        raw.sqlite3_create_function(connection, OfDay, 2, flags, null, BucketOfDay);
    }

    private static void BucketOfTime(sqlite3_context context, object zone, sqlite3_value[] values)
    {
        if (raw.sqlite3_value_type(values[0]) == raw.SQLITE_NULL)
            raw.sqlite3_result_null(context);
        else
            Answer(context, values, ((Zone)zone).Days(raw.sqlite3_value_blob(values[2])).DayOf(raw.sqlite3_value_int64(values[0])));
    }

    private static void BucketOfDay(sqlite3_context context, object nothing, sqlite3_value[] values)
    {
        Span<char> text = stackalloc char[LengthOfDate];
        if (raw.sqlite3_value_type(values[0]) == raw.SQLITE_NULL)
            raw.sqlite3_result_null(context);
        else if (Encoding.UTF8.TryGetChars(raw.sqlite3_value_blob(values[0]), text, out _) && DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
            Answer(context, values, day);
        else
            raw.sqlite3_result_error(context, $"{OfDay}: not a date");
    }

    private static void Answer(sqlite3_context context, sqlite3_value[] values, DateOnly day)
    {
        Span<byte> text = stackalloc byte[LengthOfDate];
        DateBuckets.StartOf(day, Bucket(raw.sqlite3_value_blob(values[1]))).TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        raw.sqlite3_result_text(context, text);
    }

    /// <summary>The buckets' names begin with different letters.</summary>
    private static DateBucket Bucket(ReadOnlySpan<byte> name) => name[0] switch
    {
        (byte)'w' => DateBucket.Week,
        (byte)'m' => DateBucket.Month,
        (byte)'q' => DateBucket.Quarter,
        (byte)'y' => DateBucket.Year,
        _ => DateBucket.Day,
    };

    /// <summary>The time zone of the statement that a connection runs: one statement has one, so it is looked up once.</summary>
    private sealed class Zone
    {
        private byte[] _id = [];
        private ZoneDays? _days;

        public ZoneDays Days(ReadOnlySpan<byte> id)
        {
            if (_days is null || !id.SequenceEqual(_id))
                (_id, _days) = (id.ToArray(), ZoneDays.Of(Encoding.UTF8.GetString(id)));
            return _days;
        }
    }

    private sealed class Interceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Register(((SqliteConnection)connection).Handle!);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Register(((SqliteConnection)connection).Handle!);
            return Task.CompletedTask;
        }
    }
}
