using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading.Aggregates;

/// <summary>What groups are, one by one: currencies, text, nulls, permissions, limits, and what they cost.</summary>
public abstract class AggregateTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : AggregateTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : AggregateTests(reading);

    [Theory]
    [InlineData("accounts", "of: [\"balance\"]", "currency")]
    [InlineData("accounts", "of: [\"balance\", \"creditLimit\"]", "currency")]
    [InlineData("accounts", "groupBy: [{field: \"state\"}], of: [\"balance\"]", "state currency")]
    [InlineData("accounts", "groupBy: [{field: \"currency\"}, {field: \"state\"}], of: [\"balance\"]", "currency state")]
    [InlineData("accounts", "groupBy: [{field: \"currency\"}], of: [\"financials.availableCredit\"]", "currency")]
    [InlineData("accounts", "of: [\"financials.balance\", \"balance\"]", "financials.currency")]
    [InlineData("accounts", "of: [\"version\", \"dateCreated\"]", "")]
    [InlineData("contacts", "of: [\"companyProfile.annualTurnover\"]", "companyProfile.turnoverCurrency")]
    public async Task An_amount_brings_its_currency_among_the_keys_once(string list, string arguments, string keys)
    {
        var groups = await GroupsAsync($"{{ {list} {{ aggregate({arguments}) {{ keys {{ field }} values {{ field sum }} }} }} }}", list);
        Assert.All(groups, g => Assert.Equal(keys, string.Join(' ', g!["keys"]!.AsArray().Select(k => (string)k!["field"]!))));
    }

    [Fact]
    public async Task Amounts_of_different_currencies_are_never_added()
    {
        var groups = await GroupsAsync("{ accounts { aggregate(of: [\"balance\"]) { keys { value } values { sum } } } }", "accounts");

        var expected = reading.Data.Accounts.Where(a => !a.IsDeleted).GroupBy(a => a.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Sum(a => a.Balance):0.####}");
        Assert.Equal(["EUR", "USD"], groups.Select(g => (string)g!["keys"]![0]!["value"]!));
        Assert.Equal(expected, groups.Select(g => $"{g!["keys"]![0]!["value"]} {g["values"]![0]!["sum"]}"));
    }

    [Fact]
    public async Task The_currency_of_another_records_amount_is_that_records()
    {
        var groups = await GroupsAsync("{ account(id: \"A-0002\") { entries { aggregate(of: [\"amount\", \"account.balance\"]) { keys { field } } } } }", "account", "entries");
        Assert.All(groups, g => Assert.Equal(["currency", "account.currency"], g!["keys"]!.AsArray().Select(k => (string)k!["field"]!)));
    }

    [Fact]
    public async Task Text_is_grouped_whatever_its_case_in_every_script_and_shown_by_its_least_spelling()
    {
        var groups = await GroupsAsync("""{ contacts(where: {combinator: "and", rules: [{field: "isDeleted", operator: "notNull"}]}) { aggregate(groupBy: [{field: "lastName"}]) { keys { value } count } } }""", "contacts");

        var names = groups.Select(g => (string?)g!["keys"]![0]!["value"]).ToList();
        Assert.Contains("ANNA", names);
        Assert.DoesNotContain("Anna", names);
        Assert.Contains("ΣΊΣΥΦΟΣ", names);
        Assert.DoesNotContain("Σίσυφος", names);
        Assert.Equal(names.Count, names.Distinct(StringComparer.InvariantCultureIgnoreCase).Count());
        Assert.Equal(80, groups.Sum(g => (int)g!["count"]!));
    }

    [Fact]
    public async Task Null_is_a_group_of_its_own_and_stands_last_unless_it_is_wanted_first()
    {
        string Query(string orderBy) => $"{{ contacts {{ aggregate(groupBy: [{{field: \"category.name\"}}]{orderBy}) {{ keys {{ value }} count }} }} }}";
        var groups = await GroupsAsync(Query(""), "contacts");

        Assert.Null(groups[^1]!["keys"]![0]!["value"]);
        Assert.Equal(reading.Data.Contacts.Count(c => !c.IsDeleted && c.Category is null), (int)groups[^1]!["count"]!);
        Assert.All(groups.SkipLast(1), g => Assert.NotNull(g!["keys"]![0]!["value"]));
        var first = await GroupsAsync(Query(", orderBy: [{by: KEY, field: \"category.name\", direction: DESC, nulls: FIRST}]"), "contacts");
        Assert.Equal(groups.Reverse().Select(g => g!.ToJsonString()), first.Select(g => g!.ToJsonString()));
    }

    [Fact]
    public async Task Without_groupBy_there_is_one_group_even_of_nothing()
    {
        const string nobody = """where: {combinator: "and", rules: [{field: "name", operator: "=", value: "nobody at all"}]}""";
        var data = await reading.Server.QueryAsync($$"""
            { accounts({{nobody}}) { all: aggregate(of: ["version", "dateCreated"]) { keys { field } count values { field count sum avg min max } }
              amounts: aggregate(of: ["balance"]) { keys { field value } count values { sum } }
              grouped: aggregate(groupBy: [{field: "state"}]) { count } } }
            """);
        Assert.Equal("""
            {"all":[{"keys":[],"count":0,"values":[{"field":"version","count":0,"sum":null,"avg":null,"min":null,"max":null},{"field":"dateCreated","count":0,"sum":null,"avg":null,"min":null,"max":null}]}],
            "amounts":[{"keys":[{"field":"currency","value":null}],"count":0,"values":[{"sum":null}]}],"grouped":[]}
            """.ReplaceLineEndings(""), data["accounts"]!.ToJsonString());
    }

    [Fact]
    public async Task Deleted_records_are_left_out_unless_the_filter_speaks_of_them()
    {
        const string all = """where: {combinator: "and", rules: [{field: "isDeleted", operator: "notNull"}]}""";
        var data = await reading.Server.QueryAsync($"{{ accounts {{ aggregate {{ count }} }} all: accounts({all}) {{ aggregate {{ count }} }} }}");
        Assert.Equal((42, 45), ((int)data["accounts"]!["aggregate"]![0]!["count"]!, (int)data["all"]!["aggregate"]![0]!["count"]!));
    }

    [Fact]
    public async Task Coordinates_are_averaged_as_floating_point_numbers()
    {
        var groups = await GroupsAsync("{ accounts { aggregate(of: [\"billingAddress.latitude\"]) { values { avg min max } } } }", "accounts");
        var known = reading.Data.Accounts.Where(a => !a.IsDeleted).Select(a => a.BillingAddress?.Latitude).OfType<double>().ToList();
        var found = groups[0]!["values"]![0]!;
        Assert.Equal(known.Average(), (double)found["avg"]!, 1e-9);
        Assert.Equal((known.Min(), known.Max()), ((double)found["min"]!, (double)found["max"]!));
    }

    [Fact]
    public async Task Aliases_fragments_directives_and_variables_work_as_everywhere()
    {
        const string query = """
            query($by: [GroupBy!], $of: [String!], $yes: Boolean!, $first: Int) {
              accounts(first: 2) {
                totalCount nodes { id }
                byState: aggregate(groupBy: $by, of: $of, first: $first) { ...Group @include(if: $yes) count @skip(if: $yes) __typename }
                byMonth: aggregate(groupBy: [{field: "dateCreated", bucket: MONTH}]) { k: keys { __typename on: value in: bucket } n: count } } }
            fragment Group on AggregateGroup { keys { value } values { least: min } values { field } }
            """;
        var data = (await reading.Server.QueryAsync(query, new { by = new { field = "state" }, of = "version", yes = true, first = 1 }))["accounts"]!;
        var without = (await reading.Server.QueryAsync(query, new { by = new { field = "currency" }, of = "version", yes = false, first = 2 }))["accounts"]!;

        Assert.Equal(["keys", "values", "__typename"], data["byState"]![0]!.AsObject().Select(f => f.Key));
        Assert.Equal("""{"least":1,"field":"version"}""", data["byState"]![0]!["values"]![0]!.ToJsonString());
        Assert.Single(data["byState"]!.AsArray());
        Assert.Equal("AggregateKey MONTH", $"{data["byMonth"]![0]!["k"]![0]!["__typename"]} {data["byMonth"]![0]!["k"]![0]!["in"]}");
        Assert.Equal(["count", "__typename"], without["byState"]![0]!.AsObject().Select(f => f.Key));
        Assert.Equal(2, without["byState"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_group_that_is_the_same_twice_is_said_once()
    {
        var groups = await GroupsAsync("{ accounts { aggregate(groupBy: [{field: \"state\"}, {field: \"state\"}], of: [\"version\", \"version\"]) { keys { field } values { field } } } }", "accounts");
        Assert.All(groups, g => Assert.Equal("""{"keys":[{"field":"state"}],"values":[{"field":"version"}]}""", g!.ToJsonString()));
    }

    [Theory]
    [InlineData("groupBy: [{field: \"stat\"}]", "INVALID_RULE", "aggregate.groupBy[0] (stat): expected a field of Account: state")]
    [InlineData("groupBy: [{field: \"entries.amount\"}]", "INVALID_RULE", "aggregate.groupBy[0] (entries.amount): expected a field that a record has once, not one of a list.")]
    [InlineData("groupBy: [{field: \"classification\"}]", "INVALID_RULE", "aggregate.groupBy[0] (classification): expected a field of Account: classification.")]
    [InlineData("groupBy: [{field: \"state\", bucket: DAY}]", "INVALID_RULE", "aggregate.groupBy[0] (state): expected a date or a date-time, which alone have buckets.")]
    [InlineData("groupBy: [{field: \"state\"}, {field: \"name\"}, {field: \"email\"}, {field: \"phone\"}, {field: \"website\"}, {field: \"number\"}]", "BAD_USER_INPUT", "groupBy takes at most 5 fields.")]
    [InlineData("of: [\"version\", \"balanc\"]", "INVALID_RULE", "aggregate.of[1] (balanc): expected a field of Account: balance")]
    [InlineData("of: [\"state\"]", "INVALID_RULE", "aggregate.of[0] (state): expected a number, a date or a date-time.")]
    [InlineData("of: [\"entries.amount\"]", "INVALID_RULE", "aggregate.of[0] (entries.amount): expected a field that a record has once, not one of a list.")]
    [InlineData("of: [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", \"i\", \"j\", \"k\"]", "BAD_USER_INPUT", "of takes at most 10 fields.")]
    [InlineData("of: [\"balance\"], orderBy: [{by: SUM, field: \"creditLimit\"}]", "INVALID_RULE", "aggregate.orderBy[0] (creditLimit): expected a number that is one of the fields in of.")]
    [InlineData("of: [\"dateCreated\"], orderBy: [{by: AVG, field: \"dateCreated\"}]", "INVALID_RULE", "aggregate.orderBy[0] (dateCreated): expected a number that is one of the fields in of.")]
    [InlineData("orderBy: [{by: KEY, field: \"state\"}]", "INVALID_RULE", "aggregate.orderBy[0] (state): expected a field of groupBy, with its bucket if any.")]
    [InlineData("orderBy: [{by: MAX}]", "INVALID_RULE", "aggregate.orderBy[0]: expected one of the fields in of.")]
    [InlineData("orderBy: [{by: COUNT, field: \"state\"}]", "INVALID_RULE", "aggregate.orderBy[0] (state): expected no field: COUNT is how many records the group has.")]
    [InlineData("first: 0", "BAD_USER_INPUT", "An aggregate's first is from 1 to 1000.")]
    [InlineData("first: 1001", "BAD_USER_INPUT", "An aggregate's first is from 1 to 1000.")]
    public async Task What_cannot_be_grouped_is_refused_with_what_was_expected(string arguments, string code, string message)
    {
        var answer = await reading.Server.SendAsync($"{{ accounts {{ aggregate({arguments}) {{ count }} }} }}");
        var error = answer["errors"]!.AsArray().Single()!;
        Assert.Equal(code, (string)error["extensions"]!["code"]!);
        Assert.StartsWith(message, (string)error["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groupBy: [{field: \"primaryContact.city\"}]", "aggregate.groupBy[0] (primaryContact.city): expected a field that you may read (contacts:read).")]
    [InlineData("of: [\"primaryContact.dateCreated\"]", "aggregate.of[0] (primaryContact.dateCreated): expected a field that you may read (contacts:read).")]
    public async Task A_field_that_one_may_not_read_is_neither_grouped_by_nor_computed(string arguments, string message)
    {
        var query = $"{{ accounts {{ aggregate({arguments}) {{ keys {{ value }} values {{ min }} }} }} }}";
        var refused = (await reading.Server.SendAsync(query, key: await reading.Server.IssueKeyAsync(scopes: "accounts:read")))["errors"]!.AsArray().Single()!;
        Assert.Equal(("FORBIDDEN", message), ((string)refused["extensions"]!["code"]!, (string)refused["message"]!));
        await reading.Server.QueryAsync(query, key: await reading.Server.IssueKeyAsync(scopes: ["accounts:read", "contacts:read"]));
    }

    [Fact]
    public async Task A_list_that_one_may_not_read_is_not_grouped_either()
    {
        var key = await reading.Server.IssueKeyAsync(scopes: "accounts:read");
        var root = await reading.Server.SendAsync("{ contacts { aggregate { count } } }", key: key);
        var nested = await reading.Server.SendAsync("{ accounts(first: 1) { nodes { contacts { aggregate { count } } } } }", key: key);
        Assert.All(new[] { root, nested }, a => Assert.Equal("FORBIDDEN", (string)a["errors"]![0]!["extensions"]!["code"]!));
        Assert.Null(nested["data"]!["accounts"]!["nodes"]![0]!["contacts"]);
        Assert.Equal("UNAUTHENTICATED", (string)(await reading.Server.SendAsync("{ contacts { aggregate { count } } }", key: null))["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Another_organisations_records_are_in_no_group()
    {
        const string query = "{ accounts { aggregate(groupBy: [{field: \"dateCreated\", bucket: YEAR}]) { count } all: aggregate { count } } }";
        Assert.Equal("""{"aggregate":[],"all":[{"count":0}]}""", (await reading.Server.QueryAsync(query, key: TestServer.OtherKey))["accounts"]!.ToJsonString());
        Assert.Equal(42, (int)(await reading.Server.QueryAsync(query))["accounts"]!["all"]![0]!["count"]!);
    }

    [Theory]
    [InlineData(1, "{ accounts { aggregate(groupBy: [{field: \"state\"}], of: [\"balance\"]) { keys { value } values { sum } } } }")]
    [InlineData(3, "{ accounts { totalCount a: aggregate { count } b: aggregate(groupBy: [{field: \"state\"}]) { count } } }")]
    [InlineData(4, "{ contacts(first: 50) { nodes { accounts { aggregate(groupBy: [{field: \"state\"}], of: [\"balance\"]) { values { sum } } nodes { entries { aggregate { count } } } } } } }")]
    public async Task An_aggregate_costs_one_statement_however_many_parents_and_groups_there_are(int statements, string query)
        => Assert.Equal(statements, (await SentAsync(query)).Count);

    [Theory]
    [InlineData("count", "COUNT(*)")]
    [InlineData("values { field }", "COUNT(*)")]
    [InlineData("values { sum }", "SUM")]
    [InlineData("values { min }", "MIN")]
    [InlineData("values { avg }", "COUNT(c0) SUM")]
    [InlineData("values { count max }", "COUNT(c0) MAX")]
    public async Task Only_what_is_selected_is_computed(string selection, string functions)
    {
        var sql = Assert.Single(await SentAsync($"{{ accounts {{ aggregate(of: [\"version\"]) {{ {selection} }} }} }}"));
        var found = ((string[])["COUNT(*)", "COUNT(c0)", "SUM", "MIN", "MAX", "AVG"]).Where(f => sql.Contains(f, StringComparison.Ordinal));
        Assert.Equal(functions, string.Join(' ', found));
    }

    [Fact]
    public async Task How_many_groups_are_wanted_is_no_part_of_the_text()
    {
        string Query(int first) => $"{{ accounts {{ aggregate(groupBy: [{{field: \"dateCreated\", bucket: WEEK}}], first: {first}) {{ count }} }} }}";
        Assert.Equal(await SentAsync(Query(3)), await SentAsync(Query(40)));
    }

    private async Task<JsonArray> GroupsAsync(string query, params string[] path)
        => path.Aggregate((JsonNode)await reading.Server.QueryAsync(query), (at, name) => at[name]!)["aggregate"]!.AsArray();

    private async Task<IReadOnlyList<string>> SentAsync(string query)
    {
        reading.Server.Statements.Take();
        await reading.Server.QueryAsync(query);
        return reading.Server.Statements.Take();
    }
}
