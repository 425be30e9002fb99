using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Crm.Graph.Kernel.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Crm.Graph.Bench.Reads;

/// <summary>The database that is read: made by the server itself from its demo data, and kept for the next time.</summary>
internal static class BenchDatabase
{
    /// <summary>The variable that says how the PostgreSQL server is connected to; its user makes a database there.</summary>
    public const string PostgreSql = "CRM_BENCH_POSTGRES";

    /// <summary>How many contacts there are in it.</summary>
    public static int Contacts(bool quick) => quick ? 20_000 : 200_000;

    public static string Connection(string file) => $"Data Source={file};Foreign Keys=True";

    public static async Task<string> OnSqliteAsync(int contacts) => Connection(await FileAsync(contacts));

    /// <summary>The connection string; null where nobody says where a server is.</summary>
    public static async Task<string?> OnPostgreSqlAsync(int contacts)
    {
        if (Environment.GetEnvironmentVariable(PostgreSql) is not { Length: > 0 } server)
            return null;
        var name = string.Create(CultureInfo.InvariantCulture, $"crm_bench_{contacts}_");
        var database = new NpgsqlConnectionStringBuilder(server) { Database = $"{name}{Schema().ToLowerInvariant()}" }.ConnectionString;
        if (await CountAsync(() => new NpgsqlConnection(database)) != contacts)
        {
            await DropAsync(server, name);
            await MakeAsync("PostgreSql", database, contacts);
        }
        return database;
    }

    public static async Task<string> FileAsync(int contacts)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench-{contacts}");
        var data = Directory.CreateDirectory(Path.Combine(Top(), "data"));
        var file = Path.Combine(data.FullName, $"{name}-{Schema()}", "crm.db");
        if (File.Exists(file) && await CountAsync(() => new SqliteConnection($"Data Source={file};Pooling=False")) == contacts)
            return file;
        foreach (var old in data.EnumerateDirectories($"{name}-*"))
            old.Delete(recursive: true);
        await MakeAsync("Sqlite", Connection(file), contacts);
        return file;
    }

    private static async Task MakeAsync(string provider, string connectionString, int contacts)
    {
        Console.WriteLine($"making a database of {contacts:N0} contacts and as many accounts …");
        await using var server = ServerProcess.StartReal(provider, connectionString, contacts);
        var took = await server.ReadyAsync(ReadsBench.FirstQuery, "/graphql");
        Console.WriteLine($"  made and ready in {took.TotalSeconds:0.0} s");
    }

    private static async Task<long> CountAsync(Func<DbConnection> open)
    {
        await using var connection = open();
        try
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT max(n) FROM (SELECT count(*) AS n FROM contact GROUP BY tenant_id) t";
            return await command.ExecuteScalarAsync() as long? ?? 0;
        }
        catch (DbException)
        {
            return 0; // not there, or begun, but without tables yet
        }
    }

    /// <summary>Removes the databases whose names begin so: another version of the server has made them, or they have served.</summary>
    internal static async Task DropAsync(string server, string name)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" });
        var old = new List<string>();
        await using (var list = source.CreateCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1)"))
        {
            list.Parameters.AddWithValue(name);
            await using var rows = await list.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                old.Add(rows.GetString(0));
        }
        foreach (var database in old)
        {
            await using var drop = source.CreateCommand($"DROP DATABASE \"{database}\" WITH (FORCE)");
            await drop.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The version of the tables: a database with others is of no use.</summary>
    private static string Schema() => typeof(CrmDb).Assembly.GetTypes()
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Max(StringComparer.Ordinal)!;

    /// <summary>The top of the repository, wherever this is run from.</summary>
    internal static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Crm.Graph.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
