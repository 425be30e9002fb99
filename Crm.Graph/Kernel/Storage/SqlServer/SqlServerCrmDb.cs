using Crm.Graph.Kernel.Fields;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>A database on SQL Server.</summary>
public class SqlServerCrmDb(DbContextOptions options, Catalogues catalogues) : CrmDb(options, catalogues)
{
    private const int IdLength = 36;

    /// <summary>
    /// Of the whole database and not of each column, because a list of values that comes as JSON has the database's own: two that differ
    /// cannot be compared.
    /// </summary>
    public const string ByCodeUnit = "Latin1_General_100_BIN2";

    /// <summary>A uniqueidentifier sorts by its last bytes first; text in hexadecimal sorts as the bits do, as on SQLite (ADR 7).</summary>
    private static readonly ValueConverter<Guid, string> Ids = new(v => v.ToString().ToUpperInvariant(), v => Guid.Parse(v));

    internal override (string Take, string Last) NextEvents => (
        "DECLARE @last bigint; UPDATE event_sequence WITH (HOLDLOCK) SET @last = last_sequence = last_sequence + @count WHERE tenant_id = @tenant; "
            + "IF @@ROWCOUNT = 0 BEGIN INSERT INTO event_sequence (tenant_id, last_sequence) VALUES (@tenant, @count); SET @last = @count; END",
        "@last");

    internal override IQueryable<T> Claimed<T>(IQueryable<T> rows) => rows.TagWith(RowLocks.Tag);

    internal override Task LockAsync(string name, CancellationToken ct)
        => Database.ExecuteSqlAsync($"EXEC sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = -1", ct);

    internal override bool IsLostRace(Exception exception)
        => exception is DbUpdateConcurrencyException || exception.GetBaseException() is SqlException { Number: var number } && SqlServerErrors.IsLostRace(number);

    internal override Task<BulkWriter> BeginBulkAsync(IDisposable? turn, CancellationToken ct) => SqlServerBulkWriter.BeginAsync(this, turn, ct);

    internal override Reading.AggregateSql Aggregates { get; } = new SqlServerAggregateSql();

    private protected override void MapBuckets(DbFunctionBuilder ofTime, DbFunctionBuilder ofDay)
    {
        SqlServerBuckets.MapTime(ofTime);
        SqlServerBuckets.MapDay(ofDay);
    }

    internal override void ConfigureColumn(IMutableProperty property, Type type)
    {
        ServerColumns.Configure(property, type);
        if (type == typeof(Guid))
        {
            property.SetValueConverter(Ids);
            property.SetMaxLength(IdLength);
            property.SetIsUnicode(false);
            property.SetIsFixedLength(true);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseCollation(ByCodeUnit);
        base.OnModelCreating(modelBuilder);
    }
}
