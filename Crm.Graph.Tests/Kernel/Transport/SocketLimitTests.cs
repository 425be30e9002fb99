using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Kernel.Transport.Sockets;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>What sockets may cost: clients that are late, greedy, deaf, dead or hostile. Others are answered, and nothing of them is left.</summary>
public sealed class SocketLimitTests
{
    [Fact]
    public async Task Without_connection_init_in_time_it_closes_4408()
    {
        var clock = new ManualClock();
        await using var host = await StartAsync(clock);
        using var client = await SocketClient.OpenAsync(host.Address);
        await client.UpToPongAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((4408, "Connection initialisation timeout"), await client.ClosedAsync());
        await AssertNothingLeftAsync(host);
        Assert.Equal(0, clock.Timers);
    }

    [Fact]
    public async Task After_connection_init_there_is_no_time_that_runs_out()
    {
        var clock = new ManualClock();
        await using var host = await StartAsync(clock);
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("1", "subscription { feed }");
        await Eventually.HoldsAsync(() => host.Feeds.Listeners == 1 && clock.Timers == 0);
        clock.Advance(TimeSpan.FromDays(1));
        host.Feeds.Raise("still here");
        Assert.Contains("still here", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_has_the_time_of_a_request_and_an_event_too()
    {
        var clock = new ManualClock();
        await using var host = await StartAsync(clock);
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("query", "{ hello slow }");
        await Eventually.HoldsAsync(() => clock.Timers == 1);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("TOO_EXPENSIVE", await client.NextAsync(), StringComparison.Ordinal);
        await client.SubscribeAsync("events", "subscription { troubled { slow } }");
        await Eventually.HoldsAsync(() => host.Feeds.Listeners == 1);
        host.Feeds.Raise("one");
        await Eventually.HoldsAsync(() => clock.Timers == 1);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("TOO_EXPENSIVE", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_operations_than_the_limit_are_answered_RATE_LIMITED_and_the_others_run_on()
    {
        await using var host = await StartAsync(settings: ("WebSockets:MaxOperations", "3"));
        using var client = await SocketClient.ReadyAsync(host);
        for (var i = 0; i < 3; i++)
            await client.SubscribeAsync($"{i}", "subscription { feed }");
        await client.SubscribeAsync("over", "{ hello }");
        var refused = await client.NextJsonAsync();
        Assert.Equal(("over", "error", "RATE_LIMITED"), (refused.GetProperty("id").GetString(), refused.GetProperty("type").GetString(), refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
        await client.SendAsync("""{"type":"complete","id":"0"}""");
        await Eventually.HoldsAsync(() => host.Feeds.Listeners == 2 && Open(host).Operations == 2);
        await client.SubscribeAsync("over", "{ hello }");
        Assert.Contains("it's 1 + 1", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_connections_of_one_key_than_the_limit_close_1013_and_other_keys_are_let_in()
    {
        await using var host = await StartAsync(settings: ("WebSockets:MaxConnectionsPerKey", "2"));
        using var first = await SocketClient.ReadyAsync(host, "good");
        using var second = await SocketClient.ReadyAsync(host, "good");
        using (var third = await SocketClient.OpenAsync(host.Address))
        {
            await third.SendAsync("""{"type":"connection_init","payload":{"api_key":"good"}}""");
            Assert.Equal((1013, "Too many connections"), await third.ClosedAsync());
        }
        using var anybody = await SocketClient.ReadyAsync(host);
        await first.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await Eventually.HoldsAsync(() => Sockets(host).Count == 2);
        using var next = await SocketClient.ReadyAsync(host, "good");
    }

    [Fact]
    public async Task A_client_that_never_reads_is_cut_off_and_its_events_are_not_piled_up()
    {
        await using var host = await StartAsync(settings: ("WebSockets:SendTimeout", "00:00:00.300"));
        using var deaf = await SocketClient.ReadyAsync(host);
        using var other = await SocketClient.ReadyAsync(host);
        await deaf.SubscribeAsync("1", "subscription { feed }");
        await Eventually.HoldsAsync(() => host.Feeds.Listeners == 1);
        var large = new string('x', 100_000);
        host.Feeds.Raise([.. Enumerable.Repeat(large, 1_000)]);
        await other.SubscribeAsync("1", "{ hello }");
        Assert.Contains("it's 1 + 1", await other.NextAsync(), StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => Sockets(host).Count == 1 && host.Feeds.Listeners == 0);
        Assert.InRange(host.Feeds.Pulled, 1, 500); // what the network's own buffers hold
    }

    [Fact]
    public async Task A_client_that_lets_too_much_wait_is_cut_off()
    {
        await using var host = await StartAsync(settings: ("WebSockets:MaxWaitingBytes", "1000000"));
        using var deaf = await SocketClient.ReadyAsync(host);
        for (var i = 0; i < 10; i++)
            await deaf.SubscribeAsync($"{i}", "{ long(length: 20000000) }");
        await AssertNothingLeftAsync(host);
    }

    [Fact]
    public async Task A_socket_that_is_open_at_one_end_only_is_found_by_pings()
    {
        await using var host = await StartAsync(settings: ("WebSockets:KeepAlive", "00:00:00.050"));
        using var alive = await SocketClient.ReadyAsync(host);
        var receiving = alive.NextAsync(); // answers pings, as long as it receives
        using var dead = await HandshakeAsync(host);
        await Eventually.HoldsAsync(() => Sockets(host).Count == 1);
        await alive.SubscribeAsync("1", "{ hello }");
        Assert.Contains("it's 1 + 1", await receiving, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("an unmasked frame", new byte[] { 0x81, 0x02, (byte)'{', (byte)'}' })]
    [InlineData("a reserved bit", new byte[] { 0xF1, 0x80, 1, 2, 3, 4 })]
    [InlineData("a reserved opcode", new byte[] { 0x83, 0x80, 1, 2, 3, 4 })]
    [InlineData("a fragmented ping", new byte[] { 0x09, 0x80, 1, 2, 3, 4 })]
    [InlineData("a long ping", new byte[] { 0x89, 0xFE, 0x00, 0x7E, 1, 2, 3, 4 })]
    [InlineData("a continuation of nothing", new byte[] { 0x80, 0x80, 1, 2, 3, 4 })]
    [InlineData("a length that cannot be", new byte[] { 0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4 })]
    [InlineData("text that is no UTF-8", new byte[] { 0x81, 0x82, 0, 0, 0, 0, 0xC3, 0x28 })]
    public async Task A_malformed_frame_ends_its_socket_and_no_other(string what, byte[] frame)
    {
        Assert.NotEmpty(what);
        await using var host = await StartAsync();
        using var other = await SocketClient.ReadyAsync(host);
        using (var raw = await HandshakeAsync(host))
        {
            await raw.GetStream().WriteAsync(frame);
            await Eventually.HoldsAsync(() => Sockets(host).Count == 1);
        }
        await other.SubscribeAsync("1", "{ hello }");
        Assert.Contains("it's 1 + 1", await other.NextAsync(), StringComparison.Ordinal);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Thousands_of_subscribes_cost_no_more_than_the_limit()
    {
        await using var host = await StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        for (var i = 0; i < 3_000; i++)
            await client.SubscribeAsync($"{i}", "subscription { feed }");
        for (var refused = 0; refused < 2_900; refused++)
            Assert.Contains("RATE_LIMITED", await client.NextAsync(), StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => host.Feeds.Listeners == 100);
        client.Socket.Abort();
        await AssertNothingLeftAsync(host);
    }

    [Fact]
    public async Task Events_completions_and_new_subscriptions_that_race_leave_nothing_behind()
    {
        await using var host = await StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        using var done = new CancellationTokenSource();
        var raising = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                host.Feeds.Raise("event");
                await Task.Yield();
            }
        });
        var reading = Task.Run(async () =>
        {
            while (await client.NextAsync() is var next && !next.Contains("\"last\"", StringComparison.Ordinal))
            {
            }
        });
        for (var i = 0; i < 500; i++)
        {
            await client.SubscribeAsync($"{i % 7}", i % 2 == 0 ? "subscription { feed }" : "subscription { count(to: 3) }");
            await client.SendAsync($$"""{"type":"complete","id":"{{i % 7}}"}""");
        }
        await done.CancelAsync();
        await raising;
        await client.SendAsync("""{"type":"ping","payload":{"last":true}}""");
        await reading;
        await Eventually.HoldsAsync(() => (host.Feeds.Listeners, Open(host).Operations, Open(host).Subscriptions) == (0, 0, 0));
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task A_server_that_stops_ends_operations_and_closes_1001()
    {
        await using var host = await StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        using var idle = await SocketClient.OpenAsync(host.Address);
        await client.SubscribeAsync("1", "subscription { feed }");
        await Eventually.HoldsAsync(() => host.Feeds.Listeners == 1);
        var stopping = host.StopAsync();
        Assert.Equal(1001, (await client.ClosedAsync()).Code);
        Assert.Equal(1001, (await idle.ClosedAsync()).Code);
        Assert.Equal(0, host.Feeds.Listeners);
        await stopping;
    }

    [Theory]
    [InlineData("https://evil.example.com", false)]
    [InlineData("null", false)]
    [InlineData("https://crm.example.com", true)]
    [InlineData("same", true)]
    public async Task Only_pages_of_this_server_and_of_the_setting_may_open_a_socket(string origin, bool allowed)
    {
        await using var host = await StartAsync(settings: ("Cors:Origins:0", "https://crm.example.com"));
        var opening = SocketClient.OpenAsync(host.Address, o => o.SetRequestHeader("Origin", origin == "same" ? host.Address : origin));
        if (allowed)
            (await opening).Dispose();
        else
            Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => opening)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graphql-ws", false)]
    [InlineData("graphql-transport-ws, graphql-ws", true)]
    [InlineData("graphql-ws, graphql-transport-ws", true)]
    [InlineData(null, false)]
    public async Task A_socket_must_offer_the_sub_protocol(string? offered, bool accepted)
    {
        await using var host = await StartAsync();
        using var tcp = await ConnectAsync(host);
        var answer = await UpgradeAsync(tcp, offered);
        Assert.StartsWith(accepted ? "HTTP/1.1 101 " : "HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(accepted, answer.Contains("Sec-WebSocket-Protocol: graphql-transport-ws\r\n", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Requests_that_trickle_in_keep_nobody_waiting()
    {
        await using var host = await StartAsync();
        var slow = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
        {
            slow.Add(await ConnectAsync(host));
            await slow[i].GetStream().WriteAsync(Encoding.ASCII.GetBytes(i % 2 == 0
                ? "POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: "
                : "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"));
        }
        Assert.Equal(200, (await host.QueryAsync("{ hello }")).Status);
        using var socket = await SocketClient.ReadyAsync(host);
        slow.ForEach(c => c.Dispose());
        Assert.Equal(200, (await host.QueryAsync("{ hello }")).Status);
        Assert.Empty(host.Log.Errors);
    }

    private static OpenWork Open(WireHost host) => host.Services.GetRequiredService<OpenWork>();

    private static SocketRegistry Sockets(WireHost host) => host.Services.GetRequiredService<SocketRegistry>();

    private static Task AssertNothingLeftAsync(WireHost host)
        => Eventually.HoldsAsync(() => (Sockets(host).Count, Open(host).Operations, Open(host).Subscriptions, host.Feeds.Listeners) == (0, 0, 0, 0));

    private static Task<WireHost> StartAsync(TimeProvider? clock = null, params (string Name, string Value)[] settings)
        => WireHost.StartAsync(settings.ToDictionary(s => s.Name, s => (string?)s.Value), more: services => services.AddSingleton(clock ?? TimeProvider.System));

    private static async Task<TcpClient> ConnectAsync(WireHost host)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(host.Address).Port);
        return tcp;
    }

    /// <summary>A socket that has been opened and then says nothing that it is not told to, pongs included.</summary>
    private static async Task<TcpClient> HandshakeAsync(WireHost host)
    {
        var tcp = await ConnectAsync(host);
        Assert.StartsWith("HTTP/1.1 101 ", await UpgradeAsync(tcp, SocketEndpoint.Protocol), StringComparison.Ordinal);
        return tcp;
    }

    private static async Task<string> UpgradeAsync(TcpClient tcp, string? protocols)
    {
        var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{(protocols is null ? "" : $"Sec-WebSocket-Protocol: {protocols}\r\n")}\r\n"));
        var answer = new StringBuilder();
        var one = new byte[1];
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            answer.Append((char)one[0]);
        return answer.ToString();
    }
}
