using System.Net.WebSockets;
using System.Text.Json;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Kernel.Transport.Sockets;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>The protocol <c>graphql-transport-ws</c>, rule by rule, as npm's <c>graphql-ws</c> writes it down.</summary>
public sealed class SocketProtocolTests : IAsyncLifetime
{
    private WireHost _host = null!;

    public async Task InitializeAsync() => _host = await WireHost.StartAsync();

    /// <summary>After every one of these tests nothing is left behind, however it ended.</summary>
    public async Task DisposeAsync()
    {
        var open = _host.Services.GetRequiredService<OpenWork>();
        var sockets = _host.Services.GetRequiredService<SocketRegistry>();
        await Eventually.HoldsAsync(() => (sockets.Count, open.Operations, open.Subscriptions, _host.Feeds.Listeners) == (0, 0, 0, 0));
        Assert.Empty(_host.Log.Errors);
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_connection_is_acknowledged_and_operations_are_answered_next_and_complete()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        Assert.Equal(SocketEndpoint.Protocol, client.Socket.SubProtocol);
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"it's 1 + 1"}}}""", await client.NextAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.NextAsync());
    }

    [Fact]
    public async Task A_mutation_is_a_single_result_operation_too()
    {
        var before = WireSchema.Changes;
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("m", "mutation { change }");
        Assert.Equal("next", (await client.NextJsonAsync()).GetProperty("type").GetString());
        Assert.Equal("""{"id":"m","type":"complete"}""", await client.NextAsync());
        Assert.Equal(before + 1, WireSchema.Changes);
    }

    [Fact]
    public async Task Variables_operation_name_and_extensions_are_taken_with_the_query()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SendAsync("""{"payload":{"extensions":{"a":1},"variables":{"v":7},"operationName":"B","query":"query A { hello } query B($v: Int) { int(value: $v) }"},"type":"subscribe","id":"1","more":[1]}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"int":7}}}""", await client.NextAsync());
    }

    [Fact]
    public async Task The_results_of_a_subscription_come_in_order_and_complete_comes_last()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "subscription { count(to: 200) }");
        for (var i = 1; i <= 200; i++)
            Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"count":0}}}""".Replace("0", $"{i}", StringComparison.Ordinal), await client.NextAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.NextAsync());
    }

    [Fact]
    public async Task Concurrent_operations_are_answered_beside_each_other()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("waits", "subscription { feed }");
        await client.SubscribeAsync("query", "{ hello }");
        Assert.Equal("query", (await client.NextJsonAsync()).GetProperty("id").GetString());
        Assert.Equal("query", (await client.NextJsonAsync()).GetProperty("id").GetString());
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        _host.Feeds.Raise("now");
        Assert.Equal("""{"id":"waits","type":"next","payload":{"data":{"feed":"now"}}}""", await client.NextAsync());
    }

    [Fact]
    public async Task Complete_from_the_client_stops_the_work_and_nothing_more_is_answered()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "subscription { feed }");
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        await client.SendAsync("""{"type":"complete","id":"1"}""");
        _host.Feeds.Raise("too late");
        Assert.DoesNotContain(await client.UpToPongAsync(), m => m.Contains("complete", StringComparison.Ordinal));
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 0);
        _host.Feeds.Raise("far too late");
        Assert.Empty(await client.UpToPongAsync());
    }

    [Fact]
    public async Task A_query_that_the_client_completes_before_it_is_resolved_is_stopped_and_not_answered()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "{ slow }");
        var open = _host.Services.GetRequiredService<OpenWork>();
        await Eventually.HoldsAsync(() => open.Operations == 1);
        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await Eventually.HoldsAsync(() => open.Operations == 0);
        Assert.Empty(await client.UpToPongAsync());
    }

    [Fact]
    public async Task An_id_can_be_used_again_once_its_operation_is_complete()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        for (var i = 0; i < 50; i++)
        {
            await client.SubscribeAsync("same", "{ hello }");
            Assert.Equal("next", (await client.NextJsonAsync()).GetProperty("type").GetString());
            Assert.Equal("complete", (await client.NextJsonAsync()).GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task An_id_can_be_used_again_once_the_client_has_completed_it_and_the_old_operation_is_silent()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        for (var i = 0; i < 50; i++)
        {
            await client.SubscribeAsync("same", "subscription { feed }");
            await client.SendAsync("""{"type":"complete","id":"same"}""");
        }
        await client.SubscribeAsync("same", "subscription { count(to: 2) }");
        Assert.Equal("""{"id":"same","type":"next","payload":{"data":{"count":1}}}""", await client.NextAsync());
        Assert.Equal("""{"id":"same","type":"next","payload":{"data":{"count":2}}}""", await client.NextAsync());
        Assert.Equal("""{"id":"same","type":"complete"}""", await client.NextAsync());
    }

    [Fact]
    public async Task An_id_that_failed_can_be_used_again()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "{ unknown }");
        Assert.Equal("error", (await client.NextJsonAsync()).GetProperty("type").GetString());
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal("next", (await client.NextJsonAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Complete_of_an_id_that_is_not_known_is_ignored()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SendAsync("""{"type":"complete","id":"never"}""");
        Assert.Empty(await client.UpToPongAsync());
    }

    [Fact]
    public async Task A_request_that_is_not_valid_is_answered_error_with_a_list_and_no_complete()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "{ unknown }");
        var error = await client.NextJsonAsync();
        Assert.Equal(("1", "error"), (error.GetProperty("id").GetString(), error.GetProperty("type").GetString()));
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(await client.UpToPongAsync());
    }

    [Fact]
    public async Task A_subscription_that_is_refused_is_answered_error()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        foreach (var (field, code) in new[] { ("forbidden", "FORBIDDEN"), ("changes", "INTERNAL") })
        {
            await client.SubscribeAsync("1", $"subscription {{ {field} }}");
            var error = await client.NextJsonAsync();
            Assert.Equal("error", error.GetProperty("type").GetString());
            Assert.Equal(code, error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
            Assert.DoesNotContain("must not start", error.GetRawText(), StringComparison.Ordinal);
        }
        Assert.Single(_host.Log.Errors);
        _host.Log.Clear();
    }

    [Fact]
    public async Task An_error_inside_an_event_is_part_of_that_answer_and_the_stream_goes_on()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "subscription { troubled { name broken } }");
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        _host.Feeds.Raise("a", "b");
        foreach (var name in new[] { "a", "b" })
        {
            var next = (await client.NextJsonAsync()).GetProperty("payload");
            Assert.Equal($$$"""{"troubled":{"name":"{{{name}}}","broken":null}}""", next.GetProperty("data").GetRawText());
            Assert.Equal("INTERNAL", next.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
        _host.Log.Clear();
    }

    [Fact]
    public async Task Events_that_break_off_end_with_error_and_say_nothing_of_the_inside()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "subscription { feed }");
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        _host.Feeds.Raise("first");
        _host.Feeds.End(new InvalidOperationException(WireSchema.Secret));
        Assert.Equal("next", (await client.NextJsonAsync()).GetProperty("type").GetString());
        var error = await client.NextJsonAsync();
        Assert.Equal("INTERNAL", error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain(WireSchema.Secret, error.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(_host.Log.Errors, line => line.Text.Contains(WireSchema.Secret, StringComparison.Ordinal));
        _host.Log.Clear();
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":null}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":{"a": [1, {"b":"ü"}]}}""", """{"type":"pong","payload":{"a": [1, {"b":"ü"}]}}""")]
    public async Task A_ping_is_answered_by_a_pong_with_its_payload_before_the_acknowledgement_too(string ping, string pong)
    {
        using var client = await SocketClient.OpenAsync(_host.Address);
        await client.SendAsync(ping);
        Assert.Equal(pong, await client.NextAsync());
    }

    [Fact]
    public async Task A_pong_may_come_unasked()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SendAsync("""{"type":"pong","payload":{"a":1}}""");
        Assert.Empty(await client.UpToPongAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"unknown"}""")]
    [InlineData("""{"type":"next","id":"1","payload":{}}""")]
    [InlineData("""{"type":"connection_ack"}""")]
    [InlineData("""{"type":"connection_init","payload":"text"}""")]
    [InlineData("""{"type":"ping","payload":[]}""")]
    [InlineData("""{"type":"ping"} {}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":1,"payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}""")]
    [InlineData("""{"type":"subscribe","id":"\ud800","payload":{"query":"{ hello }"}}""")]
    public async Task A_message_that_is_none_of_the_protocol_closes_4400(string message)
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SendAsync(message);
        var (code, reason) = await client.ClosedAsync();
        Assert.Equal(4400, code);
        Assert.StartsWith("Invalid message: ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binary_message_closes_4400()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SendAsync("""{"type":"ping"}""", WebSocketMessageType.Binary);
        Assert.Equal((4400, "Invalid message: it must be text."), await client.ClosedAsync());
    }

    [Fact]
    public async Task Subscribe_before_the_acknowledgement_closes_4401()
    {
        using var client = await SocketClient.OpenAsync(_host.Address);
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal((4401, "Unauthorized"), await client.ClosedAsync());
    }

    [Theory]
    [InlineData("""{"api_key":"bad"}""")]
    [InlineData("""{"authorization":"Bearer bad"}""")]
    [InlineData("""{"api_key":7}""")]
    public async Task A_bad_key_in_connection_init_closes_4403(string payload)
    {
        using var client = await SocketClient.OpenAsync(_host.Address);
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal((4403, "Forbidden"), await client.ClosedAsync());
    }

    [Fact]
    public async Task A_bad_key_in_the_header_closes_4403_unless_connection_init_shows_another()
    {
        using var client = await SocketClient.OpenAsync(_host.Address, o => o.SetRequestHeader("api_key", "bad"));
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal((4403, "Forbidden"), await client.ClosedAsync());
        using var other = await SocketClient.OpenAsync(_host.Address, o => o.SetRequestHeader("api_key", "bad"));
        await other.SendAsync("""{"type":"connection_init","payload":{"api_key":"good"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await other.NextAsync());
    }

    [Theory]
    [InlineData("api_key", "good")]
    [InlineData("Authorization", "Bearer good")]
    public async Task A_key_may_come_in_the_header_or_in_connection_init(string name, string value)
    {
        using var header = await SocketClient.OpenAsync(_host.Address, o => o.SetRequestHeader(name, value));
        await header.SendAsync("""{"type":"connection_init"}""");
        using var payload = await SocketClient.OpenAsync(_host.Address);
        await payload.SendAsync($$$"""{"type":"connection_init","payload":{"{{{name}}}":"{{{value}}}"}}""");
        foreach (var client in new[] { header, payload })
        {
            Assert.Equal("""{"type":"connection_ack"}""", await client.NextAsync());
            await client.SubscribeAsync("1", "{ who }");
            Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"who":"CYP"}}}""", await client.NextAsync());
        }
    }

    [Fact]
    public async Task A_key_that_is_revoked_opens_nothing_more_and_ends_what_runs_at_its_next_event()
    {
        using var client = await SocketClient.ReadyAsync(_host, "good");
        await client.SubscribeAsync("runs", "subscription { mine }");
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        _host.Keys.IsRevoked = true;
        await client.SubscribeAsync("new", "{ hello }");
        Assert.Equal(("new", "error", "UNAUTHENTICATED"), Refusal(await client.NextJsonAsync()));
        _host.Feeds.Raise("secret");
        var last = await client.NextJsonAsync();
        Assert.Equal(("runs", "error", "UNAUTHENTICATED"), Refusal(last));
        Assert.DoesNotContain("secret", last.GetRawText(), StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 0);

        static (string?, string?, string?) Refusal(JsonElement message) => (message.GetProperty("id").GetString(), message.GetProperty("type").GetString(),
            message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_id_that_is_in_use_closes_4409_and_ends_what_runs()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("one", "subscription { feed }");
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        await client.SubscribeAsync("one", "{ hello }");
        Assert.Equal((4409, "Subscriber for one already exists"), await client.ClosedAsync());
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 0);
    }

    [Fact]
    public async Task The_reason_of_a_close_is_cut_where_it_does_not_fit()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        var id = string.Concat(Enumerable.Repeat("🦋é", 200));
        await client.SubscribeAsync(id, "subscription { feed }");
        await client.SubscribeAsync(id, "subscription { feed }");
        var (code, reason) = await client.ClosedAsync();
        Assert.Equal(4409, code);
        Assert.StartsWith("Subscriber for 🦋é", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_connection_init_closes_4429()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal((4429, "Too many initialisation requests"), await client.ClosedAsync());
    }

    [Fact]
    public async Task A_message_in_pieces_is_put_together()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        var text = """{"id":"1","type":"subscribe","payload":{"query":"query($v: Anything) { seen(value: $v) }","variables":{"v":"üüü"}}}""";
        for (var i = 0; i < text.Length; i++)
            await client.SendAsync(text[i].ToString(), end: i == text.Length - 1);
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"seen":"String üüü"}}}""", await client.NextAsync());
    }

    [Fact]
    public async Task A_message_that_is_too_big_closes_1009_before_it_is_all_there()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        var piece = new string(' ', 65_536);
        for (var i = 0; i <= 16; i++)
            await client.SendAsync(piece, end: false);
        Assert.Equal((1009, "A message may weigh at most 1048576 bytes."), await client.ClosedAsync());
    }

    [Fact]
    public async Task An_id_is_given_back_as_it_came()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        const string Id = "a\"b\\c\n\u0001 ü🦋";
        await client.SubscribeAsync(Id, "{ hello }");
        Assert.Equal(Id, (await client.NextJsonAsync()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_large_answer_comes_whole()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "{ long(length: 6000000) }");
        Assert.Equal(6_000_000, (await client.NextJsonAsync()).GetProperty("payload").GetProperty("data").GetProperty("long").GetString()!.Length);
    }

    [Fact]
    public async Task A_client_that_closes_ends_its_operations_and_is_answered_with_its_own_code()
    {
        using var client = await SocketClient.ReadyAsync(_host);
        await client.SubscribeAsync("1", "subscription { feed }");
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 0);
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_its_operations()
    {
        using (var client = await SocketClient.ReadyAsync(_host))
        {
            await client.SubscribeAsync("1", "subscription { feed }");
            await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
            client.Socket.Abort();
        }
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 0);
    }
}
