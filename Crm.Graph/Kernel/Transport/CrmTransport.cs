using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Telemetry;
using Crm.Graph.Kernel.Transport.Documents;
using Crm.Graph.Kernel.Transport.Explorer;
using Crm.Graph.Kernel.Transport.Idempotency;
using Crm.Graph.Kernel.Transport.Limits;
using Crm.Graph.Kernel.Transport.Protection;
using Crm.Graph.Kernel.Transport.Sockets;
using Crm.Graph.Kernel.Transport.Streams;
using Crm.Graph.Kernel.Transport.Uploads;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Validation;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport;

/// <summary>The way in: what the host calls to be reached over HTTP, Server-Sent Events and WebSockets.</summary>
public static class CrmTransport
{
    /// <summary>The host adds an <see cref="IAuthenticator"/>, the schema and the engine.</summary>
    public static IServiceCollection AddCrmTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<TransportOptions>(configuration, TransportOptions.Section);
        services.AddValidatedOptions<DocumentOptions>(configuration, DocumentOptions.Section);
        services.AddValidatedOptions<LimitOptions>(configuration, LimitOptions.Section);
        services.AddValidatedOptions<CorsSettings>(configuration, CorsSettings.Section);
        services.AddValidatedOptions<ExplorerOptions>(configuration, ExplorerOptions.Section);
        services.AddValidatedOptions<EventStreamOptions>(configuration, EventStreamOptions.Section);
        services.AddValidatedOptions<SocketOptions>(configuration, SocketOptions.Section);
        services.AddValidatedOptions<UploadOptions>(configuration, UploadOptions.Section);
        services.AddValidatedOptions<HttpsOptions>(configuration, HttpsOptions.Section);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<TransportOptions>>((kestrel, limits) => kestrel.Limits.MaxRequestBodySize = limits.Value.MostTakenIn);
        services.AddHealthChecks();
        services.AddCors();
        services.AddSingleton<IStartupFilter, AnswerProtection>();
        services.AddSingleton<IStartupFilter, TakeSockets>();
        Compression.Add(services);
        services.AddSingleton<IStartupFilter, Cors>();
        services.AddSingleton<IConfigureOptions<CorsOptions>, Cors>();
        services.TryAddSingleton<IDocumentBuilder, GraphQLDocumentBuilder>();
        services.AddSingleton<DocumentParser>();
        services.AddSingleton<DocumentCache>();
        services.AddSingleton<IDocumentValidator, DocumentChecks>();
        services.AddSingleton<IConfigureExecution, PersistedDocuments>();
        services.AddSingleton<IConfigureExecution>(provider => provider.GetRequiredService<DocumentCache>());
        services.AddSingleton<IConfigureExecution, OperationGate>();
        services.AddSingleton<IConfigureExecution, IdempotencyGate>();
        services.AddSingleton<IConfigureExecution, OperationTelemetry>();
        services.AddMetrics();
        services.TryAddSingleton<ServerMeters>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<LargeQueries>();
        services.AddSingleton<ErrorLog>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Origin>();
        services.AddSingleton<OpenWork>();
        services.AddSingleton<RequestRunner>();
        services.AddSingleton<StreamRunner>();
        services.AddSingleton<EventStreamWriter>();
        services.AddSingleton<Origins>();
        services.AddSingleton<SocketRegistry>();
        services.AddSingleton<SocketEndpoint>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton<SchemaText>();
        services.AddSingleton<ExplorerPage>();
        return services;
    }

    public static IEndpointRouteBuilder MapCrmGraph(this IEndpointRouteBuilder endpoints)
    {
        var graphql = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        var explorer = endpoints.ServiceProvider.GetRequiredService<ExplorerPage>();
        var schema = endpoints.ServiceProvider.GetRequiredService<SchemaText>();
        var sockets = endpoints.ServiceProvider.GetRequiredService<SocketEndpoint>();
        WatchWhatIsOpen(endpoints.ServiceProvider);
        endpoints.Map("/graphql", http =>
        {
            CallerAddress.Note(http);
            return http.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(http)
                : explorer.Answers(http) ? explorer.SendPageAsync(http)
                : graphql.HandleAsync(http);
        });
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<DocumentOptions>>().Value.Introspection)
            endpoints.MapGet("/graphql/schema.graphql", schema.SendAsync);
        endpoints.MapHealth();
        explorer.Map(endpoints);
        endpoints.MapGet("/", http =>
        {
            http.Response.Redirect(http.Request.PathBase + "/graphql/");
            return Task.CompletedTask;
        });
        return endpoints;
    }

    private static void WatchWhatIsOpen(IServiceProvider services)
    {
        var (meters, open) = (services.GetRequiredService<ServerMeters>(), services.GetRequiredService<OpenWork>());
        var (registry, documents) = (services.GetRequiredService<SocketRegistry>(), services.GetRequiredService<DocumentCache>());
        meters.Watch("crm.sockets", "WebSockets that are open.", () => registry.Count);
        meters.Watch("crm.streams", "Operations whose answer goes over a stream.", () => open.Operations);
        meters.Watch("crm.subscriptions", "Subscriptions that wait for events.", () => open.Subscriptions);
        meters.Watch("crm.documents", "Documents that are kept parsed and validated.", () => documents.Count);
    }

    /// <summary>Puts what understands the handshake of WebSockets in front of the endpoints.</summary>
    private sealed class TakeSockets : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWebSockets();
            next(app);
        };
    }

    private static void AddValidatedOptions<T>(this IServiceCollection services, IConfiguration configuration, string section) where T : class
        => services.AddOptions<T>()
            .Bind(configuration.GetSection(section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
}
