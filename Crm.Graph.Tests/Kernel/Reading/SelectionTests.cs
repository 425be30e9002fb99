using System.Text.Json.Nodes;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>What documents select: merged, under other names, by fragments, wanted or not; and again with other variables.</summary>
public abstract class SelectionTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : SelectionTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : SelectionTests(reading);

    [Theory]
    [InlineData("""{ contacts(first: 1) { nodes { code } } contacts(first: 1) { nodes { version } totalCount } }""",
        """{"contacts":{"nodes":[{"code":null,"version":1}],"totalCount":76}}""")]
    [InlineData("""{ account(id: "A-0001") { financials { currency } financials { balance c: currency } primaryContact { code } primaryContact { code isActive } } }""",
        """{"account":{"financials":{"currency":"EUR","balance":12345.6789,"c":"EUR"},"primaryContact":{"code":"CODE","isActive":ACTIVE}}}""")]
    [InlineData("""{ __typename a: account(id: "A-0001") { __typename t: __typename financials { __typename } primaryContact { __typename demographics { __typename nameDay { __typename } } } entries(first: 0) { __typename nodes { __typename } pageInfo { __typename } edges { __typename } } } }""",
        """{"__typename":"Query","a":{"__typename":"Account","t":"Account","financials":{"__typename":"AccountFinancials"},"primaryContact":{"__typename":"Contact","demographics":{"__typename":"Demographics","nameDay":{"__typename":"NameDay"}}},"entries":{"__typename":"AccountEntryConnection","nodes":[],"pageInfo":{"__typename":"PageInfo"},"edges":[]}}}""")]
    [InlineData("""query Two { account(id: "A-0001") { ...A ...A @skip(if: true) ...B @include(if: false) ... { state } ... on Account @skip(if: true) { name } } } fragment A on Account { number ...B } fragment B on Account { currency }""",
        """{"account":{"number":"A-0001","currency":"EUR","state":"STATE"}}""")]
    [InlineData("""{ account(id: "A-0001") { number @skip(if: false) @include(if: false) id @include(if: true) @skip(if: true) currency @include(if: true) } }""",
        """{"account":{"currency":"EUR"}}""")]
    [InlineData("""{ account(id: "A-0001") { number @skip(if: true) } nobody: account(id: "none") { number } }""", """{"account":{},"nobody":null}""")]
    [InlineData("""{ ...Q } fragment Q on Query { account(id: "A-0001") { number } ...R } fragment R on Query { account(id: "A-0001") { currency } }""", """{"account":{"number":"A-0001","currency":"EUR"}}""")]
    public async Task Selections_are_merged_and_chosen_as_the_specification_has_it(string query, string expected)
    {
        var account = reading.Data.Accounts[1];
        expected = expected.Replace("CODE", account.PrimaryContact.Code, StringComparison.Ordinal).Replace("\"code\":\"\"", "\"code\":null", StringComparison.Ordinal)
            .Replace("ACTIVE", account.PrimaryContact.IsActive ? "true" : "false", StringComparison.Ordinal).Replace("STATE", account.State.ToString().ToUpperInvariant(), StringComparison.Ordinal);
        for (var again = 0; again < 2; again++)
            Assert.Equal(expected, (await reading.Server.QueryAsync(query)).ToJsonString());
    }

    [Fact]
    public async Task A_document_that_was_read_before_is_read_anew_with_other_variables()
    {
        const string Query = """
            query($yes: Boolean = true, $state: String = "ACTIVE", $few: Int = 200, $order: OrderDirection = ASC) {
              account(id: "A-0001") { number @include(if: $yes) contacts { ...C } primaryContact { accounts(first: $few, orderBy: [{field: "number", direction: $order}], where: {combinator: "or", rules: [{field: "state", operator: "in", value: [$state]}]}) { ...L } } }
            }
            fragment C on ContactConnection { totalCount @skip(if: $yes) }
            fragment L on AccountConnection { nodes { number id @skip(if: $yes) } }
            """;
        var contact = reading.Data.Accounts[1].PrimaryContact;
        foreach (var (yes, state, few, direction) in Cases())
        {
            var data = await reading.Server.QueryAsync(Query, new { yes, state, few, order = direction });
            var found = reading.Data.Links.Where(l => l.ContactId == contact.Id && !l.Account.IsDeleted && l.Account.State.ToString().Equals(state, StringComparison.OrdinalIgnoreCase)).Select(l => l.Account);
            var sorted = direction == "ASC" ? found.OrderBy(a => a.Number, StringComparer.Ordinal) : found.OrderByDescending(a => a.Number, StringComparer.Ordinal);
            var expected = new JsonObject();
            if (yes)
                expected["number"] = "A-0001";
            expected["contacts"] = yes ? [] : new JsonObject { ["totalCount"] = reading.Data.Links.Count(l => l.AccountId == reading.Data.Accounts[1].Id && !l.Contact.IsDeleted) };
            expected["primaryContact"] = new JsonObject
            {
                ["accounts"] = new JsonObject
                {
                    ["nodes"] = new JsonArray([.. sorted.Take(few).Select(a => yes ? new JsonObject { ["number"] = a.Number } : new JsonObject { ["number"] = a.Number, ["id"] = $"{a.Id}" })]),
                },
            };
            Assert.Equal(expected.ToJsonString(), data["account"]!.ToJsonString());
        }
    }

    private static IEnumerable<(bool, string, int, string)> Cases() =>
        from yes in (bool[])[true, false]
        from state in (string[])["ACTIVE", "SUSPENDED", "TERMINATED"]
        from few in (int[])[200, 1, 0]
        from direction in (string[])["ASC", "DESC"]
        select (yes, state, few, direction);
}
