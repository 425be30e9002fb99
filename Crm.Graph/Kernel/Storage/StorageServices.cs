using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage;

/// <summary>The database as services. <see cref="Catalogues"/> and an <see cref="IHostEnvironment"/> are the host's to register.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddCrmStorage(this IServiceCollection services, IConfiguration configuration)
        => services.AddSqlite<SqliteCrmDb>(configuration);

    /// <summary>The embedded database, seen through this type of context.</summary>
    internal static IServiceCollection AddSqlite<TContext>(this IServiceCollection services, IConfiguration configuration) where TContext : SqliteCrmDb
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Validator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new WriteGate(open: false));
        services.TryAddSingleton<StampInterceptor>();
        services.TryAddSingleton<DbContexts, DbContexts<TContext>>();
        services.TryAddSingleton<Work>();
        services.TryAddSingleton<Migrator>();
        services.AddHostedService<SqliteUpkeep>();
        services.TryAddSingleton<ReadConnections>(provider => new SqliteReadConnections(Connection(provider)));
        // Pooled: a query on a kept context takes 40 µs where one on a new context takes 130 (the context's services, and
        // above all the functions that EF Core registers with each SQLite connection).
        return services.AddPooledDbContextFactory<TContext>((provider, options) => options
            .UseCrmSqlite(Connection(provider))
            .AddInterceptors([provider.GetRequiredService<StampInterceptor>(), .. provider.GetServices<IInterceptor>()]));
    }

    private static string Connection(IServiceProvider services) => SqliteProvider.Connection(
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString,
        services.GetRequiredService<IHostEnvironment>().ContentRootPath);
}
