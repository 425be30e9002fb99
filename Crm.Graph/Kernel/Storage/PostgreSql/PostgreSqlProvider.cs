using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>A PostgreSQL server.</summary>
internal sealed class PostgreSqlProvider<TContext> : DatabaseProvider where TContext : PostgreSqlCrmDb
{
    public override string Name => "PostgreSql";

    protected override string Example => "Host=<server>;Database=<name>;Username=<user>;Password=<password>";

    protected override string? Lacks(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return string.IsNullOrWhiteSpace(connection.Host) ? "host" : string.IsNullOrWhiteSpace(connection.Database) ? "database" : null;
    }

    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(_ => new WriteGate(open: true));
        services.TryAddSingleton(Events.EventPace.Shared);
        services.TryAddSingleton(provider => NpgsqlDataSource.Create(PostgreSqlSource.Connection(Configured(provider))));
        services.TryAddSingleton<Search.SearchSyntax, PostgreSqlSearch>();
        services.TryAddSingleton<DatabaseSetup>(provider => new PostgreSqlSetup(
            PostgreSqlSource.Connection(Configured(provider)), provider.GetRequiredService<ILogger<PostgreSqlSetup>>()));
        services.TryAddSingleton<ReadConnections, PostgreSqlReadConnections>();
        AddContexts<TContext>(services, (provider, options) => options.UseCrmPostgreSql(provider.GetRequiredService<NpgsqlDataSource>()));
    }

    private static string Configured(IServiceProvider services) => services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;
}
