using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Approvals;

/// <summary>Some people and a contact, made for one test: the first of them asks, the others are asked.</summary>
internal sealed record ApprovalWorld(TestServer Server, string Mark, Person Asker, Person[] Asked, string Contact)
{
    public const string Shown = "approvalRequest { id version state approvals pendingApprovals decidedOn decidedBy { id } isOutdated canRespond concernsMe responses { decision reason byLink respondedBy { id kind } } }";

    public static async Task<ApprovalWorld> MakeAsync(TestServer server, int asked = 2)
    {
        var mark = "m" + Guid.NewGuid().ToString("N")[..11]; // begins with nothing that a test searches for
        var people = new List<Person>();
        for (var i = 0; i <= asked; i++)
            people.Add(await ChangeListener.SignedInAsync(server));
        var contact = (string)(await server.DoneAsync("createContact", new { code = $"{mark}-C", firstName = "Anna", lastName = mark, language = "el" }, "contact { id }"))["id"]!;
        return new(server, mark, people[0], [.. people.Skip(1)], contact);
    }

    /// <summary>Everybody who is asked, as conditions.</summary>
    public object[] Everybody => [.. Asked.Select(p => new { userId = p.Id })];

    /// <summary>Asks all of them, and what a test wants besides.</summary>
    public JsonObject Input(object? also = null)
    {
        var input = JsonSerializer.SerializeToNode(new { title = $"{Mark} discount", authorisedConditions = Everybody })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(also ?? new { })!.AsObject().ToList())
            input[name] = value?.DeepClone();
        return input;
    }

    public async Task<string> AskAsync(object? also = null) => (string)(await Server.DoneAsync("createApprovalRequest", Input(also), "approvalRequest { id }", Asker.AccessToken))["id"]!;

    public async Task<string[]> RefusedAsync(object also) => (await Server.MutateAsync("createApprovalRequest", Input(also), key: Asker.AccessToken)).Refusals();

    public Task<JsonObject> RespondAsync(string id, Person who, string decision = "APPROVED", string? reason = null)
        => Server.MutateAsync("respondToApprovalRequest", new { id, decision, reason }, Shown, who.AccessToken);

    public async Task<JsonNode> RespondedAsync(string id, Person who, string decision = "APPROVED", string? reason = null)
    {
        var payload = await RespondAsync(id, who, decision, reason);
        Assert.Empty(payload.Refusals());
        return payload["approvalRequest"]!;
    }

    /// <summary>What is to be read of a request by somebody who may read all of them.</summary>
    public async Task<JsonNode> ReadAsync(string id, string selection = "state")
        => (await Server.QueryAsync($"query($id: ID!) {{ approvalRequest(id: $id) {{ {selection} }} }}", new { id }))["approvalRequest"]!;

    public async Task<JsonNode> ContactAsync(string selection = "title version modifiedBy { id }")
        => (await Server.QueryAsync($"query($id: ID!) {{ contact(id: $id) {{ {selection} }} }}", new { id = Contact }))["contact"]!;

    /// <summary>What a user has in one of the lists of its own.</summary>
    public async Task<string[]> OwnAsync(string list, Person who)
        => [.. (await Server.QueryAsync($"{{ {list} {{ nodes {{ id }} }} }}", key: who.AccessToken))[list]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!)];

    /// <summary>The change of the contact's title.</summary>
    public object Title(string title = "Dr") => new { change = new { updateContact = new { id = Contact, title } } };
}
