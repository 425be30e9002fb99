using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>A SQL Server.</summary>
internal sealed class SqlServerProvider<TContext> : DatabaseProvider where TContext : SqlServerCrmDb
{
    public override string Name => "SqlServer";

    protected override string Example => "Server=<server>;Database=<name>;User Id=<user>;Password=<password>";

    protected override string? Lacks(string connectionString)
    {
        var connection = new SqlConnectionStringBuilder(connectionString);
        return string.IsNullOrWhiteSpace(connection.DataSource) ? "server" : string.IsNullOrWhiteSpace(connection.InitialCatalog) ? "database" : null;
    }

    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(_ => new WriteGate(open: true));
        services.TryAddSingleton(Events.EventPace.Shared);
        services.TryAddSingleton<Search.SearchSyntax, SqlServerSearch>();
        services.TryAddSingleton<DatabaseSetup>(provider => new SqlServerSetup(Connection(provider), provider.GetRequiredService<ILogger<SqlServerSetup>>()));
        services.TryAddSingleton<ReadConnections>(provider => new SqlServerReadConnections(Connection(provider)));
        AddContexts<TContext>(services, (provider, options) => options.UseCrmSqlServer(Connection(provider)));
    }

    private static string Connection(IServiceProvider services)
        => SqlServerSource.Connection(services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString);
}
