using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport.Documents;

/// <summary>What requests cost, counted before they are carried out.</summary>
public sealed class CostTests(TestServer server) : IClassFixture<TestServer>
{
    private const long Budget = 100_000;

    [Theory]
    [InlineData("{ contact(id: \"C-1\") { id name } }", 50 + 2 + 2)]
    [InlineData("{ contact(id: \"C-1\") { createdBy { id } } }", 50 + 2 + 2)]
    [InlineData("{ contacts { nodes { id name } } }", 50 + 2 + (20 * (2 + 2)))]
    [InlineData("{ contacts(first: 50) { nodes { id name } } }", 50 + 2 + (50 * (2 + 2)))]
    [InlineData("{ contacts(last: 3) { nodes { id } pageInfo { hasNextPage } } }", 50 + 2 + (3 * (2 + 1)) + 2)]
    [InlineData("{ contacts(page: 2, size: 7) { edges { cursor node { id } } } }", 50 + 2 + (7 * (2 + 1 + 2)))]
    [InlineData("{ contacts(first: 10) { totalCount } }", 50 + 2 + 200 + 2)]
    [InlineData("{ contacts(first: 10) { nodes { id phones { number } } } }", 50 + 50 + 2 + (10 * (2 + 1 + 2 + 5)))]
    [InlineData("{ contacts(first: 10) { nodes { accounts(first: 5) { nodes { id } } } } }", 50 + 50 + 2 + (10 * (2 + 2 + (5 * (2 + 1)))))]
    [InlineData("{ a: contacts { totalCount } b: contacts { totalCount } }", 2 * (50 + 2 + 200 + 2))]
    [InlineData("mutation { createContact(input: {}) { errors { code } } }", 500 + 2 + 1 + 5)]
    [InlineData("{ __schema { types { name fields { name } } } }", 0)]
    [InlineData("{ contacts @skip(if: true) { totalCount } __typename }", 0)]
    public async Task A_request_costs(string document, long expected) => Assert.Equal(expected, await CostAsync(document));

    [Fact]
    public async Task A_fragment_costs_each_time_that_it_is_spread_and_as_the_list_around_it_is_long()
    {
        const string Fragment = " fragment F on ContactConnection { nodes { id } }";
        var five = await CostAsync("{ contacts(first: 5) { ...F } }" + Fragment);
        var fifty = await CostAsync("{ contacts(first: 50) { ...F } }" + Fragment);
        Assert.Equal((50 + 2 + (5 * 3), 50 + 2 + (50 * 3)), (five, fifty));
        Assert.Equal(five + fifty, await CostAsync("{ a: contacts(first: 5) { ...F } b: contacts(first: 50) { ... on ContactConnection { ...F } } }" + Fragment));
    }

    [Fact]
    public async Task A_known_document_is_counted_anew_with_the_variables_of_each_call()
    {
        const string Document = "query Counted($n: Int = 4, $more: Boolean = false) { contacts(first: $n) { nodes { id name @include(if: $more) } } }";
        Assert.Equal(52 + (4 * 3), await CostAsync(Document));
        Assert.Equal(52 + (100 * 3), await CostAsync(Document, new { n = 100 }));
        Assert.Equal(52 + (100 * 4), await CostAsync(Document, new { n = 100, more = true }));
        Assert.Equal(52 + (4 * 3), await CostAsync(Document, new { }));
    }

    [Fact]
    public async Task A_start_page_of_five_lists_of_fifty_is_far_from_the_budget()
    {
        const string List = "contacts(first: 50) { totalCount nodes { id code name city email createdBy { id } phones { number } accounts(first: 5) { nodes { number balance currency } } } }";
        var cost = await CostAsync("{" + string.Concat(Enumerable.Range(0, 5).Select(i => $" list{i}: {List}")) + " }");
        Assert.InRange(cost, 1, Budget / 4);
    }

    [Theory]
    [InlineData("nested", "{ contacts(first: 200) { nodes { accounts(first: 200) { nodes { id } } } } }")]
    [InlineData("deep", "{ contacts { nodes { accounts { nodes { contacts { nodes { accounts { nodes { id } } } } } } } } }")]
    public async Task A_bomb_is_refused_before_anything_is_read(string _, string document)
    {
        server.Statements.Take();
        var error = (await server.SendAsync(document))["errors"]![0]!;
        Assert.Equal("TOO_EXPENSIVE", (string?)error["extensions"]!["code"]);
        Assert.Equal(Budget.ToString(System.Globalization.CultureInfo.InvariantCulture), (string?)error["extensions"]!["parameters"]![1]);
        Assert.Empty(server.Statements.Take());
    }

    [Fact]
    public async Task Aliases_and_fragments_make_nothing_cheaper()
    {
        var aliases = "{" + string.Concat(Enumerable.Range(0, 300).Select(i => $" a{i}: contacts(first: 200) {{ nodes {{ id }} }}")) + " }";
        Assert.Equal("TOO_EXPENSIVE", await CodeAsync(aliases));
        // Eleven fragments, each spread twice in the one before: two thousand lists by a few hundred bytes.
        var doubled = "{ ...F0 } " + string.Concat(Enumerable.Range(0, 11).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} "))
            + "fragment F11 on Query { contacts(first: 100) { nodes { id } } }";
        Assert.Equal("TOO_EXPENSIVE", await CodeAsync(doubled));
    }

    [Fact]
    public async Task A_variable_does_not_get_a_costly_call_of_a_known_document_through()
    {
        const string Document = "query Sly($n: Int) { contacts(first: $n) { nodes { accounts(first: $n) { nodes { id } } } } }";
        Assert.Null(await CodeAsync(Document, new { n = 5 }));
        Assert.Equal("TOO_EXPENSIVE", await CodeAsync(Document, new { n = 200 }));
        Assert.Null(await CodeAsync(Document, new { n = 5 }));
    }

    [Fact]
    public async Task The_requests_of_a_batch_share_one_budget()
    {
        const string Half = """{"query":"{ contacts(first: 100) { nodes { accounts(first: 150) { nodes { id } } } } }"}""";
        using var content = new StringContent($"[{Half},{Half},{Half}]", System.Text.Encoding.UTF8, "application/json");
        content.Headers.Add("api_key", TestServer.Key);
        using var response = await server.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        var answers = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal([null, null, "TOO_EXPENSIVE"], answers.Select(a => (string?)a!["errors"]?[0]!["extensions"]!["code"]));
    }

    [Fact]
    public async Task The_query_that_tools_send_for_the_schema_is_free_and_passes()
    {
        var answer = await SendAsync(Introspection.Query, null);
        Assert.Null(answer["errors"]);
        Assert.Equal(0, (long?)answer["extensions"]!["cost"]!["requested"]);
    }

    [Theory]
    [InlineData("{ __type(name: \"Query\") { fields { type { fields { type { fields { type { fields { type { fields { name } } } } } } } } } } }")]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }")]
    public async Task The_schema_cannot_be_asked_for_in_circles(string document) => Assert.Equal("TOO_EXPENSIVE", await CodeAsync(document));

    [Fact]
    public async Task The_schema_cannot_be_asked_for_a_hundred_times_at_once()
        => Assert.Equal("TOO_EXPENSIVE", await CodeAsync("{" + string.Concat(Enumerable.Range(0, 100).Select(i => $" a{i}: __schema {{ types {{ fields {{ name args {{ name type {{ name }} }} }} }} }}")) + " }"));

    [Fact]
    public async Task Nobody_is_told_the_cost_who_did_not_ask()
        => Assert.Null((await server.SendAsync("{ me { id } }"))["extensions"]);

    private async Task<long> CostAsync(string document, object? variables = null)
    {
        var cost = (await SendAsync(document, variables))["extensions"]!["cost"]!;
        Assert.Equal(Budget, (long)cost["budget"]!);
        return (long)cost["requested"]!;
    }

    private async Task<string?> CodeAsync(string document, object? variables = null)
        => (string?)(await server.SendAsync(document, variables))["errors"]?[0]!["extensions"]!["code"];

    private async Task<JsonObject> SendAsync(string query, object? variables)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { query, variables, extensions = new { cost = true } });
        content.Headers.Add("api_key", TestServer.Key);
        using var response = await server.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
