using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Transport;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>The transport on a real socket, with a toy schema behind it.</summary>
public sealed class WireHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WireHost(WebApplication app, LogLines log)
    {
        _app = app;
        Log = log;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
    }

    public HttpClient Client { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => _app.Services;

    internal Feeds Feeds => Services.GetRequiredService<Feeds>();

    internal WireKeys Keys => Services.GetRequiredService<WireKeys>();

    internal string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<WireHost> StartAsync(
        Dictionary<string, string?>? settings = null, string environment = "Production", Action<IServiceCollection>? more = null, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var log = new LogLines();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Limits:AnonymousPerSecond"] = "0" });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.AddProvider(log);
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRouting();
        builder.Services.AddSingleton<WireKeys>();
        builder.Services.AddSingleton<IAuthenticator>(services => services.GetRequiredService<WireKeys>());
        builder.Services.AddSingleton<WireSchema.AnythingGraphType>();
        builder.Services.AddSingleton<ISchema>(WireSchema.Make);
        builder.Services.AddGraphQL(engine => engine.AddSystemTextJson().AddExecutionStrategy(new PlannedSubscriptions(), OperationType.Subscription));
        builder.Services.AddSingleton<Feeds>();
        builder.Services.AddSingleton<WireUploads.Held>();
        builder.Services.AddCrmTransport(builder.Configuration);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.MapCrmGraph();
        await app.StartAsync();
        return new WireHost(app, log);
    }

    /// <summary>Sends a request and reads the answer whole.</summary>
    public async Task<Answer> SendAsync(
        string body, string? accept = null, string? contentType = "application/json", string path = "/graphql", string method = "POST", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync());
    }

    public Task<Answer> QueryAsync(string query, object? variables = null, string? accept = null)
        => SendAsync(JsonSerializer.Serialize(new { query, variables }), accept);

    public Task<Answer> GetAsync(string path, string? accept = null, params (string Name, string Value)[] headers)
        => SendAsync("", accept, null, path, "GET", headers);

    /// <summary>Stops as a server does that is told to.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>The key <c>good</c> is somebody until it is revoked; any other is refused.</summary>
internal sealed class WireKeys : IAuthenticator
{
    private static readonly Caller Somebody = Caller.System(Guid.NewGuid(), 1, Guid.NewGuid(), TimeZoneInfo.Utc, "CYP", "EUR");

    public bool IsRevoked { get; set; }

    public ValueTask<Authentication> AuthenticateAsync(Credentials shown, CancellationToken ct)
    {
        if (shown.IsNone)
            return new(new Authentication(null, false));
        return new(shown.Only is "good" && !IsRevoked ? new Authentication(Somebody, false) : new Authentication(null, true));
    }
}

/// <summary>An answer, read whole.</summary>
public sealed record Answer(int Status, string? ContentType, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Error => Json.GetProperty("errors")[0];

    public JsonElement Extensions => Error.GetProperty("extensions");
}

/// <summary>What was logged.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<(LogLevel Level, string Text)> Errors => [.. _lines.Where(line => line.Level >= LogLevel.Error)];

    public void Clear() => _lines.Clear();

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void Dispose() { }

    private sealed class Logger(ConcurrentQueue<(LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}

/// <summary>One host for all tests of a collection.</summary>
public sealed class SharedWireHost : IAsyncLifetime
{
    public WireHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await WireHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OverTheWire : ICollectionFixture<SharedWireHost>
{
    public const string Name = "over the wire";
}
