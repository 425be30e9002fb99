using System.Collections.Concurrent;
using System.Globalization;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Leads;

/// <summary>L2: many who create leads at once, over HTTP, for one team.</summary>
public abstract class LeadAssignmentTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : LeadAssignmentTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : LeadAssignmentTests(server);

    private const int Callers = 32;

    /// <summary>200, unless <c>CONCURRENT_LEADS</c> says how many.</summary>
    private static readonly int Leads = int.Parse(Environment.GetEnvironmentVariable("CONCURRENT_LEADS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task L2_Of_the_leads_that_32_callers_create_at_once_no_member_of_the_team_gets_more_than_one_ahead_of_another_and_no_inactive_one_any()
    {
        var users = new List<string>();
        for (var i = 0; i < 8; i++)
            users.Add((await server.HireAsync()).Id);
        var members = users.Select((userId, i) => new { userId, isActive = i != 3 }).ToList();
        var team = (string)(await server.DoneAsync("createTeam", new { name = $"{Guid.NewGuid():N}", assignment = "ROUND_ROBIN", members }, "team { id }"))["id"]!;
        var world = await LeadWorld.MakeAsync(server, team);
        var (owners, numbers) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; i < Leads; i += Callers)
            {
                var lead = await world.CreateAsync(answers: "lead { number owner { id } }");
                owners.Add((string)lead["owner"]!["id"]!);
                numbers.Add((string)lead["number"]!);
            }
        })));

        Assert.Equal(Leads, numbers.Distinct().Count());
        var each = users.Select(u => owners.Count(o => o == u)).ToList();
        Assert.Equal(0, each[3]);
        each.RemoveAt(3);
        Assert.Equal(Leads, each.Sum());
        Assert.InRange(each.Max() - each.Min(), 0, 1);
    }

    [Fact]
    public async Task L2_A_lead_that_is_refused_takes_no_turn_and_one_of_a_team_without_anybody_able_is_kept_without_an_owner()
    {
        var (a, b) = ((await server.HireAsync()).Id, (await server.HireAsync()).Id);
        var team = (string)(await server.DoneAsync("createTeam", new { name = $"{Guid.NewGuid():N}", assignment = "ROUND_ROBIN", members = new[] { new { userId = a }, new { userId = b } } }, "team { id }"))["id"]!;
        var world = await LeadWorld.MakeAsync(server, team);
        var first = await world.CreateAsync();
        Assert.NotEmpty((await server.MutateAsync("createLead", world.Input(new { customFields = new[] { new { key = "no such", value = 1 } } }))).Refusals());
        Assert.Equal([a, b], [(string)first["owner"]!["id"]!, (string)(await world.CreateAsync())["owner"]!["id"]!]);
        Assert.Equal(a, (string)(await world.DoAsync("assignLead", first))["owner"]!["id"]!);
        await server.DoneAsync("updateTeam", new { id = team, members = new[] { new { userId = a, isActive = false } } }, "team { id }");
        Assert.Null((await world.CreateAsync())["owner"]);
    }
}
