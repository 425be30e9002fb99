using Crm.Graph.Kernel.Transport;
using Crm.Graph.Kernel.Transport.Documents;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

[Collection(OverTheWire.Name)]
public sealed class AnswerTests(SharedWireHost shared)
{
    private const string New = "application/graphql-response+json";

    private readonly WireHost _host = shared.Host;

    [Fact]
    public async Task Finished_JSON_lists_and_text_are_written_as_they_are()
    {
        var answer = await _host.QueryAsync("{ hello a: planned names missing: who }");
        Assert.Equal("""{"data":{"hello":"it's 1 + 1","a":{"id":1,"note":"ready + 'made'"},"names":["Ada",null,"Grace"],"missing":null}}""", answer.Body);
    }

    [Fact]
    public async Task An_unexpected_error_says_nothing_of_its_inside_and_is_logged_under_its_trace_id()
    {
        foreach (var field in new[] { "broken", "wrapped" })
        {
            var answer = await _host.QueryAsync($"{{ hello {field} }}", accept: New);
            Assert.Equal(200, answer.Status);
            Assert.Equal("it's 1 + 1", answer.Data.GetProperty("hello").GetString());
            Assert.Equal(["code", "status", "traceId"], answer.Extensions.EnumerateObject().Select(property => property.Name));
            Assert.Equal("INTERNAL", answer.Extensions.GetProperty("code").GetString());
            Assert.Equal(500, answer.Extensions.GetProperty("status").GetInt32());
            Assert.Equal($"[\"{field}\"]", answer.Error.GetProperty("path").GetRawText());
            Assert.DoesNotContain(WireSchema.Secret, answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("InvalidOperation", answer.Body, StringComparison.Ordinal);
            var trace = answer.Extensions.GetProperty("traceId").GetString()!;
            Assert.Contains(trace, answer.Error.GetProperty("message").GetString()!, StringComparison.Ordinal);
            Assert.Single(_host.Log.Errors, line => line.Text.Contains(trace, StringComparison.Ordinal) && line.Text.Contains(WireSchema.Secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Data_that_became_null_is_still_an_answer()
    {
        var answer = await _host.QueryAsync("{ brokenAll }", accept: New);
        Assert.Equal(200, answer.Status);
        Assert.Equal("null", answer.Data.GetRawText());
    }

    [Fact]
    public async Task Our_own_errors_carry_code_status_and_parameters()
    {
        var answer = await _host.QueryAsync("{ refused }");
        Assert.Equal("You may not.", answer.Error.GetProperty("message").GetString());
        var trace = answer.Extensions.GetProperty("traceId").GetString();
        Assert.Equal($$"""{"code":"FORBIDDEN","status":403,"parameters":["contact","7"],"traceId":"{{trace}}"}""", answer.Extensions.GetRawText());
    }

    [Fact]
    public async Task A_rule_that_a_variable_carries_is_refused_in_its_own_words()
    {
        var answer = await _host.QueryAsync("query($v: Anything) { seen(value: $v) }", new { v = "rule" }, New);
        Assert.Equal(400, answer.Status);
        Assert.Equal("Variable '$v' is invalid. There is no field 'nmae'.", answer.Error.GetProperty("message").GetString());
        Assert.Equal("INVALID_RULE", answer.Extensions.GetProperty("code").GetString());
        Assert.Equal("""["rules[0]","nmae","name"]""", answer.Extensions.GetProperty("parameters").GetRawText());
    }

    [Theory]
    [InlineData("query($v: Anything) { seen(value: $v) }", """{"v":"type"}""")]
    [InlineData("query($v: Int) { int(value: $v) }", """{"v":{"a":1}}""")]
    [InlineData("query($v: Int) { int(value: $v) }", """{"v":[{"a":1}]}""")]
    [InlineData("query($v: Decimal) { decimal(value: $v) }", """{"v":"abc"}""")]
    [InlineData("{ int(value: {a: 1}) }", "{}")]
    public async Task What_the_engine_says_names_no_type_of_ours(string query, string variables)
    {
        var answer = await _host.SendAsync($$"""{"query":"{{query}}","variables":{{variables}}}""");
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
        Assert.DoesNotContain("System.", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Dictionary", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_credential_is_401_with_a_challenge_and_nothing_runs()
    {
        var before = WireSchema.Changes;
        var answer = await _host.SendAsync("""{"query":"mutation {change}"}""", headers: ("api_key", "bad"));
        Assert.Equal(401, answer.Status);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("UNAUTHENTICATED", answer.Extensions.GetProperty("code").GetString());
        Assert.Equal(401, answer.Extensions.GetProperty("status").GetInt32());
        Assert.Equal(before, WireSchema.Changes);
    }

    [Fact]
    public async Task Resolvers_know_who_calls()
        => Assert.Equal("CYP", (await _host.SendAsync("""{"query":"{who}"}""", headers: ("api_key", "good"))).Data.GetProperty("who").GetString());

    [Theory]
    [InlineData(New, 400)]
    [InlineData(null, 200)]
    public async Task A_subscription_without_a_stream_is_refused_before_it_starts(string? accept, int status)
    {
        var answer = await _host.QueryAsync("subscription { changes }", accept: accept);
        Assert.Equal(status, answer.Status);
        Assert.Equal("A subscription needs a stream: ask for text/event-stream, or use a WebSocket.", answer.Error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_document_is_kept_once_it_has_passed_and_what_depends_on_the_request_is_still_done()
    {
        var cache = _host.Services.GetRequiredService<DocumentCache>();
        const string Query = "query Kept($v: Int!) { int(value: $v) }";
        var before = cache.Count;
        Assert.Equal(400, (await _host.QueryAsync(Query, new { v = "x" }, New)).Status);
        Assert.Equal(400, (await _host.QueryAsync("query Kept { nope }", accept: New)).Status);
        Assert.Equal(before, cache.Count);
        for (var i = 0; i < 3; i++)
            Assert.Equal(i, (await _host.QueryAsync(Query, new { v = i }, New)).Data.GetProperty("int").GetInt32());
        Assert.Equal(before + 1, cache.Count);
        Assert.Equal(400, (await _host.QueryAsync(Query, new { v = "x" }, New)).Status);
        Assert.Equal(400, (await _host.QueryAsync(Query, new { }, New)).Status);
    }
}
