using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>A database on a PostgreSQL server.</summary>
public class PostgreSqlCrmDb(DbContextOptions options, Catalogues catalogues) : CrmDb(options, catalogues)
{
    /// <summary>The order and the equality of code points, whatever the language that the database was made for.</summary>
    private const string ByCodePoint = "C";

    internal override IQueryable<T> Claimed<T>(IQueryable<T> rows) => rows.TagWith(RowLocks.Tag);

    internal override Task LockAsync(string name, CancellationToken ct)
        => Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);

    /// <summary>The driver's error may be wrapped: by saving, or by EF Core's hint that a second try may help.</summary>
    internal override bool IsLostRace(Exception exception)
        => exception is DbUpdateConcurrencyException
            || exception.GetBaseException() is PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
                    or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
            };

    internal override Task<BulkWriter> BeginBulkAsync(IDisposable? turn, CancellationToken ct) => PostgreSqlBulkWriter.BeginAsync(this, turn, ct);

    internal override Reading.AggregateSql Aggregates { get; } = new();

    private protected override void MapBuckets(DbFunctionBuilder ofTime, DbFunctionBuilder ofDay)
    {
        PostgreSqlBuckets.MapTime(ofTime);
        PostgreSqlBuckets.MapDay(ofDay);
    }

    private protected override void MapSearch(ModelBuilder model) => PostgreSqlSearch.Map(model);

    internal override void ConfigureColumn(IMutableProperty property, Type type)
    {
        ServerColumns.Configure(property, type);
        if (ModelConventions.IsText(type))
            property.SetCollation(ByCodePoint);
    }
}
