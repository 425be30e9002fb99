using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Crm.Graph.Bench.Reads;

/// <summary>The database that is read: made by the server itself from its demo data, and kept for the next time.</summary>
internal static class BenchDatabase
{
    public static async Task<string> PrepareAsync(int contacts)
    {
        var folder = Path.Combine(Top(), "data", string.Create(CultureInfo.InvariantCulture, $"bench-{contacts}"));
        var file = Path.Combine(folder, "crm.db");
        if (Count(file) == contacts)
            return file;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
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

    /// <summary>The top of the repository, wherever this is run from.</summary>
    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Crm.Graph.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
