using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.QueryBuilder;

/// <summary>Q1 and Q3: what front ends are told of fields is what filters take.</summary>
public sealed class QueryBuilderTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Config = "query($e: String!) { queryBuilderConfig(entity: $e) { fields { name value label type inputType valueEditorType operators { name value label } defaultOperator values { name label } valueSources } operators { name } combinators { name } } }";

    [Theory]
    [InlineData("contacts")]
    [InlineData("accounts")]
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
        Assert.Equal(["accountClassifications", "accounts", "contactCategories", "contacts", "customFields", "customLabels", "paymentTerms", "savedFilters"], data["all"]!.AsArray().Select(e => (string)e!["entity"]!).Order(StringComparer.Ordinal));
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
