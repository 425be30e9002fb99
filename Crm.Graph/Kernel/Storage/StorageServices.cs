using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Search;
using Crm.Graph.Kernel.Storage.Idempotency;
using Crm.Graph.Kernel.Storage.Trimming;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage;

/// <summary>The database as services. <see cref="Catalogues"/> and an <see cref="IHostEnvironment"/> are the host's to register.</summary>
internal static class StorageServices
{
    /// <summary>The kind of database that the settings name; of one that is not known, the check of the settings tells when the server starts.</summary>
    public static IServiceCollection AddCrmStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var name = configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"];
        return services.AddCrmStorage(configuration, DatabaseProvider.Find(name) ?? DatabaseProvider.All[0]);
    }

    internal static IServiceCollection AddCrmStorage(this IServiceCollection services, IConfiguration configuration, DatabaseProvider provider)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Validator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StampInterceptor>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IInterceptor, SearchRecorder>());
        services.TryAddSingleton<SearchRebuild>();
        services.TryAddSingleton<Work>();
        services.AddOptions<IdempotencyOptions>()
            .Bind(configuration.GetSection(IdempotencyOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IdempotentRequests>();
        services.AddTrim("answers to mutations", (db, now) => db.Set<IdempotentRequest>().Where(r => r.ExpiresOn <= now).OrderBy(r => r.Id));
        services.TryAddSingleton<HourlyTrim>();
        services.AddHostedService(s => s.GetRequiredService<HourlyTrim>());
        services.TryAddSingleton<Migrator>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        provider.AddServices(services);
        return services;
    }
}
