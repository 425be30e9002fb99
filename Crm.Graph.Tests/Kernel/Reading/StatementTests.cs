using System.Text.RegularExpressions;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>What is sent to the database: as few statements as there are levels, of the columns that are wanted, without a value in their text.</summary>
public abstract partial class StatementTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : StatementTests(reading)
    {
        /// <summary>Its planner would read the whole of that index, and look each record up.</summary>
        [Theory]
        [InlineData("""{field: "phone", operator: "notNull"}""", """ +"c"."phone_folded" IS NOT NULL""")]
        [InlineData("""{field: "email", operator: "contains", value: "x"}""", """ "c"."email_folded" IS NOT NULL AND "c"."email_folded" LIKE""")]
        public async Task An_index_does_not_serve_to_find_what_is_not_null(string rule, string condition)
            => Assert.Contains(condition, Assert.Single(await SentAsync($$"""{ contacts(where: {combinator: "and", rules: [{{rule}}]}) { nodes { id } } }""")), StringComparison.Ordinal);
    }

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : StatementTests(reading);

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task A_list_below_a_list_costs_one_statement_per_level_however_many_parents_there_are(int parents)
        => Assert.Equal(3, (await SentAsync($"{{ contacts(first: {parents}, where: {{combinator: \"and\", rules: [{{field: \"accounts.entries.amount\", operator: \"notNull\"}}]}}) {{ nodes {{ accounts {{ nodes {{ entries {{ nodes {{ amount }} }} }} }} }} }} }}")).Count);

    [Fact]
    public async Task Parts_and_totals_cost_one_statement_each()
        => Assert.Equal(5, (await SentAsync("{ contacts(first: 50) { totalCount nodes { phones { number } accounts { totalCount nodes { number } } } } }")).Count);

    [Fact]
    public async Task Nothing_is_read_below_a_level_without_rows()
        => Assert.Single(await SentAsync("""{ contacts(where: {combinator: "and", rules: [{field: "name", operator: "=", value: "nobody at all"}]}) { nodes { accounts { nodes { entries { nodes { amount } } } } } } }"""));

    [Theory]
    [InlineData("{ contacts { nodes { city } } }", "city")]
    [InlineData("{ contacts { nodes { city town: city __typename } } }", "city")]
    [InlineData("{ contacts { nodes { name companyProfile { annualTurnover } demographics { nameDay { month } } } } }", "name, company_profile_annual_turnover, demographics_name_day_month")]
    [InlineData("{ contacts { nodes { category { name } } } }", "id, name")]
    [InlineData("{ contacts { edges { cursor } nodes { city } } }", "city, id")]
    [InlineData("{ contacts(orderBy: {field: \"lastName\"}) { edges { cursor } nodes { lastName } } }", "last_name, last_name_folded, id")]
    [InlineData("{ contacts(orderBy: {field: \"lastName\"}) { nodes { firstName } } }", "first_name")]
    [InlineData("{ contacts { pageInfo { hasNextPage } } }", "id")]
    [InlineData("{ accounts { nodes { currency financials { currency creditLimit } } } }", "currency, credit_limit")]
    [InlineData("{ accounts { nodes { primaryContact { id } } } }", "id")]
    public async Task Only_what_is_selected_is_read(string query, string columns)
    {
        var sql = Assert.Single(await SentAsync(query));
        Assert.Equal(columns, string.Join(", ", Column().Matches(sql[..sql.IndexOf("\nFROM", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value)));
    }

    [Fact]
    public async Task The_total_is_counted_when_it_is_selected_and_then_only_once()
    {
        Assert.DoesNotContain(await SentAsync("{ contacts { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }"), sql => sql.Contains("COUNT", StringComparison.Ordinal));
        Assert.Single(await SentAsync("{ contacts(orderBy: {field: \"name\"}) { totalCount all: totalCount } }"), sql => sql.Contains("COUNT", StringComparison.Ordinal) && !sql.Contains("ORDER BY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{field: "lastName", operator: "contains", value: "VALUE"}""", "anna", "σίσυφος")]
    [InlineData("""{field: "lastName", operator: "beginsWith", value: "VALUE"}""", "anna", "%_[")]
    [InlineData("""{field: "lastName", operator: "in", value: "VALUE"}""", "anna", "a, b, c, d")]
    [InlineData("""{field: "accounts.balance", operator: "between", value: "VALUE"}""", "765.4321, 98765.25", "-5.5, 7.125")]
    [InlineData("""{field: "dateCreated", operator: "=", value: "VALUE"}""", "2026-03-27", "yesterday")]
    [InlineData("""{field: "dateCreated", operator: "in", value: "VALUE"}""", "2026-03-27", "yesterday, 2026-03-29, 2020-01-01, today")]
    [InlineData("""{field: "demographics.gender", operator: "=", value: "VALUE"}""", "FEMALE", "male")]
    [InlineData("""{field: "companyProfile.numberOfEmployees", operator: ">", value: "VALUE"}""", "76543", "-3")]
    [InlineData("""{field: "isActive", operator: "=", value: "VALUE"}""", "true", "false")]
    public async Task One_shape_is_one_text_whatever_its_values(string rule, string first, string second)
    {
        string Query(string value) => $$"""{ contacts(first: 3, where: {combinator: "and", rules: [{{rule.Replace("VALUE", value, StringComparison.Ordinal)}}]}) { totalCount nodes { id } } }""";

        var (one, other) = (await SentAsync(Query(first)), await SentAsync(Query(second)));

        Assert.Equal(2, one.Count);
        Assert.Equal(one, other);
        Assert.DoesNotContain(one, sql => Literal().IsMatch(sql));
    }

    [Fact]
    public async Task Custom_fields_beyond_a_list_are_looked_for_once_and_not_for_every_record()
        => Assert.All(
            await SentAsync("""{ contacts(where: {combinator: "and", rules: [{field: "accounts.customFields.limit", operator: ">", value: 10}]}) { totalCount nodes { id } } }"""),
            sql => Assert.DoesNotContain("EXISTS", sql, StringComparison.Ordinal));

    [Fact]
    public async Task Where_a_page_starts_and_ends_is_no_part_of_the_text()
    {
        async Task<IReadOnlyList<string>> PageAsync(int size, int skip)
        {
            var before = await reading.Server.QueryAsync($$"""{ contacts(first: {{skip}}, orderBy: [{field: "isActive"}, {field: "version", direction: DESC}]) { pageInfo { endCursor } } }""");
            return await SentAsync($$"""{ contacts(first: {{size}}, after: "{{before["contacts"]!["pageInfo"]!["endCursor"]}}", orderBy: [{field: "isActive"}, {field: "version", direction: DESC}]) { nodes { id } } }""");
        }

        Assert.Equal(await PageAsync(3, 2), await PageAsync(7, 4));
        Assert.NotEqual(await PageAsync(3, 2), await PageAsync(3, 60)); // true and false are followed by different things
        Assert.Equal(await PageAsync(3, 60), await PageAsync(5, 62));
    }

    protected async Task<IReadOnlyList<string>> SentAsync(string query)
    {
        reading.Server.Statements.Take();
        await reading.Server.QueryAsync(query);
        return reading.Server.Statements.Take();
    }

    /// <summary>Some databases quote names, some only where they have to.</summary>
    [GeneratedRegex("\"?\\b[a-z]\\w*\"?\\.\"?(\\w+)")]
    private static partial Regex Column();

    /// <summary>Text and numbers in the text of a statement, but the 1 that is counted and the 0 that comparisons are with.</summary>
    [GeneratedRegex(@"'(?!\\')[^']+'|(?<!%)[ (](?!1\b|0\b)\d")]
    private static partial Regex Literal();
}
