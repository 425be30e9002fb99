using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;

namespace Crm.Graph.Tests.Leads;

/// <summary>What leads need to be there, made for one test: a pipeline of three stages, a franchise, a department, a source, a contact.</summary>
internal sealed record LeadWorld(TestServer Server, string Mark, string[] Stages, string Pipeline, string Franchise, string Source, string Department, string Contact)
{
    public const string Shown = "lead { id number version state subject stage { id } owner { id } assignees { nodes { id } } value cost margin currency isLostApproved lostReason soldDate lostDate connectionClosedDate soldBy { id } lostBy { id } connectionClosedBy { id } stageEnteredOn isDeleted }";

    public static async Task<LeadWorld> MakeAsync(TestServer server, string? team = null, string key = TestServer.Key)
    {
        var mark = Guid.NewGuid().ToString("N")[..12];
        async Task<string> Make(string mutation, object input, string answers) => (string)(await server.DoneAsync(mutation, input, answers, key))["id"]!;
        string[] stages = [.. await Names("new", "talks", "offer").SelectAsync(name => Make("createStage", new { name = $"{mark} {name}" }, "stage { id }"))];
        var pipeline = await Make("createPipeline", new { name = mark, stageIds = stages }, "pipeline { id }");
        var franchise = await Make("createFranchise", new { name = mark }, "franchise { id }");
        return new(server, mark, stages, pipeline, franchise,
            await Make("createLeadSource", new { name = mark }, "leadSource { id }"),
            await Make("createDepartment", new { name = mark, franchiseId = franchise, pipelineId = pipeline, teamId = team }, "department { id }"),
            await Make("createContact", new { firstName = "Anna", lastName = mark }, "contact { id }"));
    }

    /// <summary>The least that a lead needs, and what a test wants besides.</summary>
    public JsonObject Input(object? also = null)
    {
        var input = JsonObject.Create(System.Text.Json.JsonSerializer.SerializeToElement(new { subject = $"{Mark} tents", contactId = Contact, departmentId = Department, franchiseId = Franchise, sourceId = Source }))!;
        foreach (var (name, value) in JsonObject.Create(System.Text.Json.JsonSerializer.SerializeToElement(also ?? new { }))!.ToList())
            input[name] = value?.DeepClone();
        return input;
    }

    public Task<JsonNode> CreateAsync(object? also = null, string answers = Shown, string key = TestServer.Key) => Server.DoneAsync("createLead", Input(also), answers, key);

    public Task<JsonNode> DoAsync(string mutation, JsonNode lead, object? also = null) => Server.DoneAsync(mutation, With(lead, also), Shown);

    public async Task<string[]> RefusedAsync(string mutation, JsonNode lead, object? also = null) => (await Server.MutateAsync(mutation, With(lead, also))).Refusals();

    /// <summary>What is to be read of a lead.</summary>
    public async Task<JsonNode> ReadAsync(JsonNode lead, string selection)
        => (await Server.QueryAsync($"query($id: ID!) {{ lead(id: $id) {{ {selection} }} }}", new { id = (string)lead["id"]! }))["lead"]!;

    private static string[] Names(params string[] names) => names;

    private static JsonObject With(JsonNode lead, object? also)
    {
        var input = JsonObject.Create(System.Text.Json.JsonSerializer.SerializeToElement(also ?? new { }))!;
        input["id"] = (string)lead["id"]!;
        return input;
    }
}

internal static class OneByOne
{
    public static async Task<List<string>> SelectAsync(this IEnumerable<string> names, Func<string, Task<string>> make)
    {
        var made = new List<string>();
        foreach (var name in names)
            made.Add(await make(name));
        return made;
    }
}
