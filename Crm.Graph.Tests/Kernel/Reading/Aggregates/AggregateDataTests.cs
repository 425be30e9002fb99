using System.Text.Json.Nodes;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading.Aggregates;

/// <summary>Groups of records that a test makes: the largest amounts, halves, the edges of days, and too many groups.</summary>
public abstract class AggregateDataTests(TestServer server)
{
    public sealed class OnSqlite(TestServer server) : AggregateDataTests(server), IClassFixture<TestServer>
    {
        /// <summary>Clocks that went back over midnight, and a day that was left out: servers count what clocks showed (ADR 10).</summary>
        [Theory]
        [InlineData("America/St_Johns")]
        [InlineData("Pacific/Apia")]
        public Task So_it_is_where_a_night_was_odd(string zone) => The_group_of_a_day_is_what_a_rule_on_that_day_finds(zone);
    }

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : AggregateDataTests(server), IClassFixture<TestServer.OnPostgreSql>;

    [Theory]
    [InlineData("900000000000000 900000000000000 900000000000000 900000000000000", "3600000000000000", "900000000000000")] // more than 64 bits hold in ten-thousandths
    [InlineData("-900000000000000 -900000000000000 -900000000000000 0.0001", "-2699999999999999.9999", "-675000000000000")]
    [InlineData("900000000000000 -900000000000000 0.0003", "0.0003", "0.0001")]
    [InlineData("0.0001 0.0002", "0.0003", "0.0002")] // halves to the even one
    [InlineData("0.0002 0.0003", "0.0005", "0.0002")]
    [InlineData("-0.0001 -0.0002", "-0.0003", "-0.0002")]
    [InlineData("-0.0002 -0.0003", "-0.0005", "-0.0002")]
    [InlineData("1 0 0", "1", "0.3333")]
    [InlineData("0.1 0.2", "0.3", "0.15")]
    public async Task Sums_and_averages_are_exact(string amounts, string sum, string average)
    {
        var key = await OrganisationAsync("Europe/Nicosia");
        await WriteAsync(key, amounts.Split(' ').Select(a => Account(decimal.Parse(a, System.Globalization.CultureInfo.InvariantCulture))));

        var data = await server.QueryAsync("{ accounts { aggregate(of: [\"balance\"]) { values { sum avg } } } }", key: key);

        Assert.Equal($"[{{\"values\":[{{\"sum\":{sum},\"avg\":{average}}}]}}]", data["accounts"]!["aggregate"]!.ToJsonString());
    }

    [Fact]
    public async Task Groups_are_sorted_by_sums_that_64_bits_do_not_hold()
    {
        var key = await OrganisationAsync("Europe/Nicosia");
        decimal[][] groups = [[Money.Largest, Money.Largest], [Money.Largest, Money.Largest, 0.0001m], [-Money.Largest, -Money.Largest], [-Money.Largest, -Money.Largest, -0.0001m], [1]];
        await WriteAsync(key, groups.SelectMany((g, i) => g.Select(a => Account(a, $"Group {i}"))));

        var data = await server.QueryAsync("{ accounts { aggregate(groupBy: [{field: \"name\"}], of: [\"balance\"], orderBy: [{by: SUM, field: \"balance\", direction: DESC}]) { keys { value } } } }", key: key);

        Assert.Equal(["Group 1", "Group 0", "Group 4", "Group 2", "Group 3"], data["accounts"]!["aggregate"]!.AsArray().Select(g => (string)g!["keys"]![0]!["value"]!));
    }

    [Theory]
    [InlineData("Europe/Nicosia")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Beirut")]
    public async Task The_group_of_a_day_is_what_a_rule_on_that_day_finds(string zone)
    {
        var key = await OrganisationAsync(zone);
        var hours = ((string[])["2010-11-06", "2011-12-29", "2025-12-30", "2026-03-07", "2026-03-28", "2026-10-24", "2026-10-31"])
            .SelectMany(day => Enumerable.Range(0, 72 * 4).Select(q => DateTimeOffset.Parse(day + "T00:00:00Z", null).AddMinutes(15 * q)))
            .SelectMany(t => new[] { t, t.AddMilliseconds(-1) }).ToList();
        await WriteAsync(key, hours.Select(t => Account(0, created: t)));

        foreach (var (bucket, next) in ((string, Func<DateOnly, DateOnly>)[])[("DAY", d => d.AddDays(1)), ("WEEK", d => d.AddDays(7)), ("MONTH", d => d.AddMonths(1)), ("QUARTER", d => d.AddMonths(3)), ("YEAR", d => d.AddYears(1))])
        {
            var groups = (await server.QueryAsync($"{{ accounts {{ aggregate(groupBy: [{{field: \"dateCreated\", bucket: {bucket}}}]) {{ keys {{ value }} count }} }} }}", key: key))["accounts"]!["aggregate"]!.AsArray();
            Assert.Equal(hours.Count, groups.Sum(g => (int)g!["count"]!));
            foreach (var group in groups)
            {
                var first = DateOnly.Parse((string)group!["keys"]![0]!["value"]!, null);
                var found = await server.QueryAsync("query($where: RuleGroup) { accounts(where: $where) { totalCount } }", new { where = JsonNode.Parse($$"""
                    {"combinator": "and", "rules": [{"field": "dateCreated", "operator": ">=", "value": "{{first:yyyy-MM-dd}}"}, {"field": "dateCreated", "operator": "<", "value": "{{next(first):yyyy-MM-dd}}"}]}
                    """) }, key);
                Assert.True((int)found["accounts"]!["totalCount"]! == (int)group["count"]!, $"{bucket} {first:O}: {group["count"]}, by rule {found["accounts"]!["totalCount"]}");
            }
        }
    }

    [Fact]
    public async Task More_groups_than_can_be_answered_are_an_error_and_never_cut()
    {
        var key = await OrganisationAsync("Europe/Nicosia");
        await WriteAsync(key, Enumerable.Range(0, 1000).Select(i => Account(i)));
        const string query = "query($first: Int) { accounts { aggregate(groupBy: [{field: \"number\"}], first: $first) { count } } }";
        Assert.Equal(1000, (await server.QueryAsync(query, key: key))["accounts"]!["aggregate"]!.AsArray().Count);

        await WriteAsync(key, [Account(1)]);
        var answer = await server.SendAsync(query, key: key);

        Assert.Equal("BAD_USER_INPUT", (string)answer["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal("aggregate has more than 1000 groups. Say with first how many are wanted, group by less, or narrow the list with where.", (string)answer["errors"]![0]!["message"]!);
        Assert.Equal(1000, (await server.QueryAsync(query, new { first = 1000 }, key))["accounts"]!["aggregate"]!.AsArray().Count);
    }

    private async Task<string> OrganisationAsync(string zone)
    {
        var input = new RegisterOrganisationInput("Acme", "owner@acme.example", "CYP", "EUR", zone);
        return (await server.Services.GetRequiredService<Work>().RunAsync(server.Services.GetRequiredService<RegisterOrganisation>(), input, caller: null, CancellationToken.None)).Value.TestKey;
    }

    private async Task WriteAsync(string key, IEnumerable<Account> accounts)
    {
        var caller = (await server.Services.GetRequiredService<IKeyRing>().FindAsync(key))!;
        await using var db = server.Services.GetRequiredService<DbContexts>().For(caller);
        await using var bulk = await BulkWriter.BeginAsync(db, server.Services.GetRequiredService<WriteGate>(), CancellationToken.None);
        var contact = New<Contact>().With("Type", ContactType.Person).With("Name", "Ada Lovelace").With("DateCreated", DateTimeOffset.UnixEpoch);
        bulk.Write([contact]);
        bulk.Write(accounts.Select(a => a.With("PrimaryContact", contact).With("PrimaryContactId", contact.Id)));
        await bulk.CommitAsync(CancellationToken.None);
    }

    private static Account Account(decimal balance, string name = "Account", DateTimeOffset? created = null)
    {
        var account = New<Account>();
        return account.With("Number", $"{account.Id:N}").With("Name", name).With("Currency", "EUR").With("Balance", balance).With("DateCreated", created ?? DateTimeOffset.UnixEpoch);
    }

    private static T New<T>() where T : Entity
    {
        var made = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        made.Id = Guid.CreateVersion7();
        return made;
    }
}
