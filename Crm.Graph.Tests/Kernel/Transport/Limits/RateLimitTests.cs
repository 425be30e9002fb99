using System.Net;
using Crm.Graph.Kernel.Transport.Limits;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport.Limits;

/// <summary>How often callers may ask. The clock stands still unless a test moves it.</summary>
public sealed class RateLimitTests
{
    private const string Body = """{"query":"{ hello }"}""";

    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("text/event-stream")]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back(string accept)
    {
        await using var host = await StartAsync(perSecond: 1, burst: 3);
        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await AskAsync(host, accept)).Status);
        var refused = await AskAsync(host, accept);
        Assert.Equal((429, "RATE_LIMITED"), (refused.Status, refused.Extensions.GetProperty("code").GetString()));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("1", refused.Extensions.GetProperty("parameters")[0].GetString());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await AskAsync(host, accept)).Status);
        Assert.Equal(429, (await AskAsync(host, accept)).Status);
        _clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await AskAsync(host, accept)).Status);
        Assert.Equal(429, (await AskAsync(host, accept)).Status);
    }

    [Fact]
    public async Task Keys_and_addresses_have_limits_of_their_own()
    {
        await using var host = await StartAsync(perSecond: 1, burst: 1);
        Assert.Equal(200, (await AskAsync(host)).Status);
        Assert.Equal(429, (await AskAsync(host)).Status);
        Assert.Equal(200, (await AskAsync(host, key: null)).Status);
        Assert.Equal(429, (await AskAsync(host, key: null)).Status);
    }

    [Fact]
    public async Task Keys_that_are_not_good_are_tried_as_often_as_an_address_may_ask()
    {
        await using var host = await StartAsync(perSecond: 1, burst: 2);
        Assert.Equal(401, (await AskAsync(host, key: "bad")).Status);
        Assert.Equal(401, (await AskAsync(host, key: "worse")).Status);
        Assert.Equal(429, (await AskAsync(host, key: "worst")).Status);
        Assert.Equal(200, (await AskAsync(host)).Status);
    }

    [Fact]
    public async Task Each_request_of_a_batch_counts()
    {
        await using var host = await StartAsync(perSecond: 1, burst: 5);
        Assert.Equal(200, (await host.SendAsync($"[{Body},{Body},{Body}]", headers: ("api_key", "good"))).Status);
        Assert.Equal(429, (await host.SendAsync($"[{Body},{Body},{Body}]", headers: ("api_key", "good"))).Status);
    }

    [Fact]
    public async Task Each_operation_on_a_socket_counts_and_the_socket_stays_open()
    {
        await using var host = await StartAsync(perSecond: 1, burst: 1);
        using var socket = await SocketClient.ReadyAsync(host, "good");
        Assert.Equal("next", await KindAsync("1"));
        Assert.Equal("complete", (await socket.NextJsonAsync()).GetProperty("type").GetString());
        await socket.SubscribeAsync("2", "{ hello }");
        var error = await socket.NextJsonAsync();
        Assert.Equal("error", error.GetProperty("type").GetString());
        Assert.Equal("RATE_LIMITED", error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("next", await KindAsync("3"));

        async Task<string?> KindAsync(string id)
        {
            await socket.SubscribeAsync(id, "{ hello }");
            return (await socket.NextJsonAsync()).GetProperty("type").GetString();
        }
    }

    [Fact]
    public void A_bucket_gives_no_more_than_it_holds_however_many_ask_at_once()
    {
        var bucket = new TokenBucket(perSecond: 10, burst: 100, _clock);
        var given = 0;
        Parallel.For(0, 10_000, _ =>
        {
            if (bucket.Take(1) is null)
                Interlocked.Increment(ref given);
        });
        Assert.Equal(100, given);
        Assert.Equal(TimeSpan.FromSeconds(0.1), bucket.Take(1));
    }

    private Task<WireHost> StartAsync(int perSecond, int burst) => WireHost.StartAsync(
        new()
        {
            ["Limits:RequestsPerSecond"] = $"{perSecond}", ["Limits:Burst"] = $"{burst}",
            ["Limits:AnonymousPerSecond"] = $"{perSecond}", ["Limits:AnonymousBurst"] = $"{burst}",
        },
        more: services => services.AddSingleton<TimeProvider>(_clock));

    private static Task<Answer> AskAsync(WireHost host, string? accept = null, string? key = "good")
        => host.SendAsync(Body, accept, headers: key is null ? [] : [("api_key", key)]);
}
