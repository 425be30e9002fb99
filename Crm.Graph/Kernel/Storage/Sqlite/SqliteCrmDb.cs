using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Fields;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>The embedded database.</summary>
public partial class SqliteCrmDb(DbContextOptions options, Catalogues catalogues) : CrmDb(options, catalogues)
{
    /// <summary>Four decimals, exact: SQLite has no decimal of its own, so amounts are whole ten-thousandths (ADR 5).</summary>
    private static readonly ValueConverter<decimal, long> Decimals = new(v => (long)(v * 10_000m), v => v / 10_000m);

    /// <summary>Milliseconds since 1970, so that times compare and sort as numbers.</summary>
    private static readonly ValueConverter<DateTimeOffset, long> Times = new(
        v => v.ToUnixTimeMilliseconds(), v => DateTimeOffset.FromUnixTimeMilliseconds(v));

    /// <summary>
    /// SQLite's planner looks at the value of a bare parameter in LIMIT, so that binding another ends the prepared statement and
    /// it is parsed again, which costs more than to find a record by its id. At a sum it does not look.
    /// </summary>
    private static string TuneLimits(string sql) => Limit().Replace(sql, "$1 ($2 + 0)");

    /// <summary>
    /// Without statistics of values, SQLite's planner takes "is not null" for a narrow range of an index, and so looks nearly every
    /// record up in the index's order; behind a plus sign it sees no range. Where the column is compared as well the index may help, and with
    /// the parts of a record an index may hold only what is not null.
    /// </summary>
    private static string TuneNulls(string sql)
    {
        var alias = Root().Match(sql).Groups["alias"].Value;
        return NotNull().Replace(sql, found => found.Groups["alias"].Value == alias ? $"+{found.Value}" : found.Value);
    }

    internal override string Tune(string sql) => TuneLimits(TuneNulls(sql));

    internal override Reading.ColumnWriter? WriterOf(Type type)
        => type == typeof(string) || type.IsEnum ? SqliteColumns.WriteText : type == typeof(Guid) ? SqliteColumns.WriteId : null;

    internal override Reading.AggregateSql Aggregates { get; } = new SqliteAggregateSql();

    private protected override void MapBuckets(DbFunctionBuilder ofTime, DbFunctionBuilder ofDay)
    {
        ofTime.HasName(SqliteBuckets.OfTime).IsBuiltIn();
        ofDay.HasName(SqliteBuckets.OfDay).IsBuiltIn();
    }

    /// <summary>The entries that the full-text index finds.</summary>
    public IQueryable<SqliteSearchRow> SearchIndex(string query) => FromExpression(() => SearchIndex(query));

    private protected override void MapSearch(ModelBuilder model)
    {
        model.Entity<SqliteSearchRow>().HasNoKey().ToTable((string?)null).Property(r => r.Number).HasColumnName("rowid");
        model.HasDbFunction(typeof(SqliteCrmDb).GetMethod(nameof(SearchIndex))!).HasName(SqliteSearch.Index);
    }

    [GeneratedRegex("""FROM "\w+" AS (?<alias>"\w+")""")]
    private static partial Regex Root();

    [GeneratedRegex("""(?<column>(?<alias>"\w+")\."\w+") IS NOT NULL(?! AND \k<column>)""")]
    private static partial Regex NotNull();

    [GeneratedRegex(@"\b(LIMIT|OFFSET) (@s\d+_)")]
    private static partial Regex Limit();

    internal override Task<BulkWriter> BeginBulkAsync(IDisposable? turn, CancellationToken ct) => SqliteBulkWriter.BeginAsync(this, turn, ct);

    internal override bool IsLostRace(Exception exception)
        => exception is DbUpdateConcurrencyException
            || exception is DbUpdateException && exception.GetBaseException() is SqliteException { SqliteExtendedErrorCode: var code }
            && code is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_FOREIGNKEY or raw.SQLITE_BUSY_SNAPSHOT;

    internal override void ConfigureColumn(IMutableProperty property, Type type)
    {
        if (type == typeof(decimal))
            property.SetValueConverter(Decimals);
        if (type == typeof(DateTimeOffset))
            property.SetValueConverter(Times);
    }
}
