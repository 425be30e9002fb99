using Crm.Graph.Kernel.Storage.PostgreSql;
using Crm.Graph.Kernel.Storage.Sqlite;
using Crm.Graph.Kernel.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// A kind of database: how the server is set up on it. What it does in its own way at work is behind <see cref="CrmDb"/> and the
/// services that it adds; nothing outside of its folder asks which kind it is.
/// </summary>
internal abstract class DatabaseProvider
{
    public static IReadOnlyList<DatabaseProvider> All { get; } =
        [new SqliteProvider<SqliteCrmDb>(), new PostgreSqlProvider<PostgreSqlCrmDb>(), new SqlServerProvider<SqlServerCrmDb>()];

    /// <summary>What the settings call it.</summary>
    public abstract string Name { get; }

    /// <summary>What a connection string looks like.</summary>
    protected abstract string Example { get; }

    public static DatabaseProvider? Find(string? name) => All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with a connection string, without repeating it: it may hold a password. Null when nothing is.</summary>
    public string? Problem(string connectionString)
    {
        try
        {
            return Lacks(connectionString) is { } lacking ? $"names no {lacking}; expected is '{Example}'." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return $"cannot be understood; expected is '{Example}'.";
        }
    }

    /// <summary>What has to be in a connection string and is not; null when nothing lacks.</summary>
    protected abstract string? Lacks(string connectionString);

    /// <summary>The contexts, the connections for reading, the gate for writers, and what starts need.</summary>
    public abstract void AddServices(IServiceCollection services);

    protected static void AddContexts<TContext>(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : CrmDb
    {
        services.TryAddSingleton<DbContexts, DbContexts<TContext>>();
        // Pooled: a query on a kept context takes 40 µs where one on a new context takes 130 (the context's services, and
        // on SQLite above all the functions that EF Core registers with each connection).
        services.AddPooledDbContextFactory<TContext>((provider, options) =>
        {
            configure(provider, options);
            options.AddInterceptors([provider.GetRequiredService<StampInterceptor>(), .. provider.GetServices<IInterceptor>()]);
        });
    }
}
