using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Search;

/// <summary><c>search:</c> over HTTP, on lists whose records are written by mutations.</summary>
public abstract class SearchTests(TestServer server) : IAsyncLifetime
{
    public sealed class OnSqlite(TestServer server) : SearchTests(server), IClassFixture<TestServer>;

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : SearchTests(server), IClassFixture<TestServer.OnPostgreSql>;

    private const string Create = "mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } errors { message } } }";

    /// <summary>A word that only this test's records have: the server is shared.</summary>
    private readonly string _own = "q" + Guid.NewGuid().ToString("N")[..12];

    private string _id = "";

    public async Task InitializeAsync() => _id = await AddAsync(new
    {
        firstName = "Élodie",
        lastName = "O'Brien Γεωργίου " + _own,
        email = $"elo.{_own}@mail.example.com",
        phones = new[] { new { number = "+35799123456" } },
        addresses = new[] { new { addressLine1 = "Große Straße 12", townCity = "Λεμεσός" } },
    });

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("elod")]
    [InlineData("ÉLODIE brien")]
    [InlineData("brien elodie")]
    [InlineData("γεωργιου")]
    [InlineData("ΓΕΩΡΓΊΟΥ")]
    [InlineData("λεμεσος")]
    [InlineData("ΛΕΜΕΣΟΣ")]
    [InlineData("grosse strasse 12")]
    [InlineData("mail.example.com")]
    [InlineData("99 123 456")]
    [InlineData("99-12")]
    [InlineData("+357 99 123456")]
    [InlineData("00357 99123456")]
    [InlineData("(357) 99.123.456")]
    public async Task A_record_is_found_by_any_of_its_texts_however_they_are_written(string text) => Assert.Equal([_id], await FoundAsync($"{text} {_own}"));

    [Theory]
    [InlineData("lodie")]
    [InlineData("elodie nobody")]
    [InlineData("99 999")]
    public async Task A_word_that_is_nowhere_or_only_ends_one_finds_nothing(string text) => Assert.Empty(await FoundAsync($"{text} {_own}"));

    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("*")]
    [InlineData("^ - : ( ) { } [ ]")]
    [InlineData("& | ! <->")]
    [InlineData("\\ % _")]
    [InlineData("\0 \ud800")]
    public async Task Punctuation_is_no_syntax_and_asks_for_nothing(string text)
    {
        Assert.Equal([_id], await FoundAsync($"{text} {_own} {text}"));
        var all = await server.QueryAsync("query($s: String) { all: contacts { totalCount } none: contacts(search: $s) { totalCount } }", new { s = text });
        Assert.Equal((int)all["all"]!["totalCount"]!, (int)all["none"]!["totalCount"]!);
    }

    [Theory]
    [InlineData("NEAR")]
    [InlineData("OR nobody")]
    [InlineData("NOT")]
    [InlineData("text:elodie")]
    [InlineData("_1contact")]
    public async Task Words_of_an_index_s_language_are_words(string text) => Assert.Empty(await FoundAsync($"{_own} {text}"));

    [Fact]
    public async Task What_was_changed_is_found_by_what_it_is_now()
    {
        var changed = await server.QueryAsync(
            "mutation($id: ID!) { updateContact(input: { id: $id, firstName: \"Zenobia\", phones: [{ number: \"+35722333444\" }] }) { errors { message } } }", new { id = _id });
        Assert.Empty(changed["updateContact"]!["errors"]!.AsArray());
        Assert.Equal([_id], await FoundAsync($"zenobia 22333444 {_own}"));
        Assert.Empty(await FoundAsync($"elodie {_own}"));
        Assert.Empty(await FoundAsync($"99123456 {_own}"));
    }

    [Fact]
    public async Task A_part_that_is_added_to_a_record_is_found_with_what_it_had()
    {
        var added = await server.QueryAsync(
            "mutation($id: ID!) { addContactAddress(input: { contactId: $id, address: { townCity: \"Paphos\" } }) { errors { message } } }", new { id = _id });
        Assert.Empty(added["addContactAddress"]!["errors"]!.AsArray());
        Assert.Equal([_id], await FoundAsync($"paphos 99123456 λεμεσος elodie {_own}"));
    }

    [Fact]
    public async Task A_deleted_record_is_found_only_where_rules_speak_of_deletion_and_a_restored_one_again()
    {
        await server.QueryAsync("mutation($id: ID!) { deleteContact(input: { id: $id }) { errors { message } } }", new { id = _id });
        Assert.Empty(await FoundAsync(_own));
        var deleted = await server.QueryAsync(
            "query($s: String) { contacts(search: $s, where: { combinator: \"and\", rules: [{ field: \"isDeleted\", operator: \"=\", value: true }] }) { totalCount } }", new { s = _own });
        Assert.Equal(1, (int)deleted["contacts"]!["totalCount"]!);
        await server.QueryAsync("mutation($id: ID!) { restoreContact(input: { id: $id }) { errors { message } } }", new { id = _id });
        Assert.Equal([_id], await FoundAsync(_own));
    }

    [Fact]
    public async Task Another_organisation_finds_nothing()
    {
        var other = await server.QueryAsync("query($s: String) { contacts(search: $s) { totalCount } }", new { s = _own }, TestServer.OtherKey);
        Assert.Equal(0, (int)other["contacts"]!["totalCount"]!);
    }

    [Fact]
    public async Task Search_and_rules_must_both_match_and_pages_go_on_in_the_list_s_order()
    {
        var second = await AddAsync(new { firstName = "Elod", lastName = _own });
        var first = await server.QueryAsync("query($s: String) { contacts(search: $s, first: 1) { nodes { id } pageInfo { endCursor hasNextPage } totalCount } }", new { s = $"elod {_own}" });
        Assert.Equal(2, (int)first["contacts"]!["totalCount"]!);
        Assert.Equal(_id, (string)first["contacts"]!["nodes"]![0]!["id"]!);
        var next = await server.QueryAsync(
            "query($s: String, $after: String) { contacts(search: $s, first: 1, after: $after) { nodes { id } } }",
            new { s = $"elod {_own}", after = (string)first["contacts"]!["pageInfo"]!["endCursor"]! });
        Assert.Equal(second, (string)next["contacts"]!["nodes"]![0]!["id"]!);
        var both = await server.QueryAsync(
            "query($s: String) { contacts(search: $s, where: { combinator: \"and\", rules: [{ field: \"firstName\", operator: \"=\", value: \"Elod\" }] }) { nodes { id } } }", new { s = $"elod {_own}" });
        Assert.Equal(second, (string)Assert.Single(both["contacts"]!["nodes"]!.AsArray())!["id"]!);
    }

    [Fact]
    public async Task A_list_inside_of_a_record_is_searched_within_it()
    {
        var other = await AddAsync(new { firstName = "Zoe", lastName = _own });
        var (savings, _, beyond) = (await AccountAsync(_id, "Savings"), await AccountAsync(_id, "Current"), await AccountAsync(other, "Savings"));

        var answer = await server.QueryAsync(
            "query($s: String) { contacts(search: $s) { nodes { id accounts(search: \"savings\") { nodes { id } totalCount } } } }", new { s = _own });

        var accounts = answer["contacts"]!["nodes"]!.AsArray().ToDictionary(n => (string)n!["id"]!, n => n!["accounts"]!);
        Assert.Equal([savings], accounts[_id]["nodes"]!.AsArray().Select(n => (string)n!["id"]!));
        Assert.Equal(1, (int)accounts[_id]["totalCount"]!);
        Assert.Equal([beyond], accounts[other]["nodes"]!.AsArray().Select(n => (string)n!["id"]!));
    }

    [Fact]
    public async Task More_than_ten_words_or_two_hundred_characters_are_refused()
    {
        Assert.Contains("10 words", await RefusalAsync(string.Join(' ', Enumerable.Repeat("a", 11))), StringComparison.Ordinal);
        Assert.Contains("200 characters", await RefusalAsync(new string('a', 201)), StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync(string text)
    {
        var answer = await server.SendAsync("query($s: String) { contacts(search: $s) { totalCount } }", new { s = text });
        Assert.Equal("BAD_USER_INPUT", (string)answer["errors"]![0]!["extensions"]!["code"]!);
        return (string)answer["errors"]![0]!["message"]!;
    }

    private async Task<string> AccountAsync(string contactId, string name)
    {
        var answer = (await server.QueryAsync(
            "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { id } errors { message } } }",
            new { input = new { contactId, name, number = "N-" + Guid.NewGuid().ToString("N")[..12] } }))["createAccount"]!;
        Assert.True(answer["errors"]!.AsArray().Count == 0, answer.ToJsonString());
        return (string)answer["account"]!["id"]!;
    }

    private async Task<string> AddAsync(object input)
    {
        var answer = (await server.QueryAsync(Create, new { input }))["createContact"]!;
        Assert.True(answer["errors"]!.AsArray().Count == 0, answer.ToJsonString());
        return (string)answer["contact"]!["id"]!;
    }

    private async Task<string[]> FoundAsync(string text)
        => [.. (await server.QueryAsync("query($s: String) { contacts(search: $s) { nodes { id } } }", new { s = text }))["contacts"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!)];
}
