using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Telemetry;
using Crm.Graph.Tests.Kernel.Transport;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Crm.Graph.Tests.Hosting;

/// <summary>What the server tells of itself, and what it must not tell.</summary>
public sealed class TelemetryTests
{
    /// <summary>Stands for a value that belongs to a tenant.</summary>
    private const string Private = "Zaphod.Beeblebrox";

    private const string Filtered = $"{{ contacts(where: {{rules: [{{field: \"lastName\", operator: \"=\", value: \"{Private}\"}}]}}) {{ nodes {{ id }} }} }}";

    [Fact]
    public async Task Metrics_count_operations_by_name_and_outcome_statements_and_limits()
    {
        await using var server = await TestServer.StartAsync();
        await server.QueryAsync("query Measured { contacts { nodes { id } } }");
        await server.QueryAsync("query Measured { contacts { nodes { id } } }");
        await server.SendAsync("query Measured { contacts(first: 200) { nodes { accounts(first: 200) { nodes { id } } } } }");
        await server.SendAsync("query Measured { nope }");
        await server.SendAsync("query Secretive { __typename }", key: null);
        await server.SendAsync("query Filtered " + Filtered);
        var metrics = await server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("2", Value(metrics, "crm_operations_total", "operation=\"Measured\"", "kind=\"query\"", "outcome=\"ok\""));
        Assert.Equal("1", Value(metrics, "crm_operations_total", "operation=\"Measured\"", "outcome=\"TOO_EXPENSIVE\""));
        Assert.Equal("1", Value(metrics, "crm_operations_total", "operation=\"Measured\"", "outcome=\"BAD_USER_INPUT\""));
        Assert.Equal("4", Value(metrics, "crm_operation_duration_seconds_count", "operation=\"Measured\""));
        Assert.NotNull(Value(metrics, "crm_limits_total", "limit=\"cost\""));
        Assert.NotNull(Value(metrics, "crm_statements_total"));
        Assert.NotNull(Value(metrics, "crm_sockets"));
        Assert.NotNull(Value(metrics, "crm_subscriptions"));
        Assert.DoesNotContain("Secretive", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(Private, metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(TestServer.Key, metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", null, HttpStatusCode.OK)]
    [InlineData("Development", "false", HttpStatusCode.NotFound)]
    [InlineData("Production", null, HttpStatusCode.NotFound)]
    [InlineData("Production", "true", HttpStatusCode.OK)]
    public async Task Metrics_are_there_in_development_and_where_a_setting_says_so(string environment, string? setting, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync(settings: ["--environment", environment, .. setting is null ? Array.Empty<string>() : ["--Telemetry:Metrics", setting]]);
        using var response = await server.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_request_is_traced_to_its_statements_and_no_span_holds_a_value()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await TestServer.StartAsync();
        await server.QueryAsync("query Traced " + Filtered);
        var operation = Assert.Single(spans, s => s.GetTagItem("graphql.operation.name") is "Traced");
        Assert.Equal(("query", "ok"), (operation.GetTagItem("graphql.operation.type"), operation.GetTagItem("crm.outcome")));
        var inside = spans.Where(s => s.ParentSpanId == operation.SpanId).ToList();
        Assert.Contains(inside, s => s.OperationName == "plan");
        Assert.Contains(inside, s => s.OperationName == "statement");
        Assert.DoesNotContain(inside.Append(operation).SelectMany(s => s.TagObjects), tag => tag.Value?.ToString()?.Contains(Private, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task The_trace_of_a_GET_does_not_hold_what_was_asked()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using (var server = await TestServer.StartAsync(settings: ["--Telemetry:Otlp", "http://127.0.0.1:9"]))
        {
            using var get = await server.Http.GetAsync(new Uri("/graphql?query=" + Uri.EscapeDataString(Filtered), UriKind.Relative));
        }
        var tags = spans.SelectMany(s => s.TagObjects).Select(t => $"{t.Key}={t.Value}").ToList();
        Assert.Contains(tags, t => t.StartsWith("url.path=/graphql", StringComparison.Ordinal));
        Assert.DoesNotContain(tags, t => t.Contains(Private, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_hold_no_key_no_token_and_no_value_of_a_filter()
    {
        const string BadKey = "sk_live_this-is-nobodys-key";
        var log = new AllLines();
        await using var server = await TestServer.StartAsync(
            configure: builder => builder.Logging.AddProvider(log), settings: ["--Logging:LogLevel:Default", "Information"]);
        await server.SendAsync(Filtered);
        await server.SendAsync(Filtered, key: BadKey);
        await server.SendAsync(Filtered.Replace("lastName", Private, StringComparison.Ordinal));
        await server.SendAsync("mutation ($i: CreateContactInput!) { createContact(input: $i) { errors { code } } }", new { i = new { firstName = Private, email = Private } });
        using var get = await server.Http.GetAsync(new Uri("/graphql?query=" + Uri.EscapeDataString(Filtered), UriKind.Relative));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Private, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(BadKey, StringComparison.Ordinal) || line.Contains(TestServer.Key, StringComparison.Ordinal));
    }

    private static string? Value(string metrics, string name, params string[] labels)
        => metrics.Split('\n').Where(line => Regex.IsMatch(line, $"^{name}[ {{]") && labels.All(l => line.Contains(l, StringComparison.Ordinal)))
            .Select(line => Regex.Match(line, @"^[^ {]+(?:\{[^}]*\})? (\S+)").Groups[1].Value).FirstOrDefault();

    private sealed class AllLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
