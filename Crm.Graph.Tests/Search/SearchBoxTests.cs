using System.Text.Json.Nodes;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Search;

/// <summary><c>search</c>: one box over everything.</summary>
public abstract class SearchBoxTests(TestServer server) : IAsyncLifetime
{
    public sealed class OnSqlite(TestServer server) : SearchBoxTests(server), IClassFixture<TestServer>;

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : SearchBoxTests(server), IClassFixture<TestServer.OnPostgreSql>;

    /// <summary>A word that only this test's records have: the server is shared.</summary>
    private readonly string _own = "q" + Guid.NewGuid().ToString("N")[..12];

    private string _elsewhere = "", _word = "", _beginning = "", _whole = "", _account = "";

    public async Task InitializeAsync()
    {
        _elsewhere = await ContactAsync(new { firstName = "Zoe", lastName = "Other", email = $"{_own}@example.com" });
        _word = await ContactAsync(new { firstName = "Élodie", lastName = _own });
        _beginning = await ContactAsync(new { companyName = $"{_own} Bicycles Ltd", type = "COMPANY" });
        _whole = await ContactAsync(new { companyName = _own.ToUpperInvariant(), type = "COMPANY" });
        var made = await server.QueryAsync(
            "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { id } errors { message } } }",
            new { input = new { contactId = _elsewhere, name = $"Savings {_own}", number = $"N-{_own}" } });
        _account = made["createAccount"]!["account"]!["id"]!.GetValue<string>();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_best_come_first_whatever_they_are()
    {
        var hits = await SearchAsync(new { text = _own });

        Assert.Equal([_whole, _beginning, _word, _account, _elsewhere], hits.Select(h => $"{h["id"]}"));
        Assert.Equal([1, 0.9, 0.7, 0.7, 0.2], hits.Select(h => h["score"]!.GetValue<double>()));
    }

    [Fact]
    public async Task A_hit_says_what_it_is_and_leads_to_the_record()
    {
        var account = Assert.Single(await SearchAsync(new { text = $"savings {_own}" }));

        Assert.Equal("ACCOUNT", $"{account["entity"]}");
        Assert.Equal($"Savings {_own}", $"{account["title"]}");
        Assert.Equal($"N-{_own}", $"{account["subtitle"]}");
        Assert.Equal(_account, $"{account["account"]!["id"]}");
        Assert.Null(account["contact"]);
        var contact = Assert.Single(await SearchAsync(new { text = $"zoe {_own}" }));
        Assert.Equal($"{_own}@example.com", $"{contact["subtitle"]}");
        Assert.Equal("Zoe Other", $"{contact["contact"]!["name"]}");
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_searched_and_no_more_than_that()
    {
        Assert.Equal([_account], (await SearchAsync(new { text = _own, entities = (string[])["ACCOUNT"] })).Select(h => $"{h["id"]}"));
        Assert.Equal([_whole, _beginning], (await SearchAsync(new { text = _own, first = 2 })).Select(h => $"{h["id"]}"));
        Assert.Empty(await SearchAsync(new { text = _own, entities = Array.Empty<string>() }));
    }

    [Fact]
    public async Task A_code_is_found_whole_however_many_have_it_among_their_words()
    {
        var hit = (await SearchAsync(new { text = $"n-{_own}" }))[0];

        Assert.Equal(_account, $"{hit["id"]}");
        Assert.Equal(1, hit["score"]!.GetValue<double>());
    }

    [Fact]
    public async Task Deleted_records_are_not_found()
    {
        await server.QueryAsync("mutation($input: DeleteContactInput!) { deleteContact(input: $input) { errors { message } } }", new { input = new { id = _word } });

        Assert.DoesNotContain(_word, (await SearchAsync(new { text = _own })).Select(h => $"{h["id"]}"));
    }

    [Fact]
    public async Task The_records_of_all_hits_are_read_at_once_and_each_stands_with_its_hit()
    {
        const string query = """
            query($text: String!) {
              ...Hits
              again: search(text: $text, first: 2) { id contact { lastName } }
            }
            fragment Hits on Query { search(text: $text) { id contact { id name accounts { nodes { id } } } account { id name } } }
            """;
        await server.QueryAsync(query, new { text = _own });
        server.Statements.Take();
        var answer = await server.QueryAsync(query, new { text = _own });

        // Each search reads two lists of each of seven entities; then come the contacts with their accounts, the accounts, and the contacts of the second.
        Assert.Equal(14 + 14 + 2 + 1 + 1, server.Statements.Take().Count);
        var hits = answer["search"]!.AsArray();
        Assert.Equal(5, hits.Count);
        Assert.All(hits, hit => Assert.Equal($"{hit!["id"]}", $"{(hit["contact"] ?? hit["account"])!["id"]}"));
        var owner = Assert.Single(hits, hit => $"{hit!["id"]}" == _elsewhere);
        Assert.Equal(_account, $"{Assert.Single(owner!["contact"]!["accounts"]!["nodes"]!.AsArray())!["id"]}");
        Assert.Equal([null, null], answer["again"]!.AsArray().Select(hit => hit!["contact"]!["lastName"]?.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -- ! ")]
    public async Task No_words_find_nothing(string text) => Assert.Empty(await SearchAsync(new { text }));

    [Theory]
    [InlineData("a b c d e f g h i j k", 20, "search takes at most 10 words.")]
    [InlineData("a", 0, "first is from 1 to 50.")]
    [InlineData("a", 51, "first is from 1 to 50.")]
    public async Task What_is_too_much_is_refused(string text, int first, string message)
    {
        var error = Assert.Single((await server.SendAsync(Query, new { text, first }))["errors"]!.AsArray())!;

        Assert.Equal(message, $"{error["message"]}");
        Assert.Equal("BAD_USER_INPUT", $"{error["extensions"]!["code"]}");
    }

    [Fact]
    public async Task What_the_caller_may_not_read_is_not_searched_and_asking_for_it_is_refused()
    {
        var narrow = await server.IssueKeyAsync(TenantMode.Test, ApiKeyKind.Secret, "contacts:read");

        Assert.DoesNotContain(_account, (await SearchAsync(new { text = _own }, narrow)).Select(h => $"{h["id"]}"));
        var error = Assert.Single((await server.SendAsync(Query, new { text = _own, entities = (string[])["ACCOUNT"] }, narrow))["errors"]!.AsArray())!;
        Assert.Equal("FORBIDDEN", $"{error["extensions"]!["code"]}");
    }

    private const string Query = """
        query($text: String!, $entities: [SearchEntity!], $first: Int) {
          search(text: $text, entities: $entities, first: $first) { entity id title subtitle score contact { id name } account { id } }
        }
        """;

    private async Task<JsonNode[]> SearchAsync(object variables, string key = TestServer.Key)
        => [.. (await server.QueryAsync(Query, variables, key))["search"]!.AsArray().Select(n => n!)];

    private async Task<string> ContactAsync(object input)
    {
        var made = (await server.QueryAsync("mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } errors { message } } }", new { input }))["createContact"]!;
        Assert.True(made["errors"]!.AsArray().Count == 0, made.ToJsonString());
        return made["contact"]!["id"]!.GetValue<string>();
    }
}
