using System.Text.Json.Nodes;
using Crm.Graph.Approvals.Commands;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Commands;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Leads;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Approvals;

/// <summary>P4: the change that waits with a request is made once, on approval, of the version that it was asked for, in the name of who asked.</summary>
public abstract class WaitingChangeTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : WaitingChangeTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : WaitingChangeTests(server);

    [Fact]
    public async Task P4_The_change_is_made_in_the_transaction_of_the_decision_and_signed_by_who_asked()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(new { requiredApprovals = 2, change = new { updateContact = new { id = $"{world.Mark}-C", title = "Dr", demographics = new { gender = "FEMALE" } } } });
        var asked = await world.ReadAsync(id, "changeKind changeVersion change contact { id } entityReference");
        Assert.Equal($$$"""{"changeKind":"UPDATE_CONTACT","changeVersion":1,"change":{"id":"{{{world.Contact}}}","title":"Dr","demographics":{"gender":"FEMALE"},"expectedVersion":1},"contact":{"id":"{{{world.Contact}}}"},"entityReference":"{{{world.Mark}}}-C"}""", asked.ToJsonString());
        await world.RespondedAsync(id, world.Asked[0]);
        Assert.Equal(("1", null), ((await world.ContactAsync())["version"]!.ToJsonString(), (string?)(await world.ContactAsync())["title"]));
        var approved = await world.RespondedAsync(id, world.Asked[1]);
        Assert.Equal(("APPROVED", world.Asked[1].Id), ((string)approved["state"]!, (string)approved["decidedBy"]!["id"]!));
        Assert.Equal($$$"""{"title":"Dr","version":2,"modifiedBy":{"id":"{{{world.Asker.Id}}}"}}""", (await world.ContactAsync()).ToJsonString());
        var tenant = (await server.CallerAsync(TestServer.Key)).TenantId;
        var log = server.Services.GetRequiredService<EventLog>();
        var told = (await log.ReadAsync(tenant, (await log.EndAsync(tenant, CancellationToken.None)).Sequence - 3, 3, CancellationToken.None)).Select(e => $"{e.Entity} {e.Event} {e.ActorId}");
        Assert.Equal([$"ApprovalRequest RESPONDED {world.Asked[0].Id}", $"Contact UPDATED {world.Asker.Id}", $"ApprovalRequest APPROVED {world.Asked[1].Id}"], told);
    }

    [Fact]
    public async Task P4_Nothing_is_changed_by_a_rejection_a_cancellation_or_a_request_that_waits()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var (one, two) = (await world.AskAsync(world.Title()), await world.AskAsync(world.Title("Sir")));
        await world.AskAsync(world.Title("Ms"));
        await world.RespondedAsync(one, world.Asked[0], "REJECTED");
        await server.DoneAsync("cancelApprovalRequest", new { id = two }, "approvalRequest { id }", world.Asker.AccessToken);
        Assert.Equal("""{"title":null,"version":1,"modifiedBy":null}""", (await world.ContactAsync()).ToJsonString());
    }

    [Fact]
    public async Task P4_When_the_record_has_changed_since_the_decision_says_so_and_the_request_goes_on_waiting()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(world.Title());
        await server.DoneAsync("updateContact", new { id = world.Contact, title = "Sir" }, "contact { id }");
        Assert.Equal([$"CONFLICT (contact,{world.Contact},2)"], (await world.RespondAsync(id, world.Asked[0])).Refusals());
        Assert.Equal("""{"state":"PENDING","version":1,"approvals":0,"isOutdated":true,"responses":[]}""", (await world.ReadAsync(id, "state version approvals isOutdated responses { id }")).ToJsonString());
        Assert.Equal("Sir", (string)(await world.ContactAsync())["title"]!);
        Assert.Equal("REJECTED", (string)(await world.RespondedAsync(id, world.Asked[0], "REJECTED"))["state"]!);
    }

    [Fact]
    public async Task P4_Asking_and_deciding_need_that_who_asks_may_do_it_himself()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var role = await server.NewRoleAsync("contacts:read", "contacts:write", "approvals:write");
        await server.DoneAsync("updateUser", new { id = world.Asker.Id, roleId = role }, "user { id }");
        var id = await world.AskAsync(world.Title());
        await server.DoneAsync("updateRole", new { id = role, permissions = (string[])["contacts:read", "approvals:write"] }, "role { id }");
        Assert.Equal(["FORBIDDEN change.updateContact (contacts:write)"], await world.RefusedAsync(world.Title()));
        Assert.Equal([$"REQUESTER_NOT_ALLOWED id (approvalRequest,{id},contacts:write)"], (await world.RespondAsync(id, world.Asked[0])).Refusals());
        await server.DoneAsync("updateRole", new { id = role, permissions = (string[])["contacts:write", "approvals:write"] }, "role { id }");
        await server.DoneAsync("updateUser", new { id = world.Asker.Id, state = "SUSPENDED" }, "user { id }");
        Assert.Equal([$"REQUESTER_NOT_ALLOWED id (approvalRequest,{id},contacts:write)"], (await world.RespondAsync(id, world.Asked[0])).Refusals());
        await server.DoneAsync("updateUser", new { id = world.Asker.Id, state = "ACTIVE" }, "user { id }");
        Assert.Equal("APPROVED", (string)(await world.RespondedAsync(id, world.Asked[0]))["state"]!);
    }

    [Fact]
    public async Task P1_The_input_of_a_change_is_shown_to_those_who_may_read_what_it_is_of()
    {
        var (world, leads) = (await ApprovalWorld.MakeAsync(server), await LeadWorld.MakeAsync(server));
        var lead = await leads.CreateAsync();
        var id = await world.AskAsync(new { change = new { updateLead = new { id = (string)lead["number"]!, subject = "Ten tents", accountId = (string?)null } } });
        async Task<string> Shown(params string[] scopes) => ((JsonNode)(await server.QueryAsync("query($id: ID!) { approvalRequest(id: $id) { change } }", new { id }, await server.IssueKeyAsync(scopes: ["approvals:read", .. scopes])))["approvalRequest"]!).ToJsonString();
        Assert.Equal("""{"change":null}""", await Shown("contacts:read"));
        Assert.Equal($$$"""{"change":{"id":"{{{lead["id"]}}}","subject":"Ten tents","opened":false,"expectedVersion":1}}""", await Shown("leads:read"));
        Assert.Equal($$$"""{"change":{"id":"{{{lead["id"]}}}","subject":"Ten tents","opened":false,"accountId":null,"expectedVersion":1}}""", await Shown("leads:read", "accounts:read"));
    }

    [Fact]
    public async Task P4_A_lead_is_lost_with_approval_where_who_approves_may_approve_losses()
    {
        var (world, leads) = (await ApprovalWorld.MakeAsync(server), await LeadWorld.MakeAsync(server));
        await server.DoneAsync("updateUser", new { id = world.Asked[1].Id, roleId = await server.RoleAsync("Administrator") }, "user { id }");
        var (first, second) = (await leads.CreateAsync(), await leads.CreateAsync());
        object Lose(JsonNode lead) => new { change = new { markLeadLost = new { id = (string)lead["id"]!, reason = "Too dear." } } };
        await world.RespondedAsync(await world.AskAsync(Lose(first)), world.Asked[0]);
        await world.RespondedAsync(await world.AskAsync(Lose(second)), world.Asked[1]);
        const string shown = "state isLostApproved lostReason lostBy { id } connectionClosedBy { id }";
        Assert.Equal($$$"""{"state":"LOST","isLostApproved":false,"lostReason":"Too dear.","lostBy":{"id":"{{{world.Asker.Id}}}"},"connectionClosedBy":null}""", (await leads.ReadAsync(first, shown)).ToJsonString());
        var closed = $$$"""{"state":"LOST","isLostApproved":true,"lostReason":"Too dear.","lostBy":{"id":"{{{world.Asker.Id}}}"},"connectionClosedBy":{"id":"{{{world.Asked[1].Id}}}"}}""";
        Assert.Equal(closed, (await leads.ReadAsync(second, shown)).ToJsonString());

        var loss = await world.AskAsync(new { change = new { approveLeadLoss = new { id = (string)first["id"]! } } });
        Assert.Equal(["FORBIDDEN id (lead-losses:write)"], (await world.RespondAsync(loss, world.Asked[0])).Refusals());
        await world.RespondedAsync(loss, world.Asked[1]);
        Assert.Equal(closed, (await leads.ReadAsync(first, shown)).ToJsonString());
    }

    [Fact]
    public async Task P4_Every_mutation_that_can_wait_is_made_when_it_is_approved()
    {
        var (world, leads) = (await ApprovalWorld.MakeAsync(server), await LeadWorld.MakeAsync(server));
        var account = (string)(await server.DoneAsync("createAccount", new { contactId = world.Contact }, "account { id }"))["id"]!;
        var spare = (string)(await server.DoneAsync("createAccount", new { contactId = world.Contact }, "account { id }"))["id"]!;
        var lead = (string)(await leads.CreateAsync())["id"]!;
        foreach (var change in new object[]
        {
            new { updateAccount = new { id = account, name = "Best", creditLimit = 12.5, email = (string?)null } }, new { deleteAccount = new { id = spare } },
            new { updateLead = new { id = lead, dueDate = "2026-12-24T10:00:00Z", priority = 2 } }, new { deleteLead = new { id = lead } }, new { deleteContact = new { id = world.Contact } },
        })
            Assert.Equal("APPROVED", (string)(await world.RespondedAsync(await world.AskAsync(new { change }), world.Asked[0]))["state"]!);
        var left = await server.QueryAsync("query($a: ID!, $s: ID!, $l: ID!, $c: ID!) { a: account(id: $a) { name creditLimit } s: account(id: $s) { isDeleted } l: lead(id: $l) { dueDate priority isDeleted } c: contact(id: $c) { isDeleted } }", new { a = account, s = spare, l = lead, c = world.Contact });
        Assert.Equal("""{"a":{"name":"Best","creditLimit":12.5},"s":{"isDeleted":true},"l":{"dueDate":"2026-12-24T10:00:00Z","priority":2,"isDeleted":true},"c":{"isDeleted":true}}""", left.ToJsonString());
    }

    [Fact]
    public void P4_An_input_is_kept_as_a_client_writes_it_and_read_as_it_was()
    {
        var input = new UpdateContactInput(
            new("C-1"), Title: new(null), LastName: "O'Neil", PreferredMethodOfContact: ContactMethod.Email, IsActive: true,
            Demographics: new DemographicsInput(DateOfBirth: new DateOnly(1990, 2, 28)), Phones: new([new("+35799123456", IsPrimary: true)]),
            CustomFields: [new("vip", new JsonText("true"))], ExpectedVersion: 3);
        var kept = StoredInput.Write(input);
        Assert.Equal("""{"id":"C-1","title":null,"lastName":"O'Neil","preferredMethodOfContact":"EMAIL","isActive":true,"demographics":{"dateOfBirth":"1990-02-28"},"phones":[{"number":"+35799123456","isPrimary":true}],"customFields":[{"key":"vip","value":true}],"expectedVersion":3}""", kept.Value);
        var read = StoredInput.Read<UpdateContactInput>(kept);
        Assert.Equal((true, null, false, true), (read.Title.IsGiven, read.Title.Value, read.FirstName.IsGiven, read.IsActive.Value));
        Assert.Equal(kept, StoredInput.Write(read));
        Assert.Equal(Enum.GetValues<ApprovalChangeKind>().Length, typeof(ApprovalChangeInput).GetConstructors()[0].GetParameters().Length);
    }

    [Fact]
    public async Task P4_Of_two_who_decide_at_the_same_instant_one_does_and_the_change_is_made_once()
    {
        var world = await ApprovalWorld.MakeAsync(server, 4);
        for (var round = 1; round <= 4; round++)
        {
            var id = await world.AskAsync(world.Title($"Title {round}"));
            var said = await Task.WhenAll(world.Asked.Select((who, i) => Task.Run(async () => (await world.RespondAsync(id, who, i == 0 ? "REJECTED" : "APPROVED")).Refusals())));
            Assert.Equal(1, said.Count(refusals => refusals.Length == 0));
            Assert.All(said.Where(refusals => refusals.Length > 0), refusals => Assert.StartsWith("APPROVAL_NOT_PENDING id", Assert.Single(refusals), StringComparison.Ordinal));
            var request = await world.ReadAsync(id, "state responses { decision }");
            var decision = (string)Assert.Single(request["responses"]!.AsArray())!["decision"]!;
            var contact = await world.ContactAsync("title version");
            Assert.Equal((string)request["state"]!, decision);
            Assert.Equal(decision == "APPROVED", (string?)contact["title"] == $"Title {round}");
        }
        var approved = (int)(await server.QueryAsync("query($w: RuleGroup) { approvalRequests(where: $w) { totalCount } }", new { w = new { combinator = "and", rules = new object[] { new { field = "contact.id", @operator = "=", value = world.Contact }, new { field = "state", @operator = "=", value = "APPROVED" } } } }))["approvalRequests"]!["totalCount"]!;
        Assert.Equal(1 + approved, (int)(await world.ContactAsync())["version"]!);
    }
}
