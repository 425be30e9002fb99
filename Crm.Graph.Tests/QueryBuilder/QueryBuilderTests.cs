using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.QueryBuilder;

/// <summary>Q1 and Q3: what front ends are told of fields is what filters take.</summary>
public sealed class QueryBuilderTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Config = "query($e: String!) { queryBuilderConfig(entity: $e) { fields { name value label type inputType valueEditorType placeholder operators { name value label arity } defaultOperator values { name label } valueSources comparator comparableType } fieldGroups { label options { name } } operators { name arity } combinators { name } } }";

    [Theory]
    [InlineData("contacts")]
    [InlineData("accounts")]
    [InlineData("leads")]
    [InlineData("tasks")]
    [InlineData("appointments")]
    [InlineData("activities")]
    public async Task Q1_Every_field_and_operator_that_is_offered_is_understood(string entity)
    {
        var config = (await server.QueryAsync(Config, new { e = entity }))["queryBuilderConfig"]!;
        Assert.Equal(RuleOperators.All, config["operators"]!.AsArray().Select(o => (string)o!["name"]!));
        foreach (var field in config["fields"]!.AsArray().Select(f => f!.AsObject()))
        {
            Assert.Equal((string)field["name"]!, (string)field["value"]!);
            Assert.Contains((string)field["defaultOperator"]!, field["operators"]!.AsArray().Select(o => (string)o!["name"]!));
            var rules = field["operators"]!.AsArray().Select(o => new { field = (string)field["name"]!, @operator = (string)o!["name"]!, value = Sample(field, (string)o["name"]!) });
            var answer = await server.SendAsync($"query($w: RuleGroup) {{ {entity}(where: $w, first: 0) {{ totalCount }} }}", new { w = new { combinator = "or", rules } });
            Assert.True(answer["errors"] is null, $"{field["name"]}: {answer.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData("contacts", "Contact", "type")]
    [InlineData("accounts", "Account", "number")]
    public async Task Q1_Fields_stand_under_headings_the_entitys_own_first_and_what_every_record_has_last(string entity, string own, string first)
    {
        var config = (await server.QueryAsync(Config, new { e = entity }))["queryBuilderConfig"]!;
        var groups = config["fieldGroups"]!.AsArray();
        Assert.Equal(config["fields"]!.AsArray().Select(f => (string)f!["name"]!), groups.SelectMany(g => g!["options"]!.AsArray()).Select(f => (string)f!["name"]!));
        Assert.Equal(groups.Count, groups.Select(g => (string)g!["label"]!).Distinct().Count());
        Assert.Equal(own, (string)groups[0]!["label"]!);
        Assert.Equal(first, (string)groups[0]!["options"]![0]!["name"]!);
        Assert.Equal("Record", (string)groups[^1]!["label"]!);
        Assert.Equal(
            ["id", "version", "dateCreated", "createdBy.id", "createdBy.kind", "createdBy.name"],
            groups[^1]!["options"]!.AsArray().Select(f => (string)f!["name"]!).Take(6));
    }

    [Theory]
    [InlineData("contacts")]
    [InlineData("accounts")]
    public async Task Q1_A_field_that_can_be_compared_with_others_is_understood_with_each_of_them_and_no_other_is_offered(string entity)
    {
        var fields = (await server.QueryAsync(Config, new { e = entity }))["queryBuilderConfig"]!["fields"]!.AsArray();
        foreach (var field in fields.Where(f => f!["valueSources"]!.AsArray().Count == 1))
            Assert.Null(field!["comparableType"]);
        foreach (var alike in fields.Where(f => f!["comparableType"] is not null).GroupBy(f => (string)f![(string)f["comparator"]!]!))
        {
            var names = alike.Select(f => (string)f!["name"]!).ToArray();
            Assert.True(names.Length > 1, alike.Key);
            Assert.All(alike, f => Assert.Equal(["value", "field"], f!["valueSources"]!.AsArray().Select(s => (string)s!)));
            var rules = names.Skip(1).Take(20).Select(n => new { field = names[0], @operator = "=", valueSource = "field", value = n });
            var answer = await server.SendAsync($"query($w: RuleGroup) {{ {entity}(where: $w, first: 0) {{ totalCount }} }}", new { w = new { combinator = "or", rules } });
            Assert.True(answer["errors"] is null, $"{alike.Key}: {answer.ToJsonString()}");
        }
    }

    [Fact]
    public async Task Q1_Two_enums_are_not_offered_to_be_compared_nor_fields_of_a_list()
    {
        var fields = (await server.QueryAsync(Config, new { e = "contacts" }))["queryBuilderConfig"]!["fields"]!.AsArray().ToDictionary(f => (string)f!["name"]!, f => f!);
        Assert.Null(fields["type"]["comparableType"]);
        Assert.Equal(["value"], fields["consentState"]["valueSources"]!.AsArray().Select(s => (string)s!));
        Assert.Equal(["value"], fields["accounts.balance"]["valueSources"]!.AsArray().Select(s => (string)s!));
        Assert.Equal("string", (string)fields["city"]["comparableType"]!);
    }

    [Fact]
    public async Task Q1_Operators_say_how_many_operands_they_have_so_that_those_of_null_show_no_editor()
    {
        var operators = (await server.QueryAsync(Config, new { e = "contacts" }))["queryBuilderConfig"]!["operators"]!.AsArray();
        Assert.Equal(["null", "notNull"], operators.Where(o => (string)o!["arity"]! == "unary").Select(o => (string)o!["name"]!));
        Assert.Equal(["between", "notBetween"], operators.Where(o => (string)o!["arity"]! == "ternary").Select(o => (string)o!["name"]!));
        Assert.Equal(14, operators.Count(o => (string)o!["arity"]! == "binary"));
    }

    [Fact]
    public async Task Q1_An_unknown_entity_is_not_found_and_the_nearest_ones_are_named()
    {
        var answer = await server.SendAsync(Config, new { e = "contcts" });
        Assert.Equal("NOT_FOUND", (string)answer["errors"]![0]!["extensions"]!["code"]!);
        Assert.StartsWith("There is no entity contcts. Some that there are: contacts,", (string)answer["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q3_All_lists_can_be_asked_about_or_one()
    {
        var data = await server.QueryAsync("{ all: entityFilters { entity filters { field } } one: entityFilters(entity: \"accounts\") { entity filters { field type isToMany options { value label } } } }");
        Assert.Equal(["accountClassifications", "accounts", "activities", "activityTypes", "apiKeys", "appointments", "approvalRequests", "auditLog", "contactCategories", "contacts", "customFields", "customLabels", "departments", "franchises", "incentives", "leadSources", "leads", "packages", "paymentTerms", "pipelines", "productGroups", "products", "rewardSchemes", "rewardTiers", "roles", "savedFilters", "spendConditions", "stageHistory", "stages", "surveys", "tags", "tasks", "teams", "users", "walletJournals", "wallets"], data["all"]!.AsArray().Select(e => (string)e!["entity"]!).Order(StringComparer.Ordinal));
        var accounts = Assert.Single(data["one"]!.AsArray())!["filters"]!.AsArray();
        var state = accounts.Single(f => (string)f!["field"]! == "state")!;
        Assert.Equal("""{"field":"state","type":"enum","isToMany":false,"options":[{"value":"ACTIVE","label":"Active"},{"value":"SUSPENDED","label":"Suspended"},{"value":"TERMINATED","label":"Terminated"}]}""", state.ToJsonString());
        Assert.True((bool)accounts.Single(f => (string)f!["field"]! == "entries.amount")!["isToMany"]!);
    }

    private static object? Sample(JsonObject field, string op)
    {
        object value = (string)field["type"]! switch
        {
            "number" => 1,
            "boolean" => true,
            "date" or "datetime" => "2026-01-31",
            "enum" => (string)field["values"]![0]!["name"]!,
            "id" => Guid.Empty,
            _ => "x",
        };
        return op is "between" or "notBetween" or "in" or "notIn" ? new[] { value, value } : value;
    }
}
