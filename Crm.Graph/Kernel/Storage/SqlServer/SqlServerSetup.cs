using Microsoft.Data.SqlClient;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>The database on its server, one start at a time, with versions of rows so that readers and writers do not wait for each other.</summary>
internal sealed class SqlServerSetup(string connectionString, ILogger<SqlServerSetup> log) : DatabaseSetup
{
    /// <summary>The lock of starts ends with the session.</summary>
    internal const string Lock =
        "EXEC sp_getapplock @Resource = 'Crm.Graph start', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1";

    /// <summary>Readers see what was committed, and a read of several statements one state of it. Alone on the database, so that it need not wait.</summary>
    internal const string Versions = """
        IF EXISTS (SELECT * FROM sys.databases WHERE name = DB_NAME() AND snapshot_isolation_state = 0)
            ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
        IF EXISTS (SELECT * FROM sys.databases WHERE name = DB_NAME() AND is_read_committed_snapshot_on = 0)
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
        """;

    internal const string Create = $"""
        DECLARE @sql nvarchar(400) = N'CREATE DATABASE ' + QUOTENAME(@name) + N' COLLATE {SqlServerCrmDb.ByCodeUnit}';
        IF DB_ID(@name) IS NULL EXEC (@sql);
        """;

    internal const string Collation = "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128))";

    private readonly SqlConnectionStringBuilder _connection = new(connectionString) { Pooling = false };

    public override string Place => $"{_connection.InitialCatalog} on {_connection.DataSource}";

    public override async Task<IAsyncDisposable> EnterAsync(CancellationToken ct)
    {
        try
        {
            var connection = await OpenAsync(ct);
            if (await CollationAsync(connection, ct) is var collation && collation != SqlServerCrmDb.ByCodeUnit)
                throw new StartException($"The database {Place} has the collation {collation}; it must be created with {SqlServerCrmDb.ByCodeUnit}, as this program does where there is none.");
            // Before the lock: to switch versions on, all other sessions are ended, and with them the lock of whoever waits behind us.
            await ExecuteAsync(connection, Versions, ct);
            await ExecuteAsync(connection, Lock, ct, timeout: 0);
            return connection;
        }
        catch (SqlException e)
        {
            throw new StartException($"The database {Place} cannot be opened: {e.Message}");
        }
    }

    private async Task<SqlConnection> OpenAsync(CancellationToken ct)
    {
        try
        {
            return await OpenAsync(_connection, ct);
        }
        catch (SqlException e) when (e.Number == SqlServerErrors.CannotOpenDatabase)
        {
            await CreateAsync(ct);
            return await OpenAsync(_connection, ct);
        }
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        await using var server = await OpenAsync(new(connectionString) { Pooling = false, InitialCatalog = "master" }, ct);
        try
        {
            await ExecuteAsync(server, Create, ct, name: _connection.InitialCatalog);
            log.LogInformation("Database {Place}: created", Place);
        }
        catch (SqlException e) when (e.Number == SqlServerErrors.DatabaseExists)
        {
            // Another server that starts at the same time has made it.
        }
    }

    private static async Task<SqlConnection> OpenAsync(SqlConnectionStringBuilder where, CancellationToken ct)
    {
        var connection = new SqlConnection(where.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<string?> CollationAsync(SqlConnection connection, CancellationToken ct)
    {
        await using var command = new SqlCommand(Collation, connection);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static async Task ExecuteAsync(SqlConnection connection, string sql, CancellationToken ct, int? timeout = null, string? name = null)
    {
        await using var command = new SqlCommand(sql, connection);
        command.CommandTimeout = timeout ?? command.CommandTimeout;
        if (name is not null)
            command.Parameters.AddWithValue("@name", name);
        await command.ExecuteNonQueryAsync(ct);
    }
}
