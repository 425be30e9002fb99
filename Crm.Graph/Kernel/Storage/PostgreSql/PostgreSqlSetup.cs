using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>The database on its server, one start at a time, and indexes for text that is contained in other text.</summary>
internal sealed class PostgreSqlSetup(string connectionString, ILogger<PostgreSqlSetup> log) : DatabaseSetup
{
    /// <summary>The lock of starts; any number that no other program on the same database uses.</summary>
    private const long StartLock = 0x43524D2E47726170; // "CRM.Grap"

    /// <summary>A database that every server has, to connect to while ours is not there.</summary>
    private const string Maintenance = "postgres";

    private readonly NpgsqlConnectionStringBuilder _connection = new(connectionString) { Pooling = false };

    public override string Place => $"{_connection.Database} on {_connection.Host}:{_connection.Port}";

    /// <summary>The server lets go of the lock when the connection ends, however it ends.</summary>
    public override async Task<IAsyncDisposable> EnterAsync(CancellationToken ct)
    {
        try
        {
            var connection = await OpenAsync(ct);
            await ExecuteAsync(connection, $"SELECT pg_advisory_lock({StartLock})", ct, timeout: 0);
            return connection;
        }
        catch (NpgsqlException e)
        {
            throw new StartException($"The database {Place} cannot be opened: {e.GetBaseException().Message}");
        }
    }

    public override Task AfterAsync(CrmDb db, CancellationToken ct) => new TrigramIndexes(db, log).MakeAsync(ct);

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        try
        {
            return await OpenAsync(_connection, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(ct);
            return await OpenAsync(_connection, ct);
        }
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        await using var server = await OpenAsync(new(connectionString) { Pooling = false, Database = Maintenance }, ct);
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(_connection.Database!);
        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0", ct);
            log.LogInformation("Database {Place}: created", Place);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another server that starts at the same time has made it.
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnectionStringBuilder where, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(where.ConnectionString);
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, int? timeout = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = timeout ?? command.CommandTimeout;
        await command.ExecuteNonQueryAsync(ct);
    }
}
