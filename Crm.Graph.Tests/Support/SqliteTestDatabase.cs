using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Crm.Graph.Tests.Support;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<SqliteTestDatabase>> Migrated = new(MigrateAsync);

    private readonly TemporaryFolder _folder = new();

    public override string Provider => "Sqlite";

    public override string ConnectionString => $"Data Source={_folder.Database}";

    protected override string TableNames => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";

    protected override string TenantTableNames
        => "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'tenant_id' ORDER BY m.name";

    public static async Task<TestDatabase> CreateAsync()
    {
        var template = await Migrated.Value;
        var database = new SqliteTestDatabase();
        Directory.CreateDirectory(Path.GetDirectoryName(database._folder.Database)!);
        File.Copy(template._folder.Database, database._folder.Database);
        return database;
    }

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(ConnectionString + ";Pooling=False;Foreign Keys=True");
        await connection.OpenAsync();
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<SqliteTestDatabase> MigrateAsync()
    {
        var database = new SqliteTestDatabase();
        await (await TestStorage.StartAsync(database)).DisposeAsync();
        // The last connection that is closed moves everything from the log into the file.
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database._folder.Dispose();
        return database;
    }
}
