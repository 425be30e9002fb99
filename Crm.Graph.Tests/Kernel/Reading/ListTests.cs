using System.Text.Json.Nodes;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>Lists below records, paged for each parent on its own; deleted records; many callers at once.</summary>
public abstract class ListTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : ListTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : ListTests(reading);

    private ReadingData Data => reading.Data;

    [Fact]
    public async Task Each_parents_list_is_walked_on_its_own_from_its_own_cursor()
    {
        foreach (var account in Data.Accounts)
        {
            foreach (var (count, from, backward) in ((string, string, bool)[])[("first", "after", false), ("last", "before", true)])
            {
                var expected = Sorted(account).Select(e => $"{e.Id}").ToList();
                var found = new List<string>();
                var cursor = "null";
                for (var more = expected.Count > 0; more;)
                {
                    var data = await reading.Server.QueryAsync($$"""
                        { account(id: "{{account.Number}}") { entries({{count}}: 2, {{from}}: {{cursor}}, orderBy: [{field: "amount", direction: DESC}]) {
                          totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }
                        """);
                    var list = data["account"]!["entries"]!;
                    Assert.Equal(expected.Count, list["totalCount"]!.GetValue<int>());
                    found.InsertRange(backward ? 0 : found.Count, list["edges"]!.AsArray().Select(e => e!["node"]!["id"]!.GetValue<string>()));
                    more = list["pageInfo"]![backward ? "hasPreviousPage" : "hasNextPage"]!.GetValue<bool>();
                    Assert.Equal(found.Count < expected.Count, more);
                    cursor = $"\"{list["pageInfo"]![backward ? "startCursor" : "endCursor"]}\"";
                }
                Assert.Equal(expected, found);
            }
        }
    }

    [Fact]
    public async Task A_cursor_of_one_parents_list_is_a_place_in_every_parents_list()
    {
        var busy = Data.Accounts.Where(a => !a.IsDeleted && Sorted(a).Any()).MaxBy(a => Sorted(a).Count())!;
        var middle = Sorted(busy).ElementAt(1);
        var data = await reading.Server.QueryAsync($$"""{ account(id: "{{busy.Id}}") { entries(first: 2, orderBy: {field: "amount", direction: DESC}) { pageInfo { endCursor } } } }""");
        var after = data["account"]!["entries"]!["pageInfo"]!["endCursor"];

        var all = await reading.Server.QueryAsync($$"""{ accounts(first: 200) { nodes { id entries(first: 3, after: "{{after}}", orderBy: {field: "amount", direction: DESC}) { totalCount nodes { id } pageInfo { hasNextPage } } } } }""");

        Assert.All(all["accounts"]!["nodes"]!.AsArray(), node =>
        {
            var entries = Sorted(Data.Accounts.Single(a => $"{a.Id}" == node!["id"]!.GetValue<string>())).ToList();
            var behind = entries.Where(e => e.Amount < middle.Amount || e.Amount == middle.Amount && string.CompareOrdinal($"{e.Id}", $"{middle.Id}") < 0).Select(e => $"{e.Id}").ToList();
            Assert.Equal(behind.Take(3), node!["entries"]!["nodes"]!.AsArray().Select(e => e!["id"]!.GetValue<string>()));
            Assert.Equal((entries.Count, behind.Count > 3), (node["entries"]!["totalCount"]!.GetValue<int>(), node["entries"]!["pageInfo"]!["hasNextPage"]!.GetValue<bool>()));
        });
    }

    [Fact]
    public async Task A_list_twice_under_two_names_below_nodes_and_edges_keeps_its_arguments_apart()
    {
        const string Lists = """
            few: accounts(first: 1) { nodes { number } }
            many: accounts(first: 200, orderBy: {field: "number", direction: DESC}) { totalCount nodes { number } }
            active: accounts(where: {combinator: "and", rules: [{field: "state", operator: "=", value: "ACTIVE"}]}) { totalCount nodes { number } }
            """;
        var data = await reading.Server.QueryAsync($$"""{ contacts(first: 200) { nodes { id {{Lists}} } edges { cursor node { id {{Lists}} } } again: nodes { few: accounts(last: 1) { nodes { number } } } } }""");

        var (nodes, edges, again) = (data["contacts"]!["nodes"]!.AsArray(), data["contacts"]!["edges"]!.AsArray(), data["contacts"]!["again"]!.AsArray());
        Assert.Equal(76, nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            Assert.Equal(nodes[i]!.ToJsonString(), edges[i]!["node"]!.ToJsonString());
            var accounts = AccountsOf(nodes[i]!["id"]!.GetValue<string>()).OrderBy(a => $"{a.Id}", StringComparer.Ordinal).ToList();
            Assert.Equal(accounts.Take(1).Select(a => a.Number), Numbers(nodes[i]!["few"]));
            Assert.Equal(accounts.TakeLast(1).Select(a => a.Number), Numbers(again[i]!["few"]));
            Assert.Equal(accounts.Select(a => a.Number).OrderDescending(), Numbers(nodes[i]!["many"]));
            Assert.Equal(accounts.Where(a => a.State == AccountState.Active).Select(a => a.Number), Numbers(nodes[i]!["active"]));
            Assert.Equal((accounts.Count, accounts.Count(a => a.State == AccountState.Active)), (nodes[i]!["many"]!["totalCount"]!.GetValue<int>(), nodes[i]!["active"]!["totalCount"]!.GetValue<int>()));
        }
    }

    [Fact]
    public async Task Deleted_records_are_in_no_list_that_does_not_speak_of_deletion_and_are_found_by_id()
    {
        var deleted = Data.Contacts.Where(c => c.IsDeleted).ToList();
        async Task<int> CountAsync(string rules) => (await reading.Server.QueryAsync($$"""{ contacts(where: {combinator: "and", rules: [{{rules}}]}) { totalCount } }"""))["contacts"]!["totalCount"]!.GetValue<int>();

        Assert.Equal(76, await CountAsync(""));
        Assert.Equal(4, await CountAsync("""{field: "isDeleted", operator: "=", value: true}"""));
        Assert.Equal(76, await CountAsync("""{field: "isDeleted", operator: "!=", value: true}"""));
        Assert.Equal(80, await CountAsync("""{combinator: "or", rules: [{field: "isDeleted", operator: "notNull"}]}"""));
        Assert.Equal(4, await CountAsync("""{field: "dateDeleted", operator: "notNull"}"""));
        Assert.Equal(0, await CountAsync($$"""{field: "id", operator: "=", value: "{{deleted[0].Id}}"}"""));
        Assert.Equal(76, await CountAsync("""{field: "~", operator: "="}, {field: "isDeleted", operator: "=", value: true, muted: true}"""));
        var one = await reading.Server.QueryAsync($$"""{ contact(id: "{{deleted[0].Id}}") { isDeleted code } }""");
        Assert.True(one["contact"]!["isDeleted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Lists_below_deleted_records_are_read_and_leave_deleted_ones_out()
    {
        var data = await reading.Server.QueryAsync("""
            { accounts(first: 200, where: {combinator: "and", rules: [{field: "isDeleted", operator: "notNull"}]}) { nodes { number contacts(first: 200) { nodes { id } } all: contacts(first: 200, where: {combinator: "and", rules: [{field: "isDeleted", operator: "notNull"}]}) { totalCount } entries(first: 200) { totalCount } } } }
            """);
        Assert.Equal(Data.Accounts.Count, data["accounts"]!["nodes"]!.AsArray().Count);
        Assert.All(data["accounts"]!["nodes"]!.AsArray(), node =>
        {
            var account = Data.Accounts.Single(a => a.Number == node!["number"]!.GetValue<string>());
            var linked = Data.Links.Where(l => l.AccountId == account.Id).Select(l => l.Contact).ToList();
            Assert.Equal(linked.Where(c => !c.IsDeleted).Select(c => $"{c.Id}").Order(), node!["contacts"]!["nodes"]!.AsArray().Select(c => c!["id"]!.GetValue<string>()));
            Assert.Equal((linked.Count, Data.Entries.Count(e => e.AccountId == account.Id)), (node["all"]!["totalCount"]!.GetValue<int>(), node["entries"]!["totalCount"]!.GetValue<int>()));
        });
    }

    [Theory]
    [InlineData("first: 1, last: 1", "Use either first/after or last/before, not both.")]
    [InlineData("first: 1, page: 1", "Use either first/after/last/before or page/size, not both.")]
    [InlineData("after: \"\", size: 1", "Use either first/after/last/before or page/size, not both.")]
    [InlineData("first: 201", "first is from 0 to 200.")]
    [InlineData("first: -1", "first is from 0 to 200.")]
    [InlineData("last: 201", "last is from 0 to 200.")]
    [InlineData("size: 0", "size is from 1 to 200.")]
    [InlineData("page: 0", "page counts from 1.")]
    [InlineData("page: 2147483647, size: 200", "page is too large; use after for distant records.")]
    [InlineData("after: \"\"", "This is no cursor of this list in this order.")]
    [InlineData("before: \"nonsense\"", "This is no cursor of this list in this order.")]
    [InlineData("orderBy: [{field: \"name\"}, {field: \"city\"}, {field: \"code\"}, {field: \"email\"}, {field: \"phone\"}, {field: \"type\"}]", "orderBy takes at most 5 fields.")]
    public async Task Arguments_that_contradict_each_other_or_a_limit_are_refused(string arguments, string message)
    {
        var error = Assert.Single((await reading.Server.SendAsync($"{{ contacts({arguments}) {{ nodes {{ id }} }} }}"))["errors"]!.AsArray())!;
        Assert.Equal(("BAD_USER_INPUT", message), (error["extensions"]!["code"]!.GetValue<string>(), error["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_order_and_cannot_be_forged()
    {
        async Task<string> CursorAsync(string order) => (await reading.Server.QueryAsync($"{{ contacts(first: 1, orderBy: [{order}]) {{ pageInfo {{ endCursor }} }} }}"))["contacts"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        async Task<string?> CodeAsync(string order, string cursor)
            => (await reading.Server.SendAsync($"{{ contacts(first: 1, orderBy: [{order}], after: \"{cursor}\") {{ nodes {{ id }} }} }}"))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
        string[] orders = ["""{field: "companyProfile.annualTurnover"}""", """{field: "companyProfile.annualTurnover", direction: DESC}""", """{field: "companyProfile.annualTurnover", nulls: FIRST}""",
            """{field: "dateModified"}""", """{field: "lastName"}""", """{field: "type"}""", """{field: "isActive"}""", """{field: "demographics.dateOfBirth"}""", ""];
        foreach (var order in orders)
        {
            var cursor = await CursorAsync(order);
            foreach (var other in orders)
                Assert.Equal(other == order ? null : "BAD_USER_INPUT", await CodeAsync(other, cursor));
            var json = Json(cursor);
            foreach (var forged in (JsonNode?[])[null, "x", "\0", "1e30", "99999999999999999999", "-79228162514264337593543950335", 5, 1e300, true, "NaN", "0001-01-01", new JsonArray(), new JsonObject(), "2026-13-45", long.MaxValue, "\u212A"])
            {
                json[1] = forged?.DeepClone();
                var code = await CodeAsync(order, Base64(json.ToJsonString()));
                Assert.True(code is null or "BAD_USER_INPUT", $"{order} {json.ToJsonString()} {code}");
            }
            json[^1] = null;
            Assert.Equal("BAD_USER_INPUT", await CodeAsync(order, Base64(json.ToJsonString())));
            foreach (var nonsense in (string[])["[]", "{}", "7", "[7]", "[null,null]", "[\"\\ud800\"]", new string('[', 5000)])
                Assert.Equal("BAD_USER_INPUT", await CodeAsync(order, Base64(nonsense)));
        }
    }

    [Fact]
    public async Task Roots_side_by_side_in_one_request_answer_as_alone()
    {
        string[] fields = ["contacts { totalCount nodes { name accounts { nodes { number } } } }", "accounts(last: 3) { nodes { number entries { totalCount } } }", "contactCategories { nodes { name } }",
            "contact(id: \"C-1\") { name }", "account(id: \"a-0003\") { number }", "contact(id: \"nobody\") { name }", "paymentTerms { nodes { name netDays } }", "accountClassifications { totalCount }"];
        var together = await reading.Server.QueryAsync($"{{ {string.Join(' ', fields.Select((f, i) => $"f{i}: {f}"))} }}");
        for (var i = 0; i < fields.Length; i++)
            Assert.Equal((await reading.Server.QueryAsync($"{{ f{i}: {fields[i]} }}"))[$"f{i}"]?.ToJsonString(), together[$"f{i}"]?.ToJsonString());
        Assert.Equal("A-0003", together["f4"]!["number"]!.GetValue<string>());
        Assert.Null(together["f5"]);
    }

    [Fact]
    public async Task Many_callers_at_once_of_both_organisations_get_the_right_answers()
    {
        string Query(int i) => $$"""{ contacts(first: {{i % 7 + 1}}, orderBy: {field: "{{(i % 2 == 0 ? "name" : "version")}}"}, where: {combinator: "and", rules: [{field: "version", operator: ">=", value: {{i % 5}}}]}) { totalCount nodes { id name accounts { nodes { number } } } } }""";
        var expected = new List<string>();
        for (var i = 0; i < 70; i++)
            expected.Add((await reading.Server.QueryAsync(Query(i))).ToJsonString());

        await Task.WhenAll(Enumerable.Range(0, 32).Select(client => Task.Run(async () =>
        {
            for (var n = 0; n < 20; n++)
            {
                var i = (client * 13 + n * 7) % 70;
                var own = client % 4 != 3;
                var data = await reading.Server.QueryAsync(Query(i), key: own ? TestServer.Key : TestServer.OtherKey);
                Assert.Equal(own ? expected[i] : """{"contacts":{"totalCount":0,"nodes":[]}}""", data.ToJsonString());
            }
        })));
    }

    private IEnumerable<AccountEntry> Sorted(Account account) => Data.Entries.Where(e => e.AccountId == account.Id).OrderByDescending(e => e.Amount).ThenByDescending(e => $"{e.Id}", StringComparer.Ordinal);

    private IEnumerable<Account> AccountsOf(string contact) => Data.Links.Where(l => $"{l.ContactId}" == contact && !l.Account.IsDeleted).Select(l => l.Account);

    private static IEnumerable<string> Numbers(JsonNode? list) => list!["nodes"]!.AsArray().Select(n => n!["number"]!.GetValue<string>());

    private static JsonArray Json(string cursor) => JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(cursor))!.AsArray();

    private static string Base64(string json) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json));
}
