using System.Text.Json.Nodes;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.SavedFilters;

/// <summary>Q4: saved filters of two people of one organisation, over HTTP.</summary>
public abstract class SavedFilterTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : SavedFilterTests(Database.Sqlite);

    public sealed class OnPostgreSql() : SavedFilterTests(Database.PostgreSql);

    private static readonly object Rich = new { combinator = "and", rules = new[] { new { field = "lastName", @operator = "beginsWith", value = "A" } } };

    private TestServer _server = null!;
    private string _colleague = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(on);
        _colleague = await _server.IssueKeyAsync(TenantMode.Test);
        foreach (var name in (string[])["Adams", "Brown", "ANTONIOU"])
            await _server.QueryAsync("mutation($n: String!) { createContact(input: { firstName: \"X\", lastName: $n }) { contact { id } } }", new { n = name });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Q4_A_saved_filter_is_used_by_every_list_and_both_match_where_there_is_a_group_too()
    {
        var id = await SaveAsync(isPrivate: true);
        var data = await _server.QueryAsync("""
            query($f: ID!) {
              saved: contacts(savedFilter: $f) { totalCount nodes { lastName } }
              both: contacts(savedFilter: $f, where: {rules: [{field: "lastName", operator: "contains", value: "dam"}]}) { nodes { lastName } }
            }
            """, new { f = id });
        Assert.Equal(2, (int)data["saved"]!["totalCount"]!);
        Assert.Equal(["Adams", "ANTONIOU"], data["saved"]!["nodes"]!.AsArray().Select(n => (string)n!["lastName"]!));
        Assert.Equal(["Adams"], data["both"]!["nodes"]!.AsArray().Select(n => (string)n!["lastName"]!));
    }

    [Fact]
    public async Task Q4_What_was_saved_is_given_back_as_it_was()
    {
        var id = await SaveAsync(isPrivate: true);
        var filter = (await _server.QueryAsync("query($f: ID!) { savedFilter(id: $f) { name module value private version owner { id kind } createdBy { id } } }", new { f = id }))["savedFilter"]!;
        Assert.Equal("""{"combinator":"and","rules":[{"field":"lastName","operator":"beginsWith","value":"A"}]}""", filter["value"]!.ToJsonString());
        Assert.Equal(("Starts with A", "contacts", true, 1), ((string)filter["name"]!, (string)filter["module"]!, (bool)filter["private"]!, (int)filter["version"]!));
        Assert.Equal((string)filter["createdBy"]!["id"]!, (string)filter["owner"]!["id"]!);
    }

    [Fact]
    public async Task Q4_A_private_one_of_somebody_else_is_in_no_list_and_forbidden_by_id_and_as_argument()
    {
        var id = await SaveAsync(isPrivate: true);
        var list = await _server.QueryAsync("{ savedFilters { totalCount nodes { id } } }", key: _colleague);
        Assert.Equal("""{"savedFilters":{"totalCount":0,"nodes":[]}}""", list.ToJsonString());
        await ForbiddenAsync("query($f: ID!) { savedFilter(id: $f) { name } }", id);
        await ForbiddenAsync("query($f: ID!) { contacts(savedFilter: $f) { totalCount } }", id);
    }

    [Fact]
    public async Task Q4_A_shared_one_can_be_seen_and_used_but_only_its_owner_changes_it()
    {
        var id = await SaveAsync(isPrivate: false);
        var used = await _server.QueryAsync("query($f: ID!) { savedFilter(id: $f) { name } contacts(savedFilter: $f) { totalCount } }", new { f = id }, _colleague);
        Assert.Equal(("Starts with A", 2), ((string)used["savedFilter"]!["name"]!, (int)used["contacts"]!["totalCount"]!));
        foreach (var mutation in (string[])["updateSavedFilter(input: { id: $f, name: \"Mine\" })", "deleteSavedFilter(input: { id: $f })"])
        {
            var payload = await ChangeAsync(mutation, id, _colleague);
            Assert.Equal("FORBIDDEN", (string)payload["errors"]![0]!["code"]!);
        }
        Assert.Equal(1, (int)(await _server.QueryAsync("query($f: ID!) { savedFilter(id: $f) { version } }", new { f = id }))["savedFilter"]!["version"]!);
    }

    [Fact]
    public async Task Q4_Its_owner_renames_it_and_deletes_it_and_then_no_list_knows_it()
    {
        var id = await SaveAsync(isPrivate: false);
        var renamed = await ChangeAsync("updateSavedFilter(input: { id: $f, name: \"Mine\", private: true, expectedVersion: 1 })", id);
        Assert.Equal("[]", renamed["errors"]!.ToJsonString());
        Assert.Equal("CONFLICT", (string)(await ChangeAsync("updateSavedFilter(input: { id: $f, name: \"Late\", expectedVersion: 1 })", id))["errors"]![0]!["code"]!);
        Assert.Equal("[]", (await ChangeAsync("deleteSavedFilter(input: { id: $f })", id))["errors"]!.ToJsonString());
        var answer = await _server.SendAsync("query($f: ID!) { contacts(savedFilter: $f) { totalCount } }", new { f = id });
        Assert.Equal("NOT_FOUND", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Theory]
    [InlineData("contacts", "nmae", "INVALID_RULE", "value")]
    [InlineData("contcts", "name", "NOT_FOUND", "module")]
    public async Task Q4_A_filter_is_checked_against_the_fields_of_its_list_before_it_is_kept(string module, string field, string code, string path)
    {
        var payload = (await _server.QueryAsync("mutation($i: CreateSavedFilterInput!) { createSavedFilter(input: $i) { savedFilter { id } errors { code path } } }",
            new { i = new { name = "N", module, value = new { rules = new[] { new { field, @operator = "=", value = "x" } } } } }))["createSavedFilter"]!;
        Assert.Null(payload["savedFilter"]);
        Assert.Equal($$"""[{"code":"{{code}}","path":["{{path}}"]}]""", payload["errors"]!.ToJsonString());
        Assert.Equal(0, (int)(await _server.QueryAsync("{ savedFilters { totalCount } }"))["savedFilters"]!["totalCount"]!);
    }

    [Fact]
    public async Task Q6_Custom_labels_are_an_object_of_texts_and_are_deleted_softly()
    {
        const string Create = "mutation($v: Json!) { createCustomLabel(input: { value: $v }) { customLabel { id value } errors { code path } } }";
        var made = (await _server.QueryAsync(Create, new { v = new { contact = "Guest", lead = "Ευκαιρία" } }))["createCustomLabel"]!;
        Assert.Equal("""{"contact":"Guest","lead":"Ευκαιρία"}""", made["customLabel"]!["value"]!.ToJsonString(Relaxed));
        var refused = (await _server.QueryAsync(Create, new { v = new { contact = 1 } }))["createCustomLabel"]!;
        Assert.Equal("""[{"code":"INVALID_VALUE","path":["value"]}]""", refused["errors"]!.ToJsonString());
        var id = (string)made["customLabel"]!["id"]!;
        await _server.QueryAsync("mutation($f: ID!) { deleteCustomLabel(input: { id: $f }) { customLabel { isDeleted } } }", new { f = id });
        Assert.Equal(0, (int)(await _server.QueryAsync("{ customLabels { totalCount } }"))["customLabels"]!["totalCount"]!);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<string> SaveAsync(bool isPrivate)
    {
        var payload = (await _server.QueryAsync("mutation($i: CreateSavedFilterInput!) { createSavedFilter(input: $i) { savedFilter { id } errors { code } } }",
            new { i = new { name = "Starts with A", module = "contacts", value = Rich, @private = isPrivate } }))["createSavedFilter"]!;
        return (string)payload["savedFilter"]!["id"]!;
    }

    private async Task<JsonNode> ChangeAsync(string mutation, string id, string key = TestServer.Key)
    {
        var data = await _server.QueryAsync($"mutation($f: ID!) {{ done: {mutation} {{ errors {{ code }} }} }}", new { f = id }, key);
        return data["done"]!;
    }

    private async Task ForbiddenAsync(string query, string id)
    {
        var answer = await _server.SendAsync(query, new { f = id }, _colleague);
        Assert.Equal("FORBIDDEN", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }
}
