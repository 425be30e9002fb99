using Crm.Graph.Kernel.Events.Consumers;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Events;

/// <summary>The log of events as services. The storage is the host's to register.</summary>
internal static class EventServices
{
    public static IServiceCollection AddCrmEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EventOptions>().Bind(configuration.GetSection(EventOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventOptions>, EventOptions.Validator>());
        services.AddOptions<BackplaneOptions>().Bind(configuration.GetSection(BackplaneOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BackplaneOptions>, BackplaneOptions.Validator>());
        services.TryAddSingleton(EventPace.Alone);
        return services
            .AddSingleton<EventSignal>()
            .AddSingleton<EventCollector>()
            .AddSingleton<EventWriter>()
            .AddSingleton<IInterceptor, EventRecorder>()
            .AddSingleton<EventLog>()
            .AddSingleton(s => new EventFeed(
                s.GetRequiredService<EventLog>(), s.GetRequiredService<EventSignal>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<EventFeed>>()))
            .AddSingleton<ConsumerStore>()
            .AddSingleton<ConsumerRun>()
            .AddBackground<EventPoller>()
            .AddBackground<EventTrim>()
            .AddBackground<EventDispatcher>()
            .AddBackground<RedisBackplane>();
    }

    /// <summary>A hosted service that can also be asked for: tests take its steps one by one.</summary>
    private static IServiceCollection AddBackground<T>(this IServiceCollection services) where T : class, IHostedService
        => services.AddSingleton<T>().AddHostedService(s => s.GetRequiredService<T>());
}
