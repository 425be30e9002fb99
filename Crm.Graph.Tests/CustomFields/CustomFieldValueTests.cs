using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.CustomFields;

/// <summary>Q5: what records have in custom fields, over HTTP.</summary>
public abstract class CustomFieldValueTests : IAsyncLifetime
{
    public sealed class OnSqlite(TestServer server) : CustomFieldValueTests(server), IClassFixture<TestServer>;

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : CustomFieldValueTests(server), IClassFixture<TestServer.OnPostgreSql>;

    private readonly TestServer _server;
    private readonly CustomFieldBook _book;

    protected CustomFieldValueTests(TestServer server) => (_server, _book) = (server, new(server));

    public async Task InitializeAsync()
    {
        if ((int)(await _server.QueryAsync("{ customFields { totalCount } }"))["customFields"]!["totalCount"]! > 0)
            return;
        await _book.FieldAsync("note", "STRING", new { label = "Note", min = 2, max = 5 });
        await _book.FieldAsync("score", "NUMBER", new { min = -1.5, max = 100 });
        await _book.FieldAsync("free", "NUMBER");
        await _book.FieldAsync("vip", "BOOLEAN");
        await _book.FieldAsync("joined", "DATE");
        await _book.FieldAsync("seen", "DATETIME");
        await _book.FieldAsync("tier", "ENUM", new { choices = new[] { new { value = "gold" }, new { value = "silver" } } });
        await _book.FieldAsync("must", "STRING", new { required = true }, entity: "accounts");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Q5_Values_of_every_type_come_back_typed_in_the_order_in_which_the_fields_were_made()
    {
        var id = await _book.ContactAsync(("tier", "gold"), ("seen", "2026-01-31T09:30:00.1239+02:00"), ("joined", "2026-01-31"), ("vip", false), ("free", " 12.3400 "), ("score", -1.5m), ("note", " Hi! "));
        Assert.Equal("""[{"key":"note","value":"Hi!"},{"key":"score","value":-1.5},{"key":"free","value":12.34},{"key":"vip","value":false},{"key":"joined","value":"2026-01-31"},{"key":"seen","value":"2026-01-31T07:30:00.123Z"},{"key":"tier","value":"gold"}]""", await _book.ValuesAsync(id));
        Assert.StartsWith("""[{"key":"note","label":"Note","type":"STRING","value":"Hi!"},""", await _book.ValuesAsync(id, "key label type value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q5_Values_can_be_written_inline_and_as_variables_inside()
    {
        var data = await _server.QueryAsync("""
            mutation($v: Json) { createContact(input: {firstName: "A", lastName: "B", customFields: [{key: "vip", value: true}, {key: "score", value: 7.25}, {key: "tier", value: $v}]})
              { contact { customFields { value } } errors { code path } } }
            """, new { v = "silver" });
        Assert.Equal("""{"contact":{"customFields":[{"value":7.25},{"value":true},{"value":"silver"}]},"errors":[]}""", data["createContact"]!.ToJsonString());
    }

    [Theory]
    [InlineData("note", "1", "INVALID_VALUE")]
    [InlineData("note", "\"a\"", "INVALID_VALUE")]
    [InlineData("note", "\"abcdef\"", "INVALID_VALUE")]
    [InlineData("note", "\"a\\u0000b\"", "INVALID_VALUE")]
    [InlineData("note", "[\"ab\"]", "INVALID_VALUE")]
    [InlineData("score", "\"much\"", "INVALID_VALUE")]
    [InlineData("score", "\"\"", "INVALID_VALUE")]
    [InlineData("score", "true", "INVALID_VALUE")]
    [InlineData("score", "-1.5001", "INVALID_VALUE")]
    [InlineData("score", "100.0001", "INVALID_VALUE")]
    [InlineData("free", "0.00001", "INVALID_VALUE")]
    [InlineData("free", "1000000000000.0001", "INVALID_VALUE")]
    [InlineData("vip", "\"true\"", "INVALID_VALUE")]
    [InlineData("vip", "1", "INVALID_VALUE")]
    [InlineData("joined", "\"31.1.2026\"", "INVALID_VALUE")]
    [InlineData("joined", "\"today\"", "INVALID_VALUE")]
    [InlineData("joined", "\"2026-02-30\"", "INVALID_VALUE")]
    [InlineData("seen", "\"2026-01-31T09:30:00\"", "INVALID_VALUE")]
    [InlineData("seen", "1769851800", "INVALID_VALUE")]
    [InlineData("tier", "\"Gold\"", "INVALID_VALUE")]
    [InlineData("tier", "{\"value\": \"gold\"}", "INVALID_VALUE")]
    public async Task Q5_A_value_that_is_not_of_the_type_is_refused_where_it_stands(string key, string value, string code)
    {
        var input = new JsonObject { ["firstName"] = "A", ["lastName"] = "B", ["customFields"] = new JsonArray(new JsonObject { ["key"] = key, ["value"] = JsonNode.Parse(value) }) };
        Assert.Equal([$"{code} customFields.0.value (customField,{key})"], (await _server.MutateAsync("createContact", input)).Refusals());
    }

    [Fact]
    public async Task Q5_The_largest_numbers_can_still_be_added_up()
    {
        var key = CustomFieldBook.NewKey();
        var field = await _book.FieldAsync(key, "NUMBER");
        for (var i = 0; i < 3; i++)
            await _book.ContactAsync((key, 1_000_000_000_000m));
        var data = await _server.QueryAsync($$"""{ contacts { aggregate(of: ["customFields.{{key}}"]) { values { sum } } } }""");
        Assert.Equal("3000000000000", data["contacts"]!["aggregate"]![0]!["values"]![0]!["sum"]!.ToJsonString());
        await _server.DoneAsync("deleteCustomField", new { id = field }, "customField { id }");
    }

    [Fact]
    public async Task Q5_An_unknown_key_names_those_that_may_be_meant_and_all_that_is_wrong_is_said_at_once()
    {
        var payload = await _server.MutateAsync("createContact", new
        {
            firstName = "A",
            customFields = new object[] { new { key = "scor", value = 1 }, new { key = "vip", value = true }, new { key = "vip", value = false }, new { key = "must", value = "x" }, new { key = "vip' OR 1=1", value = 1 } },
        });
        Assert.Equal(["REQUIRED lastName", "NOT_FOUND customFields.0.key (customField,scor)", "ALREADY_EXISTS customFields.2.key (customField,vip)",
            "NOT_FOUND customFields.3.key (customField,must)", "NOT_FOUND customFields.4.key (customField,vip' OR 1=1)"], payload.Refusals());
        Assert.StartsWith("There is no custom field of this key. Some that there are: score, ", (string)payload["errors"]![1]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q5_In_an_update_only_the_named_change_and_null_clears_and_each_change_is_one_of_the_record()
    {
        var id = await _book.ContactAsync(("note", "abc"), ("score", 1), ("vip", true));
        async Task<string> Update(params (string Key, object? Value)[] values) => (await _server.DoneAsync("updateContact",
            new { id, customFields = values.Select(v => new { key = v.Key, value = v.Value }) }, "contact { version modifiedBy { kind } customFields { key value } }")).ToJsonString();

        Assert.Equal("""{"version":2,"modifiedBy":{"kind":"API_KEY"},"customFields":[{"key":"note","value":"abc"},{"key":"score","value":2},{"key":"joined","value":"2026-01-31"}]}""",
            await Update(("vip", null), ("score", 2), ("joined", "2026-01-31"), ("tier", null)));
        Assert.StartsWith("""{"version":2,""", await Update(("score", 2.000m)), StringComparison.Ordinal);
        Assert.StartsWith("""{"version":2,""", await Update(), StringComparison.Ordinal);
        Assert.Equal("""{"version":3,"modifiedBy":{"kind":"API_KEY"},"customFields":[{"key":"score","value":2},{"key":"joined","value":"2026-01-31"}]}""", await Update(("note", " ")));
        Assert.Equal([$"CONFLICT expectedVersion (contact,{id},3)"], (await _server.MutateAsync("updateContact", new { id, expectedVersion = 2, customFields = new[] { new { key = "score", value = 3 } } })).Refusals());
        Assert.Equal(["INVALID_VALUE customFields.1.value (customField,vip)"], (await _server.MutateAsync("updateContact", new { id, customFields = new object[] { new { key = "score", value = 5 }, new { key = "vip", value = "x" } } })).Refusals());
        Assert.Contains("\"value\":2}", await _book.ValuesAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q5_A_required_one_is_there_from_the_beginning_and_is_not_cleared()
    {
        var contact = await _book.ContactAsync();
        Assert.Equal(["REQUIRED customFields (customField,must)"], (await _server.MutateAsync("createAccount", new { contactId = contact })).Refusals());
        Assert.Equal(["REQUIRED customFields.0.value (customField,must)"], (await _server.MutateAsync("createAccount", new { contactId = contact, customFields = new[] { new { key = "must", value = "" } } })).Refusals());
        var account = await _server.DoneAsync("createAccount", new { contactId = contact, customFields = new[] { new { key = "must", value = "yes" } } }, "account { id version customFields { key value } }");
        Assert.Equal("""[{"key":"must","value":"yes"}]""", account["customFields"]!.ToJsonString());
        var id = (string)account["id"]!;
        Assert.Equal(["REQUIRED customFields.0.value (customField,must)"], (await _server.MutateAsync("updateAccount", new { id, customFields = new[] { new { key = "must" } } })).Refusals());
        var changed = await _server.DoneAsync("updateAccount", new { id, description = "Later", customFields = new[] { new { key = "must", value = "no" } } }, "account { version customFields { value } }");
        Assert.Equal("""{"version":2,"customFields":[{"value":"no"}]}""", changed.ToJsonString());
    }

    [Fact]
    public async Task Q5_A_field_that_is_deleted_takes_its_values_with_it_and_a_new_one_of_its_key_begins_without()
    {
        var key = CustomFieldBook.NewKey();
        var field = await _book.FieldAsync(key, "NUMBER");
        var id = await _book.ContactAsync((key, 5), ("vip", true));
        await _server.DoneAsync("deleteCustomField", new { id = field }, "customField { id }");
        Assert.Equal("""[{"key":"vip","value":true}]""", await _book.ValuesAsync(id));
        Assert.Equal([$"NOT_FOUND customFields.0.key (customField,{key})"], (await _server.MutateAsync("updateContact", new { id, customFields = new[] { new { key, value = 6 } } })).Refusals());
        var again = await _book.FieldAsync(key, "STRING");
        Assert.Equal("""[{"key":"vip","value":true}]""", await _book.ValuesAsync(id));
        await _server.DoneAsync("updateContact", new { id, customFields = new[] { new { key, value = "new" } } }, "contact { id }");
        Assert.Contains($$"""{"key":"{{key}}","value":"new"}""", await _book.ValuesAsync(id), StringComparison.Ordinal);
        await _server.DoneAsync("deleteCustomField", new { id = again }, "customField { id }");
    }
}
