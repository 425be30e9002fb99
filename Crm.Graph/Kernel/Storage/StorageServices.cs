using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage;

/// <summary>The database as services. <see cref="Catalogues"/> and an <see cref="IHostEnvironment"/> are the host's to register.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddCrmStorage(this IServiceCollection services, IConfiguration configuration)
        => services.AddSqlite<SqliteCrmDb>(configuration, (options, catalogues) => new(options, catalogues));

    /// <summary>The embedded database, seen through this type of context.</summary>
    internal static IServiceCollection AddSqlite<TContext>(
        this IServiceCollection services, IConfiguration configuration, Func<DbContextOptions<TContext>, Catalogues, TContext> create)
        where TContext : SqliteCrmDb
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Validator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new WriteGate(open: false));
        services.TryAddSingleton<StampInterceptor>();
        services.TryAddSingleton<DbContexts, DbContexts<TContext>>();
        services.TryAddSingleton<Work>();
        services.TryAddSingleton<Migrator>();
        services.TryAddSingleton<ReadConnections>(provider => new SqliteReadConnections(Connection(provider)));
        services.TryAddSingleton<IDbContextFactory<TContext>>(provider =>
        {
            var options = Options<TContext>(provider);
            var catalogues = provider.GetRequiredService<Catalogues>();
            return new ContextFactory<TContext>(() => create(options, catalogues));
        });
        return services;
    }

    private static DbContextOptions<TContext> Options<TContext>(IServiceProvider services) where TContext : SqliteCrmDb
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseCrmSqlite(Connection(services))
            .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
            .AddInterceptors([services.GetRequiredService<StampInterceptor>(), .. services.GetServices<IInterceptor>()]);
        return options.Options;
    }

    private static string Connection(IServiceProvider services) => Sqlite.Connection(
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString,
        services.GetRequiredService<IHostEnvironment>().ContentRootPath);

    /// <summary>
    /// Makes each context anew. A pool would save microseconds, but it allows a context no argument beyond its options and hands it
    /// on with whatever it still carries: a caller must never be left in one.
    /// </summary>
    private sealed class ContextFactory<TContext>(Func<TContext> create) : IDbContextFactory<TContext> where TContext : DbContext
    {
        public TContext CreateDbContext() => create();
    }
}
