using System.Net.Http.Headers;
using Crm.Graph.Kernel.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>What needs settings of its own: each test has its own host.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task A_request_that_runs_out_of_time_is_told_so()
    {
        await using var host = await WireHost.StartAsync(new() { ["Transport:Timeout"] = "00:00:00.050" });
        var answer = await host.QueryAsync("{ slow }", accept: "application/graphql-response+json");
        Assert.Equal(400, answer.Status);
        Assert.Equal("TOO_EXPENSIVE", answer.Extensions.GetProperty("code").GetString());
        Assert.Empty(host.Log.Errors);
        var batch = await host.SendAsync("""[{"query":"{slow}"},{"query":"{hello}"}]""");
        Assert.Equal("TOO_EXPENSIVE", batch.Json[1].GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_caller_that_hangs_up_is_no_error()
    {
        await using (var host = await WireHost.StartAsync())
        {
            using var hangUp = new CancellationTokenSource();
            using var content = new StringContent("""{"query":"{slow}"}""", MediaTypeHeaderValue.Parse("application/json"));
            var asking = host.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content, hangUp.Token);
            Assert.Equal(200, (await host.QueryAsync("{ hello }")).Status);
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
            await host.DisposeAsync(); // waits for what still runs
            Assert.Empty(host.Log.Errors);
        }
    }

    [Fact]
    public async Task It_is_live_before_it_is_ready()
    {
        var ready = false;
        await using var host = await WireHost.StartAsync(more: services => services.AddHealthChecks()
            .AddCheck("database", () => ready ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(WireSchema.Secret)));
        Assert.Equal((200, """{"status":"Healthy","checks":{}}"""), await AskAsync("/health/live"));
        Assert.Equal((503, """{"status":"Unhealthy","checks":{"database":"Unhealthy"}}"""), await AskAsync("/health/ready"));
        ready = true;
        Assert.Equal((200, """{"status":"Healthy","checks":{"database":"Healthy"}}"""), await AskAsync("/health/ready"));

        async Task<(int, string)> AskAsync(string path)
        {
            var answer = await host.GetAsync(path);
            return (answer.Status, answer.Body);
        }
    }

    [Fact]
    public async Task The_schema_can_be_read_in_its_own_language()
    {
        await using var host = await WireHost.StartAsync();
        var answer = await host.GetAsync("/graphql/schema.graphql");
        Assert.Equal((200, "text/plain; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Contains("type Query {", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', answer.Body);
        Assert.Equal(host.Services.GetRequiredService<SchemaText>().Sdl, answer.Body);
    }

    [Fact]
    public async Task Only_pages_that_the_settings_name_may_call()
    {
        await using var open = await WireHost.StartAsync(new() { ["Cors:Origins:0"] = "https://crm.example.com" });
        Assert.Equal(["https://crm.example.com"], (await PreflightAsync(open, "https://crm.example.com")).Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.False((await PreflightAsync(open, "https://other.example.com")).Headers.Contains("Access-Control-Allow-Origin"));
        await using var closed = await WireHost.StartAsync();
        var refused = await PreflightAsync(closed, "https://crm.example.com");
        Assert.Equal(405, refused.Status);
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));

        static Task<Answer> PreflightAsync(WireHost host, string origin) => host.SendAsync(
            "", method: "OPTIONS", headers: [("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "api_key,content-type")]);
    }

    [Theory]
    [InlineData("Transport:MaxBatch", "0")]
    [InlineData("Transport:MaxBodyBytes", "-1")]
    [InlineData("Transport:Timeout", "00:00:00")]
    [InlineData("Documents:CacheSize", "0")]
    public async Task A_setting_that_makes_no_sense_stops_the_start(string name, string value)
        => await Assert.ThrowsAsync<OptionsValidationException>(() => WireHost.StartAsync(new() { [name] = value }));

    [Fact]
    public async Task A_misspelt_setting_stops_the_start()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => WireHost.StartAsync(new() { ["Transport:MaxBach"] = "5" }));

    [Fact]
    public async Task A_body_that_comes_drop_by_drop_holds_its_place_no_longer_than_a_request_may()
    {
        await using var host = await WireHost.StartAsync(new() { ["Transport:Timeout"] = "00:00:00.050" });
        using var socket = new System.Net.Sockets.TcpClient();
        var address = new Uri(host.Address);
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query"u8.ToArray());
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task A_server_that_does_not_tell_its_schema_does_so_in_no_way()
    {
        await using var host = await WireHost.StartAsync(new() { ["Documents:Introspection"] = "false" });
        foreach (var query in new[] { "{ __schema { queryType { name } } }", "{ __type(name: \"Query\") { name } }", "{ ...F } fragment F on Query { a: __schema { types { name } } }" })
            Assert.Equal(400, (await host.QueryAsync(query, accept: "application/graphql-response+json")).Status);
        Assert.Equal(404, (await host.GetAsync("/graphql/schema.graphql")).Status);
        Assert.Equal("Query", (await host.QueryAsync("{ __typename }")).Data.GetProperty("__typename").GetString());
    }
}
