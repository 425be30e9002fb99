using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>A mutation with an Idempotency-Key is carried out once, however often and wherever it comes.</summary>
public abstract class IdempotencyTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : IdempotencyTests(Database.Sqlite);

    public sealed class OnPostgreSql() : IdempotencyTests(Database.PostgreSql)
    {
        [Fact]
        public async Task Fifty_at_once_on_two_servers_are_one_record_and_fifty_equal_answers()
        {
            await using var other = await TestServer.StartAsync(Database.PostgreSql, settings: [.. Server.Stored.Arguments]);
            await AssertOneOfFiftyAsync(i => i % 2 == 0 ? Server : other);
        }
    }

    private const string Create = "mutation($name: String) { createContact(input: { firstName: \"A\", lastName: $name }) { contact { id lastName version } errors { code } } }";

    protected TestServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await TestServer.StartAsync(on);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public Task Fifty_at_once_are_one_record_and_fifty_equal_answers() => AssertOneOfFiftyAsync(_ => Server);

    [Fact]
    public async Task The_same_request_again_is_answered_as_the_first_time_to_the_byte_and_says_so()
    {
        var first = await SendAsync(Create, new { name = "Once" }, "k1");
        var again = await SendAsync(Create, new { name = "Once" }, "k1");

        Assert.Equal((HttpStatusCode.OK, false), (first.Status, first.IsReplayed));
        Assert.Equal((HttpStatusCode.OK, true), (again.Status, again.IsReplayed));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(1, await CountAsync("Once"));
    }

    [Fact]
    public async Task The_order_of_variables_is_no_other_request()
    {
        const string Two = "mutation($first: String, $last: String) { createContact(input: { firstName: $first, lastName: $last }) { contact { id } } }";
        var first = await SendAsync(Two, new { first = "A", last = "Order" }, "k-order");
        var again = await SendAsync(Two, new { last = "Order", first = "A" }, "k-order");
        Assert.Equal(first.Body, again.Body);
    }

    [Theory]
    [InlineData(Create, "Another")]
    [InlineData("mutation($name: String) { createContact(input: { firstName: \"A\", lastName: $name }) { contact { id } } }", "Mine")]
    public async Task The_same_key_with_another_request_is_an_error(string document, string name)
    {
        await SendAsync(Create, new { name = "Mine" }, "k2");
        var other = await SendAsync(document, new { name }, "k2");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        var error = JsonNode.Parse(other.Body)!["errors"]![0]!["extensions"]!;
        Assert.Equal(("IDEMPOTENCY_KEY_REUSED", 422, "k2"), ((string)error["code"]!, (int)error["status"]!, (string)error["parameters"]![0]!));
        Assert.Equal(0, await CountAsync("Another"));
    }

    [Fact]
    public async Task A_key_is_its_callers_alone()
    {
        await SendAsync(Create, new { name = "Theirs" }, "shared", await Server.IssueKeyAsync());
        await SendAsync(Create, new { name = "Theirs" }, "shared", await Server.IssueKeyAsync());
        await SendAsync(Create, new { name = "Different" }, "shared");
        Assert.Equal(2, await CountAsync("Theirs"));
        Assert.Equal(1, await CountAsync("Different"));
    }

    [Fact]
    public async Task Without_a_key_each_request_is_carried_out()
    {
        await SendAsync(Create, new { name = "Twice" }, null);
        await SendAsync(Create, new { name = "Twice" }, null);
        Assert.Equal(2, await CountAsync("Twice"));
    }

    [Fact]
    public async Task A_refusal_by_the_rules_is_kept_and_what_could_not_be_carried_out_is_not()
    {
        const string Empty = "mutation { createContact(input: {}) { contact { id } errors { code } } }";
        var refused = await SendAsync(Empty, null, "k3");
        Assert.True((await SendAsync(Empty, null, "k3")).IsReplayed, refused.Body);

        var reader = await Server.IssueKeyAsync(scopes: ["contacts:read"]);
        Assert.False((await SendAsync(Create, new { name = "No" }, "k4", reader)).IsReplayed);
        Assert.False((await SendAsync(Create, new { name = "No" }, "k4", reader)).IsReplayed);
        Assert.False((await SendAsync("mutation { nothing }", null, "k5")).IsReplayed);
        Assert.False((await SendAsync("mutation { nothing }", null, "k5")).IsReplayed);
    }

    [Fact]
    public async Task What_was_done_before_a_crash_is_not_done_again_and_is_answered_all_the_same()
    {
        const string Both = """
            mutation { one: createContact(input: { firstName: "A", lastName: "Crash" }) { contact { id lastName } errors { code } }
              two: createApiKey(input: { name: "Crash", kind: SECRET, scopes: ["contacts:read"] }) { issued { key apiKey { id prefix } } errors { code } } }
            """;
        var first = await SendAsync(Both, null, "k6");
        // As a server leaves it that was killed between its last commit and the answer.
        await Server.Stored.RowsAsync("UPDATE idempotent_request SET answer = NULL, locked_until = " + (on == Database.Sqlite ? "0" : "'2001-01-01'"));

        var again = await SendAsync(Both, null, "k6");

        Assert.False(again.IsReplayed);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(1, await CountAsync("Crash"));
        Assert.Equal(first.Body, (await SendAsync(Both, null, "k6")).Body);
    }

    [Fact]
    public async Task Who_took_too_long_and_was_taken_over_stores_nothing()
    {
        // Somebody takes the request over the moment before its change is committed.
        await Server.Stored.RowsAsync(on == Database.Sqlite
            ? "CREATE TRIGGER overtake BEFORE UPDATE OF done ON idempotent_request BEGIN SELECT RAISE(IGNORE); END"
            : "CREATE FUNCTION overtake() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$ LANGUAGE plpgsql; CREATE TRIGGER overtake BEFORE UPDATE OF done ON idempotent_request FOR EACH ROW EXECUTE FUNCTION overtake()");

        var answer = await SendAsync(Create, new { name = "Late" }, "k7");

        Assert.Contains("INTERNAL", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("Late"));
    }

    [Fact]
    public async Task What_is_shown_once_is_stored_in_no_plain_text()
    {
        var answer = await SendAsync("""mutation { createApiKey(input: { name: "Secret", kind: SECRET, scopes: ["contacts:read"] }) { issued { key } } }""", null, "k8");
        var key = (string)JsonNode.Parse(answer.Body)!["data"]!["createApiKey"]!["issued"]!["key"]!;
        var stored = string.Concat(await Server.Stored.DumpAsync());
        Assert.Contains("idempotent_request: ", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(key[13..], stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(key[13..])), stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nobody_in_particular_shares_no_key_with_anybody()
    {
        const string SignIn = "mutation($p: String!) { signIn(input: { email: \"nobody@example.com\", password: $p }) { tokens { accessToken } errors { code } } }";
        var one = await SendAsync(SignIn, new { p = "one" }, "common", key: null);
        var two = await SendAsync(SignIn, new { p = "two" }, "common", key: null);
        Assert.DoesNotContain("IDEMPOTENCY", one.Body + two.Body, StringComparison.Ordinal);
        Assert.True((await SendAsync(SignIn, new { p = "one" }, "common", key: null)).IsReplayed);
    }

    [Theory]
    [InlineData("a key longer than 255 characters")]
    [InlineData("")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var answer = await SendAsync(Create, new { name = "Bad" }, key.Length > 0 ? new string('k', 256) : "");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(0, await CountAsync("Bad"));
    }

    [Fact]
    public async Task A_batch_takes_no_key_and_a_query_ignores_it()
    {
        using var batch = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new[] { new { query = "{ __typename }" } }) };
        batch.Headers.Add("Idempotency-Key", "k9");
        batch.Headers.Add("api_key", TestServer.Key);
        using var response = await Server.Http.SendAsync(batch);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);

        Assert.False((await SendAsync("{ __typename }", null, "k9")).IsReplayed);
        Assert.False((await SendAsync("{ __typename }", null, "k9")).IsReplayed);
        Assert.Equal(0L, (await Server.Stored.RowsAsync("SELECT count(*) FROM idempotent_request")).Single()[0]);
    }

    private protected async Task AssertOneOfFiftyAsync(Func<int, TestServer> server)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => SendAsync(Create, new { name = "Fifty" }, "fifty", on: server(i))));

        Assert.Single(answers.Select(a => a.Body).Distinct());
        Assert.Contains("\"errors\":[]", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal(49, answers.Count(a => a.IsReplayed));
        Assert.Equal(1, await CountAsync("Fifty"));
    }

    private async Task<int> CountAsync(string lastName)
        => (int)(long)(await Server.Stored.RowsAsync($"SELECT count(*) FROM contact WHERE last_name = '{lastName}'")).Single()[0]!;

    private async Task<(HttpStatusCode Status, string Body, bool IsReplayed)> SendAsync(
        string query, object? variables, string? idempotencyKey, string? key = TestServer.Key, TestServer? on = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (key is not null)
            request.Headers.Add("api_key", key);
        using var response = await (on ?? Server).Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Contains("Idempotency-Replayed"));
    }
}
