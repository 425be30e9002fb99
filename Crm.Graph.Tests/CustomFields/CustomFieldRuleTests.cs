using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.CustomFields;

/// <summary>Q5: custom fields in rules, orders and what query builders are told. Which records match is for the random groups to say.</summary>
public abstract class CustomFieldRuleTests : IAsyncLifetime
{
    public sealed class OnSqlite(TestServer server) : CustomFieldRuleTests(server), IClassFixture<TestServer>;

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : CustomFieldRuleTests(server), IClassFixture<TestServer.OnPostgreSql>;

    private readonly TestServer _server;
    private readonly CustomFieldBook _book;
    private readonly string _key = CustomFieldBook.NewKey();
    private string _field = "";

    protected CustomFieldRuleTests(TestServer server) => (_server, _book) = (server, new(server));

    public async Task InitializeAsync() => _field = await _book.FieldAsync(_key, "ENUM", new { label = "Tier", choices = new[] { new { value = "gold", label = "Gold" }, new { value = "silver", label = "Silver" } } });

    public async Task DisposeAsync() => await _server.MutateAsync("deleteCustomField", new { id = _field });

    [Fact]
    public async Task Q5_Rules_and_orders_name_a_custom_field_and_an_order_has_cursors()
    {
        var (silver, none, gold) = (await _book.ContactAsync((_key, "silver")), await _book.ContactAsync(), await _book.ContactAsync((_key, "gold")));
        var data = await _server.QueryAsync($$"""
            { gold: contacts(where: {rules: [{field: "customFields.{{_key}}", operator: "=", value: " GOLD "}]}) { nodes { id } }
              first: contacts(where: {rules: [{field: "id", operator: "in", value: "{{silver}},{{none}},{{gold}}"}]}, orderBy: [{field: "customFields.{{_key}}", direction: DESC, nulls: FIRST}], first: 2) { nodes { id } pageInfo { endCursor } } }
            """);
        Assert.Equal($"[{{\"id\":\"{gold}\"}}]", data["gold"]!["nodes"]!.ToJsonString());
        Assert.Equal($"[{{\"id\":\"{none}\"}},{{\"id\":\"{silver}\"}}]", data["first"]!["nodes"]!.ToJsonString());
        var cursor = (string)data["first"]!["pageInfo"]!["endCursor"]!;
        string Next() => $$"""
            { contacts(where: {rules: [{field: "id", operator: "in", value: "{{silver}},{{none}},{{gold}}"}]}, orderBy: [{field: "customFields.{{_key}}", direction: DESC, nulls: FIRST}], after: "{{cursor}}") { nodes { id } } }
            """;
        Assert.Equal($"{{\"contacts\":{{\"nodes\":[{{\"id\":\"{gold}\"}}]}}}}", (await _server.QueryAsync(Next())).ToJsonString());

        await _server.DoneAsync("deleteCustomField", new { id = _field }, "customField { id }");
        _field = await _book.FieldAsync(_key, "STRING");
        Assert.Equal("BAD_USER_INPUT", (string)(await _server.SendAsync(Next()))["errors"]![0]!["extensions"]!["code"]!);
    }

    [Theory]
    [InlineData("customFields.KEY", ">", "gold", "where.rules[0] (customFields.KEY): expected one of the operators = != in notIn null notNull.")]
    [InlineData("customFields.KEY", "=", "tin", "where.rules[0] (customFields.KEY): expected one of gold, silver.")]
    [InlineData("customFields.KEYx", "=", "gold", "where.rules[0] (customFields.KEYx): expected a custom field of contacts: customFields.KEY.")]
    [InlineData("customFields.key", "=", "gold", "where.rules[0] (customFields.key): expected a custom field of contacts: customFields.KEY.")]
    [InlineData("customFields.KEY.x", "=", "gold", "where.rules[0] (customFields.KEY.x): expected a custom field of contacts: customFields.KEY.")]
    [InlineData("customfields.KEY", "=", "gold", "where.rules[0] (customfields.KEY): expected a field of Contact: customFields.KEY, ")]
    [InlineData("customFields", "=", "gold", "where.rules[0] (customFields): expected a field of Contact: customFields.KEY, ")]
    [InlineData("customFields.KEY' OR 1=1 --", "=", "gold", "where.rules[0] (customFields.KEY' OR 1=1 --): expected a custom field of contacts: customFields.KEY.")]
    [InlineData("accounts.customFields.KEY", "=", "gold", "where.rules[0] (accounts.customFields.KEY): expected a custom field of accounts: there is none.")]
    public async Task Q5_What_cannot_be_understood_names_the_custom_fields_that_there_are(string field, string op, string value, string message)
        => Assert.StartsWith(message.Replace("KEY", _key, StringComparison.Ordinal), await RefusedAsync(Where(field.Replace("KEY", _key, StringComparison.Ordinal), op, value)), StringComparison.Ordinal);

    [Fact]
    public async Task Q5_Another_organisations_key_is_unknown_and_its_field_of_the_same_key_another_one()
    {
        var theirs = CustomFieldBook.NewKey();
        await _book.FieldAsync(theirs, "NUMBER", apiKey: TestServer.OtherKey);
        Assert.Contains($"expected a custom field of contacts: customFields.{_key}.", await RefusedAsync(Where($"customFields.{theirs}", "=", "1")), StringComparison.Ordinal);
        await _book.FieldAsync(_key, "NUMBER", apiKey: TestServer.OtherKey);
        await _book.ContactAsync((_key, "gold"));
        var data = await _server.QueryAsync("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", new { w = Where($"customFields.{_key}", "notNull", null) }, TestServer.OtherKey);
        Assert.Equal(0, (int)data["contacts"]!["totalCount"]!);
    }

    [Fact]
    public async Task Q5_A_rule_on_a_deleted_field_says_so_and_in_a_saved_filter_which_filter_it_is()
    {
        var filter = (string)(await _server.DoneAsync("createSavedFilter", new { name = "Golden", module = "contacts", value = Where($"customFields.{_key}", "=", "gold") }, "savedFilter { id }"))["id"]!;
        Assert.Equal("[]", (await _server.QueryAsync("query($f: ID!) { contacts(savedFilter: $f) { nodes { id } } }", new { f = filter }))["contacts"]!["nodes"]!.ToJsonString());
        await _server.DoneAsync("deleteCustomField", new { id = _field }, "customField { id }");

        Assert.Equal($"where.rules[0] (customFields.{_key}): expected a custom field of contacts that is still there: {_key} was deleted.", await RefusedAsync(Where($"customFields.{_key}", "=", "gold")));
        var error = (await _server.SendAsync("query($f: ID!) { contacts(savedFilter: $f) { totalCount } }", new { f = filter }))["errors"]![0]!;
        Assert.Equal($"savedFilter Golden.rules[0] (customFields.{_key}): expected a custom field of contacts that is still there: {_key} was deleted.", (string)error["message"]!);
        Assert.Equal("INVALID_RULE", (string)error["extensions"]!["code"]!);
        Assert.Equal($"customFields.{_key}", (string)error["extensions"]!["parameters"]![1]!);
        var payload = await _server.MutateAsync("createSavedFilter", new { name = "Late", module = "contacts", value = Where($"customFields.{_key}", "=", "gold") });
        Assert.Equal(["INVALID_RULE value"], payload.Refusals().Select(r => string.Join(' ', r.Split(' ')[..2])));
    }

    [Fact]
    public async Task Q5_Query_builders_are_told_of_custom_fields_with_label_type_and_choices()
    {
        var config = await _server.QueryAsync("{ queryBuilderConfig(entity: \"contacts\") { fields { name label type valueEditorType defaultOperator operators { name } values { name label } } } }");
        var field = config["queryBuilderConfig"]!["fields"]!.AsArray().Single(f => (string)f!["name"]! == $"customFields.{_key}")!;
        Assert.Equal($$"""{"name":"customFields.{{_key}}","label":"Tier","type":"enum","valueEditorType":"select","defaultOperator":"=","operators":[{"name":"="},{"name":"!="},{"name":"in"},{"name":"notIn"},{"name":"null"},{"name":"notNull"}],"values":[{"name":"gold","label":"Gold"},{"name":"silver","label":"Silver"}]}""",
            field.ToJsonString(Relaxed));
        var filters = await _server.QueryAsync("{ entityFilters(entity: \"accounts\") { filters { field label type isToMany options { value } } } }");
        Assert.Equal($$"""{"field":"primaryContact.customFields.{{_key}}","label":"Primary contact › Tier","type":"enum","isToMany":false,"options":[{"value":"gold"},{"value":"silver"}]}""",
            filters["entityFilters"]![0]!["filters"]!.AsArray().Single(f => (string)f!["field"]! == $"primaryContact.customFields.{_key}")!.ToJsonString(Relaxed));
    }

    [Fact]
    public async Task Q8_Custom_fields_make_groups_and_sums()
    {
        var (points, since) = (CustomFieldBook.NewKey(), CustomFieldBook.NewKey());
        string[] fields = [await _book.FieldAsync(points, "NUMBER"), await _book.FieldAsync(since, "DATE")];
        await _book.ContactAsync((_key, "gold"), (points, 10.5), (since, "2026-01-31"));
        await _book.ContactAsync((_key, "gold"), (points, 2), (since, "2026-01-01"));
        await _book.ContactAsync((points, 1), (since, "2026-02-01"));
        var data = await _server.QueryAsync($$"""
            query($w: RuleGroup) { contacts(where: $w) {
              byTier: aggregate(groupBy: [{field: "customFields.{{_key}}"}], of: ["customFields.{{points}}"]) { keys { field value } values { sum max } }
              byMonth: aggregate(groupBy: [{field: "customFields.{{since}}", bucket: MONTH}]) { keys { value } count } } }
            """, new { w = Where($"customFields.{points}", "notNull", null) });
        Assert.Equal($$"""[{"keys":[{"field":"customFields.{{_key}}","value":"gold"}],"values":[{"sum":12.5,"max":10.5}]},{"keys":[{"field":"customFields.{{_key}}","value":null}],"values":[{"sum":1,"max":1}]}]""",
            data["contacts"]!["byTier"]!.ToJsonString());
        Assert.Equal("""[{"keys":[{"value":"2026-01-01"}],"count":2},{"keys":[{"value":"2026-02-01"}],"count":1}]""", data["contacts"]!["byMonth"]!.ToJsonString());
        foreach (var id in fields)
            await _server.DoneAsync("deleteCustomField", new { id }, "customField { id }");
    }

    [Fact]
    public async Task Q5_Who_speaks_of_no_custom_field_pays_for_none()
    {
        await _server.QueryAsync("{ contacts { nodes { id } } }");
        _server.Statements.Take();
        var data = await _server.QueryAsync("""{ contacts(where: {rules: [{field: "city", operator: "=", value: "customFields"}]}) { nodes { id } } }""");
        Assert.Single(_server.Statements.Take());
        Assert.NotNull(data);
    }

    [Fact]
    public async Task Q5_Fields_of_one_type_share_their_statement_whatever_their_keys()
    {
        var (one, other) = (CustomFieldBook.NewKey(), CustomFieldBook.NewKey());
        string[] fields = [await _book.FieldAsync(one, "NUMBER"), await _book.FieldAsync(other, "NUMBER")];
        async Task<IReadOnlyList<string>> SentAsync(string key)
        {
            _server.Statements.Take();
            await _server.QueryAsync($$"""{ contacts(where: {rules: [{field: "customFields.{{key}}", operator: ">", value: 5}]}, orderBy: [{field: "customFields.{{key}}"}]) { nodes { id } } }""");
            return _server.Statements.Take();
        }
        Assert.Equal(await SentAsync(one), await SentAsync(other));
        foreach (var id in fields)
            await _server.DoneAsync("deleteCustomField", new { id }, "customField { id }");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static object Where(string field, string op, string? value) => new { combinator = "and", rules = new[] { new { field, @operator = op, value } } };

    private async Task<string> RefusedAsync(object where)
    {
        var error = Assert.Single((await _server.SendAsync("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", new { w = where }))["errors"]!.AsArray())!;
        Assert.Equal("INVALID_RULE", (string)error["extensions"]!["code"]!);
        return (string)error["message"]!;
    }
}
