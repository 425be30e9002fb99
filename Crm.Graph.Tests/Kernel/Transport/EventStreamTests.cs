using System.Net.Http.Headers;
using System.Text;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>The distinct-connections mode of GraphQL over Server-Sent Events, rule by rule, as npm's <c>graphql-sse</c> writes it down.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const string Hello = "event: next\ndata: {\"data\":{\"hello\":\"it's 1 + 1\"}}\n\n";
    private const string Complete = "event: complete\ndata: \n\n";

    private readonly ManualClock _clock = new();
    private WireHost _host = null!;

    public async Task InitializeAsync() => _host = await WireHost.StartAsync(more: services => services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync()
    {
        var open = _host.Services.GetRequiredService<OpenWork>();
        await Eventually.HoldsAsync(() => (open.Operations, open.Subscriptions, _host.Feeds.Listeners, _clock.Timers) == (0, 0, 0, 0));
        Assert.Empty(_host.Log.Errors);
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task A_query_is_answered_next_and_complete(string method)
    {
        var answer = await AskAsync("{ hello }", method);
        Assert.Equal((200, "text/event-stream; charset=utf-8", ":\n\n" + Hello + Complete), (answer.Status, answer.ContentType, answer.Body));
        Assert.Equal("no-store, no-transform", string.Join(", ", answer.Headers.CacheControl!.ToString().Split(", ").Order()));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task The_results_of_a_subscription_come_in_order_and_complete_comes_last(string method)
    {
        var answer = await AskAsync("subscription { count(to: 50) }", method);
        var expected = string.Concat(Enumerable.Range(1, 50).Select(i => "event: next\ndata: {\"data\":{\"count\":" + i + "}}\n\n"));
        Assert.Equal(":\n\n" + expected + Complete, answer.Body);
    }

    [Fact]
    public async Task A_mutation_is_carried_out_by_post_and_by_get_it_is_405()
    {
        var before = WireSchema.Changes;
        Assert.Contains("event: complete", (await AskAsync("mutation { change }")).Body, StringComparison.Ordinal);
        var refused = await AskAsync("mutation { change }", "GET");
        Assert.Equal((405, "application/json; charset=utf-8"), (refused.Status, refused.ContentType));
        Assert.Equal(["POST"], refused.ContentHeaders.Allow);
        Assert.Equal(before + 1, WireSchema.Changes);
    }

    [Theory]
    [InlineData("{ unknown }", "BAD_USER_INPUT")]
    [InlineData("{", "BAD_USER_INPUT")]
    [InlineData("subscription { forbidden }", "FORBIDDEN")]
    [InlineData("subscription { mine }", "UNAUTHENTICATED")]
    public async Task What_is_refused_before_execution_is_an_event_with_errors_and_no_data(string query, string code)
    {
        var answer = await AskAsync(query);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith(":\n\nevent: next\ndata: {\"errors\":[{", answer.Body, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", answer.Body, StringComparison.Ordinal);
        Assert.EndsWith(Complete, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON", 400)]
    [InlineData("""{"qeury":"{ hello }"}""", 400)]
    [InlineData("""[{"query":"{ hello }"}]""", 400)]
    public async Task What_is_no_request_is_answered_by_its_status_without_a_stream(string body, int status)
    {
        var answer = await _host.SendAsync(body, "text/event-stream");
        Assert.Equal((status, "application/json; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_bad_key_is_401_without_a_stream()
    {
        var answer = await _host.SendAsync("""{"query":"{ hello }"}""", "text/event-stream", headers: ("api_key", "bad"));
        Assert.Equal((401, "UNAUTHENTICATED"), (answer.Status, answer.Extensions.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_stream_opens_before_there_is_an_event_and_events_arrive_one_by_one()
    {
        using var stream = await OpenAsync("subscription { feed }");
        foreach (var name in new[] { "a", "b" })
        {
            _host.Feeds.Raise(name);
            Assert.Equal(["event: next", "data: {\"data\":{\"feed\":\"" + name + "\"}}"], await stream.EventAsync());
        }
        _host.Feeds.End();
        Assert.Equal(["event: complete", "data: "], await stream.EventAsync());
        Assert.Null(await stream.Lines.ReadLineAsync());
    }

    [Fact]
    public async Task While_nothing_happens_a_comment_keeps_the_connection_alive()
    {
        using var stream = await OpenAsync("subscription { feed }");
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(12));
            Assert.Equal([":"], await stream.EventAsync());
        }
        _host.Feeds.Raise("a");
        Assert.Equal("event: next", (await stream.EventAsync())[0]);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_stops_the_work()
    {
        var stream = await OpenAsync("subscription { feed }");
        Assert.Equal(1, _host.Feeds.Listeners);
        stream.Dispose();
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 0);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_stops_the_event_that_is_being_answered()
    {
        var stream = await OpenAsync("subscription { troubled { slow } }");
        _host.Feeds.Raise("one");
        await Eventually.HoldsAsync(() => _host.Feeds.Pulled == 1);
        stream.Dispose();
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 0);
    }

    [Fact]
    public async Task A_key_that_is_revoked_ends_the_stream_at_its_next_event()
    {
        using var stream = await OpenAsync("subscription { mine }", "good");
        _host.Keys.IsRevoked = true;
        _host.Feeds.Raise("secret");
        var last = await stream.EventAsync();
        Assert.Contains("UNAUTHENTICATED", last[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", last[1], StringComparison.Ordinal);
        Assert.Equal(["event: complete", "data: "], await stream.EventAsync());
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_stream_without_complete_so_that_the_client_comes_back()
    {
        using var stream = await OpenAsync("subscription { feed }");
        var stopping = _host.StopAsync();
        Assert.Equal("", await stream.Lines.ReadToEndAsync());
        await stopping;
    }

    [Fact]
    public async Task A_line_break_in_stored_JSON_does_not_end_an_event()
    {
        using var stream = await OpenAsync("subscription { stored }");
        _host.Feeds.Raise("{\n\"a\":\r1}");
        Assert.Equal(["event: next", "data: {\"data\":{\"stored\":{", "data: \"a\":", "data: 1}}}"], await stream.EventAsync());
    }

    private Task<Answer> AskAsync(string query, string method = "POST") => method == "POST"
        ? _host.QueryAsync(query, accept: "text/event-stream")
        : _host.GetAsync("/graphql?query=" + Uri.EscapeDataString(query), "text/event-stream");

    /// <summary>Listens; the feed knows of it when this returns.</summary>
    private async Task<Stream> OpenAsync(string query, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (key is not null)
            request.Headers.Add("api_key", key);
        var response = await _host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var stream = new Stream(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        Assert.Equal([":"], await stream.EventAsync());
        await Eventually.HoldsAsync(() => _host.Feeds.Listeners == 1);
        return stream;
    }

    private sealed record Stream(HttpResponseMessage Response, StreamReader Lines) : IDisposable
    {
        /// <summary>The lines up to the next empty one.</summary>
        public async Task<List<string>> EventAsync()
        {
            var lines = new List<string>();
            while (await Lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { Length: > 0 } line)
                lines.Add(line);
            return lines;
        }

        public void Dispose()
        {
            Lines.Dispose();
            Response.Dispose();
        }
    }
}
