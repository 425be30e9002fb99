using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Documents;

/// <summary>What docs/filters.md says of the demo data.</summary>
public sealed class FiltersGuideTests(FiltersGuideTests.Demo demo) : IClassFixture<FiltersGuideTests.Demo>
{
    [Theory]
    [InlineData(1959, """{ "combinator": "and", "rules": [] }""")]
    [InlineData(482, """{ "combinator": "and", "rules": [{ "field": "city", "operator": "=", "value": "Nicosia" }] }""")]
    [InlineData(1477, """{ "combinator": "and", "rules": [{ "field": "city", "operator": "!=", "value": "Nicosia" }] }""")]
    [InlineData(166, """{ "combinator": "and", "rules": [{ "field": "city", "operator": "null" }] }""")]
    [InlineData(1477, """{ "combinator": "and", "not": true, "rules": [{ "field": "city", "operator": "=", "value": "Nicosia" }] }""")]
    [InlineData(342, """{ "combinator": "and", "rules": [{ "field": "accounts.id", "operator": "null" }] }""")]
    [InlineData(233, """{ "combinator": "and", "rules": [{ "field": "companyName", "operator": "=", "valueSource": "field", "value": "name" }] }""")]
    [InlineData(100, """{ "combinator": "and", "rules": [{ "field": "customFields.tier", "operator": "=", "value": "gold" }] }""")]
    [InlineData(1859, """{ "combinator": "and", "rules": [{ "field": "customFields.tier", "operator": "!=", "value": "gold" }] }""")]
    [InlineData(150, """{ "combinator": "and", "rules": [{ "field": "accounts.customFields.discount", "operator": ">", "value": 15 }] }""")]
    [InlineData(41, """{ "combinator": "and", "rules": [{ "field": "isDeleted", "operator": "=", "value": true }] }""")]
    [InlineData(2000, """{ "combinator": "and", "rules": [{ "field": "isDeleted", "operator": "notNull" }] }""")]
    public async Task The_demo_data_is_found_as_the_guide_says(int count, string where)
    {
        var data = await demo.Server.QueryAsync("query($where: RuleGroup) { contacts(where: $where) { totalCount } }", new { where = JsonNode.Parse(where) });
        Assert.Equal(count, (int)data["contacts"]!["totalCount"]!);
    }

    /// <summary>A server with the demo data that everybody gets.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        public TestServer Server { get; } = new(Database.Sqlite, null, "--Demo:Contacts", "2000");

        public Task InitializeAsync() => Server.InitializeAsync();

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
