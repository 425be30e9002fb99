using System.Text.Json;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Approvals;

/// <summary>X3: what is asked and what becomes of it is heard by those whom it concerns, looked at anew at every event.</summary>
public abstract class ApprovalSubscriptionTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ApprovalSubscriptionTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ApprovalSubscriptionTests(server);

    private const string Told = "change event cursor approvalRequest { id state }";

    [Fact]
    public async Task X3_Those_who_are_asked_hear_of_a_request_and_who_asked_hears_of_the_decision()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var narrow = await server.NewRoleAsync("approvals:write", "contacts:read");
        foreach (var person in (Person[])[world.Asker, .. world.Asked])
            await server.DoneAsync("updateUser", new { id = person.Id, roleId = narrow }, "user { id }");
        using var asked = await ChangeListener.OpenAsync(server, $"approvalRequested {{ {Told} }}", key: world.Asked[0].AccessToken);
        using var everything = await ChangeListener.OpenAsync(server, $"approvalRequested {{ {Told} }}");
        using var decided = await ChangeListener.OpenAsync(server, $"approvalDecided {{ {Told} }}", key: world.Asker.AccessToken);

        var others = await world.AskAsync(new { authorisedConditions = new[] { new { userId = world.Asked[1].Id } } });
        var id = await world.AskAsync();
        var heard = await asked.NextAsync();
        Assert.Equal(("CREATED", id), (heard.GetProperty("event").GetString(), IdOf(heard)));
        Assert.Equal((others, id), (IdOf(await everything.NextAsync()), IdOf(await everything.NextAsync())));
        await world.RespondedAsync(id, world.Asked[0], "REJECTED");
        await server.DoneAsync("cancelApprovalRequest", new { id = others }, "approvalRequest { id }", world.Asker.AccessToken);
        Assert.Equal([$"REJECTED {id}", $"CANCELLED {others}"], [Line(await decided.NextAsync()), Line(await decided.NextAsync())]);

        // From its cursor on there is nothing but what concerns the listener.
        var more = await world.AskAsync();
        using var again = await ChangeListener.OpenAsync(server, $"approvalRequested(after: \"{heard.GetProperty("cursor").GetString()}\") {{ {Told} }}", key: world.Asked[0].AccessToken);
        Assert.Equal($"CREATED {more}", Line(await again.NextAsync()));
    }

    [Fact]
    public async Task X3_Who_is_taken_out_of_the_team_that_is_asked_hears_no_more()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var narrow = await server.NewRoleAsync("contacts:read");
        foreach (var person in world.Asked)
            await server.DoneAsync("updateUser", new { id = person.Id, roleId = narrow }, "user { id }");
        var team = (string)(await server.DoneAsync("createTeam", new { name = world.Mark, members = world.Asked.Select(p => new { userId = p.Id }) }, "team { id }"))["id"]!;
        // Two who ask the same with the same permissions are told different things.
        using var leaver = await ChangeListener.OpenAsync(server, $"approvalRequested {{ {Told} }}", key: world.Asked[0].AccessToken);
        using var stayer = await ChangeListener.OpenAsync(server, $"approvalRequested {{ {Told} }}", key: world.Asked[1].AccessToken);
        var ofTeam = new { authorisedConditions = new[] { new { teamId = team } } };
        var first = await world.AskAsync(ofTeam);
        Assert.Equal((first, first), (IdOf(await leaver.NextAsync()), IdOf(await stayer.NextAsync())));
        await server.DoneAsync("updateTeam", new { id = team, members = new[] { new { userId = world.Asked[1].Id } } }, "team { id }");
        var second = await world.AskAsync(ofTeam);
        Assert.Equal(second, IdOf(await stayer.NextAsync()));
        var own = await world.AskAsync(new { authorisedConditions = new[] { new { userId = world.Asked[0].Id } } });
        Assert.Equal(own, IdOf(await leaver.NextAsync()));
    }

    private static string? IdOf(JsonElement told) => told.GetProperty("approvalRequest").GetProperty("id").GetString();

    private static string Line(JsonElement told) => $"{told.GetProperty("event").GetString()} {IdOf(told)}";
}
