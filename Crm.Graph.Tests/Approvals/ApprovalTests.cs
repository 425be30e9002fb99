using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Approvals;

/// <summary>P1 to P6 over the real server: who asks, who is asked, what becomes of it.</summary>
public abstract class ApprovalTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ApprovalTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ApprovalTests(server);

    [Fact]
    public async Task P5_A_request_says_what_is_asked_of_whom_and_until_when()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(new { reason = "The customer has been with us for ten years.", requiredApprovals = 2, contactId = $"{world.Mark}-C", expiresOn = DateTimeOffset.UtcNow.AddDays(3) });
        var request = await world.ReadAsync(id, "title reason state entityType entityReference contact { id } account { id } requiredApprovals approvals pendingApprovals requestedBy { id kind } createdBy { id } changeKind change isOutdated authorisedConditions { type user { id } contact { id } } responses { id }");
        Assert.Equal(($"{world.Mark} discount", "PENDING", "CONTACT", $"{world.Mark}-C", world.Contact, null), ((string)request["title"]!, (string)request["state"]!, (string)request["entityType"]!, (string)request["entityReference"]!, (string)request["contact"]!["id"]!, (string?)request["account"]?["id"]));
        Assert.Equal((2, 0, 2, world.Asker.Id, "USER", null, false), ((int)request["requiredApprovals"]!, (int)request["approvals"]!, (int)request["pendingApprovals"]!, (string)request["requestedBy"]!["id"]!, (string)request["requestedBy"]!["kind"]!, (string?)request["change"], (bool)request["isOutdated"]!));
        Assert.Equal(world.Asked.Select(p => $"USER {p.Id}").Order(), request["authorisedConditions"]!.AsArray().Select(c => $"{c!["type"]} {c["user"]!["id"]}").Order());
    }

    [Fact]
    public async Task P5_What_is_wrong_with_a_request_is_said_all_at_once()
    {
        var (world, nobody) = (await ApprovalWorld.MakeAsync(server, 1), Guid.CreateVersion7().ToString());
        Assert.Equal(
            ["NOT_FOUND contactId (contact," + nobody + ")", $"NOT_FOUND authorisedConditions.0.roleId (role,{nobody})", "REQUIRED title", "INVALID_VALUE requiredApprovals", "INVALID_VALUE expiresOn"],
            await world.RefusedAsync(new { title = " ", contactId = nobody, requiredApprovals = 0, expiresOn = "2020-01-01T00:00:00Z", authorisedConditions = new[] { new { roleId = nobody } } }));
        Assert.Equal(["REQUIRED authorisedConditions"], await world.RefusedAsync(new { authorisedConditions = Array.Empty<object>() }));
        Assert.Equal(["INVALID_VALUE authorisedConditions.1"], await world.RefusedAsync(new { authorisedConditions = new[] { new { userId = world.Asked[0].Id }, new { userId = world.Asked[0].Id } } }));
        // Who asks does not count.
        Assert.Equal(["TOO_FEW_APPROVERS requiredApprovals (2)"], await world.RefusedAsync(new { requiredApprovals = 3, authorisedConditions = new object[] { new { userId = world.Asked[0].Id }, new { userId = world.Asker.Id }, new { contactId = world.Contact } } }));
        Assert.Equal(["NOT_FOUND change.updateContact.id (contact," + nobody + ")"], await world.RefusedAsync(new { change = new { updateContact = new { id = nobody, title = "Dr" } } }));
        Assert.Equal(["REQUIRED change.updateContact.lastName"], await world.RefusedAsync(new { change = new { updateContact = new { id = world.Contact, lastName = (string?)null } } }));
        Assert.Equal([$"CONFLICT change.deleteContact.expectedVersion (contact,{world.Contact},1)"], await world.RefusedAsync(new { change = new { deleteContact = new { id = world.Contact, expectedVersion = 7 } } }));
        Assert.Equal("1", (await world.ContactAsync("version"))["version"]!.ToJsonString());
        var two = await server.SendAsync("mutation($i: CreateApprovalRequestInput!) { createApprovalRequest(input: $i) { errors { code } } }", new { i = world.Input(new { change = new { deleteContact = new { id = world.Contact }, updateContact = new { id = world.Contact } } }) }, world.Asker.AccessToken);
        Assert.NotNull(two.Refusal());
    }

    [Fact]
    public async Task P2_P3_Each_sees_what_waits_for_a_response_of_his_and_what_he_asked_for()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(new { requiredApprovals = 2 });
        Assert.Equal([id], await world.OwnAsync("myPendingApprovals", world.Asked[0]));
        Assert.Empty(await world.OwnAsync("myPendingApprovals", world.Asker));
        Assert.Equal([id], await world.OwnAsync("myApprovalRequests", world.Asker));
        Assert.Empty(await world.OwnAsync("myApprovalRequests", world.Asked[0]));

        var responded = await world.RespondedAsync(id, world.Asked[0], reason: "Fine.");
        Assert.Equal(("PENDING", 1, 1, false, true), ((string)responded["state"]!, (int)responded["approvals"]!, (int)responded["pendingApprovals"]!, (bool)responded["canRespond"]!, (bool)responded["concernsMe"]!));
        Assert.Equal($$$"""[{"decision":"APPROVED","reason":"Fine.","byLink":false,"respondedBy":{"id":"{{{world.Asked[0].Id}}}","kind":"USER"}}]""", responded["responses"]!.ToJsonString());
        Assert.Empty(await world.OwnAsync("myPendingApprovals", world.Asked[0]));
        Assert.Equal([id], await world.OwnAsync("myPendingApprovals", world.Asked[1]));
        var mine = (await server.QueryAsync("{ myApprovalRequests { totalCount nodes { pendingApprovals } aggregate(groupBy: [{ field: \"state\" }]) { keys { value } count } } }", key: world.Asker.AccessToken))["myApprovalRequests"]!;
        Assert.Equal("""{"totalCount":1,"nodes":[{"pendingApprovals":1}],"aggregate":[{"keys":[{"value":"PENDING"}],"count":1}]}""", mine.ToJsonString());
        Assert.Equal(0, (int)(await server.QueryAsync("query($w: RuleGroup) { myPendingApprovals(where: $w) { totalCount } }", new { w = Rule("state", "APPROVED") }, world.Asked[1].AccessToken))["myPendingApprovals"]!["totalCount"]!);
    }

    [Fact]
    public async Task P4_It_is_approved_by_as_many_as_it_needs_each_once_and_rejected_by_one()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var stranger = await Kernel.Subscriptions.ChangeListener.SignedInAsync(server);
        var id = await world.AskAsync(new { requiredApprovals = 2 });
        await world.RespondedAsync(id, world.Asked[0]);
        Assert.Equal([$"ALREADY_RESPONDED id (approvalRequest,{id})"], (await world.RespondAsync(id, world.Asked[0], "REJECTED")).Refusals());
        Assert.Equal([$"FORBIDDEN id (approvalRequest,{id})"], (await world.RespondAsync(id, stranger)).Refusals());
        Assert.Equal([$"FORBIDDEN id (approvalRequest,{id})"], (await server.MutateAsync("respondToApprovalRequest", new { id, decision = "APPROVED" }, ApprovalWorld.Shown)).Refusals());
        var approved = await world.RespondedAsync(id, world.Asked[1]);
        Assert.Equal(("APPROVED", 0, world.Asked[1].Id), ((string)approved["state"]!, (int)approved["pendingApprovals"]!, (string)approved["decidedBy"]!["id"]!));
        Assert.Equal([$"APPROVAL_NOT_PENDING id (approvalRequest,{id},APPROVED)"], (await world.RespondAsync(id, world.Asked[0])).Refusals());

        var other = await world.AskAsync(new { requiredApprovals = 2 });
        Assert.Equal("REJECTED", (string)(await world.RespondedAsync(other, world.Asked[0], "REJECTED", "Too much."))["state"]!);
        Assert.Equal([$"APPROVAL_NOT_PENDING id (approvalRequest,{other},REJECTED)"], (await world.RespondAsync(other, world.Asked[1])).Refusals());
    }

    [Fact]
    public async Task P4_Roles_and_teams_count_as_they_are_when_somebody_responds_and_nobody_approves_what_he_asked_for()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var role = await server.NewRoleAsync("contacts:read");
        var team = (string)(await server.DoneAsync("createTeam", new { name = world.Mark, members = new[] { new { userId = world.Asked[0].Id }, new { userId = world.Asker.Id } } }, "team { id }"))["id"]!;
        await server.DoneAsync("updateUser", new { id = world.Asked[1].Id, roleId = role }, "user { id }");
        var id = await world.AskAsync(new { requiredApprovals = 2, authorisedConditions = new object[] { new { teamId = team }, new { roleId = role } } });
        Assert.Equal([$"FORBIDDEN id (approvalRequest,{id})"], (await world.RespondAsync(id, world.Asker)).Refusals());
        Assert.Equal([id], await world.OwnAsync("myPendingApprovals", world.Asked[1]));
        await server.DoneAsync("updateTeam", new { id = team, members = new[] { new { userId = world.Asker.Id } } }, "team { id }");
        Assert.Equal([$"FORBIDDEN id (approvalRequest,{id})"], (await world.RespondAsync(id, world.Asked[0])).Refusals());
        Assert.Empty(await world.OwnAsync("myPendingApprovals", world.Asked[0]));
        Assert.Equal("PENDING", (string)(await world.RespondedAsync(id, world.Asked[1]))["state"]!);
    }

    [Fact]
    public async Task P5_A_request_is_cancelled_by_who_asked_or_who_manages_links_and_by_nobody_else()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var (id, other) = (await world.AskAsync(), await world.AskAsync());
        Assert.Equal([$"FORBIDDEN id (approval-links:write,{id})"], (await server.MutateAsync("cancelApprovalRequest", new { id }, key: world.Asked[0].AccessToken)).Refusals());
        var cancelled = await server.DoneAsync("cancelApprovalRequest", new { id, reason = "Done otherwise." }, "approvalRequest { state cancelReason decidedBy { id } }", world.Asker.AccessToken);
        Assert.Equal($$$"""{"state":"CANCELLED","cancelReason":"Done otherwise.","decidedBy":{"id":"{{{world.Asker.Id}}}"}}""", cancelled.ToJsonString());
        Assert.Equal([$"APPROVAL_NOT_PENDING id (approvalRequest,{id},CANCELLED)"], (await server.MutateAsync("cancelApprovalRequest", new { id }, key: world.Asker.AccessToken)).Refusals());
        Assert.Equal("CANCELLED", (string)(await server.DoneAsync("cancelApprovalRequest", new { id = other }, "approvalRequest { state }"))["state"]!);
    }

    [Fact]
    public async Task P1_P6_Requests_are_found_by_what_they_are_about_and_whom_they_ask()
    {
        var world = await ApprovalWorld.MakeAsync(server, 1);
        var about = await world.AskAsync(new { contactId = world.Contact });
        var asks = await world.AskAsync(new { authorisedConditions = new[] { new { contactId = world.Contact } } });
        Assert.Equal([about], await FoundAsync(Rule("contact.code", $"{world.Mark}-C")));
        Assert.Equal([asks], await FoundAsync(Rule("authorisedConditions.contact.id", world.Contact)));
        Assert.Equal(2, (await FoundAsync(Rule("requestedBy.id", world.Asker.Id))).Length);
        var searched = await server.QueryAsync("query($s: String) { approvalRequests(search: $s) { totalCount } }", new { s = $"{world.Mark}-C" });
        Assert.Equal(1, (int)searched["approvalRequests"]!["totalCount"]!);
        var ofContact = await world.ContactAsync("approvalRequests(orderBy: [{ field: \"id\" }]) { nodes { id } }");
        Assert.Equal([about, asks], ofContact["approvalRequests"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!));
    }

    private async Task<string[]> FoundAsync(object where)
        => [.. (await server.QueryAsync("query($w: RuleGroup) { approvalRequests(where: $w) { nodes { id } } }", new { w = where }))["approvalRequests"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!)];

    private static object Rule(string field, object value) => new { combinator = "and", rules = new[] { new { field, @operator = "=", value } } };
}
