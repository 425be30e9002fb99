using System.Data.Common;
using Npgsql;

namespace Crm.Graph.Tests.Support;

/// <summary>A database on the server that the environment names.</summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    private const string Variable = "CRM_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgreSqlTestDatabase>> Migrated = new(MigrateAsync);

    private readonly NpgsqlConnectionStringBuilder _connection = new(Server) { Database = $"crm_test_{Guid.NewGuid():N}", MaxPoolSize = 20 };

    /// <summary>Why there are no tests on PostgreSQL; null where there are, and where there must be.</summary>
    public static string? IsMissing => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : $"{Variable} is not set; expected is the connection string of a role that may create databases, such as 'Host=127.0.0.1;Username=crm;Password=…'.";

    public override string Provider => "PostgreSql";

    public override string ConnectionString => _connection.ConnectionString;

    protected override string TableNames
        => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";

    protected override string TenantTableNames
        => "SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1";

    private static string Server => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} is not set, and with CI=true it has to be: the connection string of a role that may create databases");

    public static async Task<TestDatabase> CreateAsync()
    {
        var template = await Migrated.Value;
        var database = new PostgreSqlTestDatabase();
        await ExecuteAsync($"CREATE DATABASE {database._connection.Database} TEMPLATE {template._connection.Database}");
        return database;
    }

    /// <summary>From a pool of its own: what a new connection has to learn of a hundred tables takes longer than reading them.</summary>
    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(Looking);
        await connection.OpenAsync();
        return connection;
    }

    protected override async Task<IReadOnlyList<string>> LinesAsync(DbConnection connection, IReadOnlyList<string> tables)
        => [.. (await RowsAsync(connection, $"{string.Join(" UNION ALL ", tables.Select(t => $"SELECT '{t}: ' || row_of::text FROM \"{t}\" row_of"))} ORDER BY 1")).Select(row => (string)row[0]!)];

    protected override async ValueTask DropAsync()
    {
        await using (var connection = new NpgsqlConnection(Looking))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_connection.Database} WITH (FORCE)");
    }

    private string Looking => new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = "Looking" }.ConnectionString;

    private static async Task<PostgreSqlTestDatabase> MigrateAsync()
    {
        var database = new PostgreSqlTestDatabase();
        await (await TestStorage.StartAsync(database)).DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return database;
    }

    /// <summary>On the server's own database, which nobody copies or drops.</summary>
    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
