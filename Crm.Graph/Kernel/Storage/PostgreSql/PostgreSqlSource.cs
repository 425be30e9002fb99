using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>How a PostgreSQL database is connected to.</summary>
internal static class PostgreSqlSource
{
    /// <summary>
    /// Statements that are kept prepared on each connection: plans have stable texts, and parsing one costs as much as finding a record
    /// by its id.
    /// </summary>
    private const int PreparedStatements = 200;

    private const int PreparedAfter = 2;

    /// <summary>A plan for whatever values may come knows nothing of how many rows these values mean, so there are none.</summary>
    private const string PlanForTheValues = "-c plan_cache_mode=force_custom_plan";

    /// <summary>The connection string with what the server relies on, as far as its operator has not decided otherwise.</summary>
    public static string Connection(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // The driver's own builder says yes to every setting that it knows.
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Select(key => key.Replace(" ", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!said.Contains("MaxAutoPrepare"))
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (PreparedStatements, PreparedAfter);
        if (!said.Contains("Options"))
            connection.Options = PlanForTheValues;
        // Whoever takes a connection leaves nothing in its session.
        if (!said.Contains("NoResetOnClose"))
            connection.NoResetOnClose = true;
        connection.ApplicationName ??= "Crm.Graph";
        return connection.ConnectionString;
    }

    public static DbContextOptionsBuilder UseCrmPostgreSql(this DbContextOptionsBuilder options, NpgsqlDataSource source)
        => options.UseNpgsql(source, o => o.UseParameterizedCollectionMode(ContextOptions.Lists).UseQuerySplittingBehavior(ContextOptions.Includes)).UseCrm().AddInterceptors(PostgreSqlRowLocks.Instance);

    public static DbContextOptionsBuilder UseCrmPostgreSql(this DbContextOptionsBuilder options, string connection)
        => options.UseNpgsql(connection, o => o.UseParameterizedCollectionMode(ContextOptions.Lists).UseQuerySplittingBehavior(ContextOptions.Includes)).UseCrm().AddInterceptors(PostgreSqlRowLocks.Instance);
}
