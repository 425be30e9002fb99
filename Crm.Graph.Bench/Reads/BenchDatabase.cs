using System.Globalization;
using System.Reflection;
using Crm.Graph.Kernel.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm.Graph.Bench.Reads;

/// <summary>The database that is read: made by the server itself from its demo data, and kept for the next time.</summary>
internal static class BenchDatabase
{
    public static async Task<string> PrepareAsync(int contacts)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench-{contacts}");
        var data = Directory.CreateDirectory(Path.Combine(Top(), "data"));
        var file = Path.Combine(data.FullName, $"{name}-{Schema()}", "crm.db");
        if (Count(file) == contacts)
            return file;
        foreach (var old in data.EnumerateDirectories($"{name}-*"))
            old.Delete(recursive: true);
        Console.WriteLine($"making a database of {contacts:N0} contacts and as many accounts …");
        await using var server = ServerProcess.StartReal(file, contacts);
        var took = await server.ReadyAsync(ReadsBench.FirstQuery, "/graphql");
        Console.WriteLine($"  made and ready in {took.TotalSeconds:0.0} s");
        return file;
    }

    private static long Count(string file)
    {
        if (!File.Exists(file))
            return 0;
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT max(n) FROM (SELECT count(*) AS n FROM contact GROUP BY tenant_id)";
        try
        {
            return command.ExecuteScalar() as long? ?? 0;
        }
        catch (SqliteException)
        {
            return 0; // begun, but without tables yet
        }
    }

    /// <summary>The version of the tables: a database with others is of no use.</summary>
    private static string Schema() => typeof(CrmDb).Assembly.GetTypes()
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Max(StringComparer.Ordinal)!;

    /// <summary>The top of the repository, wherever this is run from.</summary>
    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Crm.Graph.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
