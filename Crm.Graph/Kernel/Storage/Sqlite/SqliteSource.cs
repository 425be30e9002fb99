using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>How the embedded database is opened, wherever it is.</summary>
internal static class SqliteSource
{
    /// <summary>For how long a connection waits for another process to finish writing, in seconds.</summary>
    private const int BusyTimeout = 30;

    /// <summary>
    /// Has SQLite count what is in tables that it has no counts of, or outdated ones: from a sample, so that it takes a second at most.
    /// Without counts it takes any index that begins with the tenant for a good one, and reads all of the tenant's records to find twenty.
    /// </summary>
    public const string Optimise = "PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002";

    /// <summary>
    /// The connection string with a full path and what the server relies on. What is committed survives a loss of power: SQLite's
    /// default, <c>PRAGMA synchronous = FULL</c>, is left as it is (a test watches over it).
    /// </summary>
    public static string Connection(string connectionString, string contentRoot)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        connection.DataSource = Path.GetFullPath(connection.DataSource, contentRoot);
        connection.ForeignKeys = true;
        if (!connection.ShouldSerialize("Default Timeout"))
            connection.DefaultTimeout = BusyTimeout;
        return connection.ConnectionString;
    }

    public static string Connection(IServiceProvider services) => Connection(
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString,
        services.GetRequiredService<IHostEnvironment>().ContentRootPath);

    public static DbContextOptionsBuilder UseCrmSqlite(this DbContextOptionsBuilder options, string connection)
        => options.UseSqlite(connection, o => o.UseParameterizedCollectionMode(ContextOptions.Lists).UseQuerySplittingBehavior(ContextOptions.Includes)).UseCrm()
            .AddInterceptors(SqliteBuckets.OnOpening);
}
