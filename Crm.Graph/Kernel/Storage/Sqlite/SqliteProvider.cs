using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>The embedded database: a file, and nothing to install.</summary>
internal sealed class SqliteProvider<TContext> : DatabaseProvider where TContext : SqliteCrmDb
{
    public override string Name => "Sqlite";

    protected override string Example => "Data Source=<path>";

    protected override string? Lacks(string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        // Every context has a connection of its own: in memory each would see another, empty database.
        return connection.DataSource is "" or ":memory:" || connection.Mode == SqliteOpenMode.Memory ? "file" : null;
    }

    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(_ => new WriteGate(open: false));
        services.TryAddSingleton<Search.SearchSyntax, SqliteSearch>();
        services.TryAddSingleton<DatabaseSetup>(provider => new SqliteSetup(SqliteSource.Connection(provider)));
        services.TryAddSingleton<ReadConnections>(provider => new SqliteReadConnections(SqliteSource.Connection(provider)));
        services.AddHostedService<SqliteUpkeep>();
        AddContexts<TContext>(services, (provider, options) => options.UseCrmSqlite(SqliteSource.Connection(provider)));
    }
}
