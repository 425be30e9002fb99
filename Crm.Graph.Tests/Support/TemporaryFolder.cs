using Microsoft.Data.Sqlite;

namespace Crm.Graph.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("crm-graph-").FullName;

    public string Database => System.IO.Path.Combine(Path, "data", "crm.db");

    /// <summary>A connection of its own, for looking past EF Core at what is stored.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        // Pooled connections hold the file open.
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
