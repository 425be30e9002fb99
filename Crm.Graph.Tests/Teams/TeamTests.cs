using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Teams;

public abstract class TeamTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : TeamTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : TeamTests(server);

    private const string Read = "team { id version name description assignment members { isActive position user { id teams { nodes { name } } } } }";

    private readonly string _name = $"Team {Guid.NewGuid():N}";

    [Fact]
    public async Task A_team_has_its_members_in_the_order_in_which_they_were_given()
    {
        var (a, b, c) = (await UserAsync(), await UserAsync(), await UserAsync());
        var team = await server.DoneAsync("createTeam", new { name = _name, description = "Sells.", assignment = "ROUND_ROBIN", members = Members(a, b) }, Read);
        Assert.Equal((_name, "Sells.", "ROUND_ROBIN"), ((string)team["name"]!, (string)team["description"]!, (string)team["assignment"]!));
        Assert.Equal([a, b], UsersOf(team));
        Assert.Equal(_name, (string)team["members"]![0]!["user"]!["teams"]!["nodes"]![0]!["name"]!);

        var id = (string)team["id"]!;
        var changed = await server.DoneAsync("updateTeam", new { id, members = Members(c, b), expectedVersion = 1 }, Read);
        Assert.Equal([c, b], UsersOf(changed));
        Assert.Equal((2, "Sells."), ((int)changed["version"]!, (string)changed["description"]!));
        Assert.Equal([$"CONFLICT expectedVersion (team,{id},2)"], (await server.MutateAsync("updateTeam", new { id, name = _name, expectedVersion = 1 })).Refusals());
        Assert.Equal([c, b], UsersOf((await server.QueryAsync($"query($id: ID!) {{ {Read.Replace("team {", "team(id: $id) {", StringComparison.Ordinal)} }}", new { id }))["team"]!));
    }

    [Fact]
    public async Task What_is_wrong_with_a_team_is_said_of_each_member()
    {
        var (user, nobody) = (await UserAsync(), Guid.CreateVersion7().ToString());
        Assert.Equal([$"NOT_FOUND members.1.userId (user,{nobody})", "REQUIRED name"],
            (await server.MutateAsync("createTeam", new { name = " ", members = Members(user, nobody) })).Refusals());
        Assert.Equal([$"INVALID_VALUE members.1.userId (user,{user})"], (await server.MutateAsync("createTeam", new { name = _name, members = Members(user, user) })).Refusals());
        await server.DoneAsync("createTeam", new { name = _name }, "team { id }");
        Assert.Equal([$"ALREADY_EXISTS name (team,{_name.ToUpperInvariant()})"], (await server.MutateAsync("createTeam", new { name = _name.ToUpperInvariant() })).Refusals());
    }

    [Fact]
    public async Task Turns_go_round_without_those_who_are_inactive_or_suspended()
    {
        var (a, b, c) = (await UserAsync(), await UserAsync(), await UserAsync());
        var members = new[] { new { userId = a, isActive = true }, new { userId = b, isActive = false }, new { userId = c, isActive = true } };
        var team = (string)(await server.DoneAsync("createTeam", new { name = _name, assignment = "ROUND_ROBIN", members }, "team { id }"))["id"]!;
        Assert.Equal([a, c, a], [await DrawAsync(team), await DrawAsync(team), await DrawAsync(team)]);

        await server.DoneAsync("updateUser", new { id = c, state = "SUSPENDED" }, "user { id }");
        Assert.Equal([a, a], [await DrawAsync(team), await DrawAsync(team)]);
        await server.DoneAsync("updateTeam", new { id = team, members = Members(c) }, "team { id }");
        Assert.Equal([$"NOBODY_ABLE id (team,{team})"], (await server.MutateAsync("drawTeamMember", new { id = team }, "user { id }")).Refusals());
        // Taking turns is no change of the team.
        Assert.Equal(2, (int)(await server.QueryAsync("query($id: ID!) { team(id: $id) { version } }", new { id = team }))["team"]!["version"]!);
    }

    [Fact]
    public async Task Work_that_is_handed_out_by_hand_has_no_turns_and_a_deleted_team_none_either()
    {
        var team = (string)(await server.DoneAsync("createTeam", new { name = _name, members = Members(await UserAsync()) }, "team { id }"))["id"]!;
        Assert.Equal([$"NOT_ALLOWED id (team,{team})"], (await server.MutateAsync("drawTeamMember", new { id = team }, "user { id }")).Refusals());
        for (var i = 0; i < 2; i++)
            Assert.True((bool)(await server.DoneAsync("deleteTeam", new { id = team }, "team { isDeleted }"))["isDeleted"]!);
        Assert.Equal([$"NOT_ALLOWED id (team,{team})"], (await server.MutateAsync("updateTeam", new { id = team, assignment = "ROUND_ROBIN" })).Refusals());
    }

    [Fact]
    public async Task Two_hundred_draws_at_once_from_seven_members_leave_nobody_more_than_one_turn_ahead()
    {
        var users = new List<string>();
        for (var i = 0; i < 7; i++)
            users.Add(await UserAsync());
        var team = (string)(await server.DoneAsync("createTeam", new { name = _name, assignment = "ROUND_ROBIN", members = Members([.. users]) }, "team { id }"))["id"]!;
        var drawn = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => DrawAsync(team)));
        var turns = users.Select(u => drawn.Count(d => d == u)).ToList();
        Assert.Equal(200, turns.Sum());
        Assert.InRange(turns.Max() - turns.Min(), 0, 1);
    }

    [Fact]
    public async Task Teams_are_for_those_who_may()
    {
        var team = (string)(await server.DoneAsync("createTeam", new { name = _name, assignment = "ROUND_ROBIN", members = Members(await UserAsync()) }, "team { id }"))["id"]!;
        var (nobody, reader) = (await server.IssueKeyAsync(scopes: ["contacts:read"]), await server.IssueKeyAsync(scopes: ["teams:read"]));
        Assert.Equal("FORBIDDEN", (await server.SendAsync("{ teams { totalCount } }", key: nobody)).Refusal());
        Assert.Equal("FORBIDDEN", (await server.SendAsync($"mutation {{ drawTeamMember(input: {{ id: \"{team}\" }}) {{ user {{ id }} }} }}", key: reader)).Refusal());
        Assert.Equal("FORBIDDEN", (await server.SendAsync($"{{ team(id: \"{team}\") {{ members {{ user {{ email }} }} }} }}", key: reader)).Refusal());
        Assert.Null((await server.QueryAsync($"{{ team(id: \"{team}\") {{ id }} }}", key: TestServer.OtherKey))["team"]);
    }

    private async Task<string> UserAsync() => (await server.HireAsync()).Id;

    private async Task<string> DrawAsync(string team) => (string)(await server.DoneAsync("drawTeamMember", new { id = team }, "user { id }"))["id"]!;

    private static object[] Members(params string[] users) => [.. users.Select(userId => new { userId })];

    private static IEnumerable<string> UsersOf(JsonNode team) => team["members"]!.AsArray().Select(m => (string)m!["user"]!["id"]!);
}
