using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Hosting;
using Crm.Graph.Kernel.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Support;

/// <summary>The real server on a port of its own and a database of its own, with two organisations and no records beyond what a test makes.</summary>
public class TestServer : IAsyncLifetime, IAsyncDisposable
{
    public const string Key = "sk_test_demo";
    public const string OtherKey = "sk_test_other";
    public const string PublishableKey = "pk_test_demo";

    private readonly Database _on;
    private readonly string[] _settings;
    private readonly Action<WebApplicationBuilder>? _configure;
    private WebApplication? _app;

    public TestServer() : this(Database.Sqlite) { }

    internal TestServer(Database on, Action<WebApplicationBuilder>? configure = null, params string[] settings)
        => (_on, _settings, _configure) = (on, settings, configure);

    /// <summary>The server that classes share which run on PostgreSQL.</summary>
    public sealed class OnPostgreSql() : TestServer(Database.PostgreSql);

    /// <summary>A server of a test's own; what is registered last wins over the host's.</summary>
    internal static async Task<TestServer> StartAsync(Database on = Database.Sqlite, Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var server = new TestServer(on, configure, settings);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>What the server stores, for looking past it.</summary>
    internal TestDatabase Stored { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    /// <summary>The statements that the server has sent so far, for counting and for reading.</summary>
    internal StatementLog Statements { get; } = new();

    public async Task InitializeAsync()
    {
        if (!TestDatabase.IsThere(_on))
            return;
        Stored = await TestDatabase.CreateAsync(_on);
        _app = CrmServer.Build(
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Demo:Contacts", "0",
            "--Limits:RequestsPerSecond", "0", "--Limits:AnonymousPerSecond", "0",
            .. Stored.Arguments, "--Logging:LogLevel:Default", "Warning", .. _settings,
        ], builder =>
        {
            builder.Services.AddSingleton<IStatementObserver>(Statements);
            builder.Services.OnlyWhenTold();
            _configure?.Invoke(builder);
        });
        await _app.Services.PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (Stored is not null)
            await Stored.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends a document and answers the whole response.</summary>
    /// <param name="key">A key, or the access token of a user; null is anybody.</param>
    public async Task<JsonObject> SendAsync(string query, object? variables = null, string? key = Key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (key?.Contains('.', StringComparison.Ordinal) == true)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        else if (key is not null)
            request.Headers.Add("api_key", key);
        using var response = await Http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>Sends a document that must succeed, and answers its data.</summary>
    public async Task<JsonObject> QueryAsync(string query, object? variables = null, string? key = Key)
    {
        var response = await SendAsync(query, variables, key);
        Assert.True(response["errors"] is null, response.ToJsonString());
        return response["data"]!.AsObject();
    }
}
