using System.Text.Json.Nodes;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Leads;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Tasks;

/// <summary>T1 to T3 over the real server: tasks, who may change them, and those who listen.</summary>
public abstract class TaskTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : TaskTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : TaskTests(server);

    /// <summary>A word that only this test's records have: the server is shared.</summary>
    private readonly string _own = "t" + Guid.NewGuid().ToString("N")[..12];

    [Fact]
    public async Task T1_Tasks_are_filtered_along_their_links_sorted_grouped_and_searched()
    {
        var (world, user, other) = (await LeadWorld.MakeAsync(server), await UserAsync(), await UserAsync());
        var (lead, account) = (await world.CreateAsync(), (string)(await server.DoneAsync("createAccount", new { contactId = world.Contact, number = _own }, "account { id }"))["id"]!);
        await server.DoneAsync("createCustomField", new { entity = "tasks", key = _own, label = "Room", type = "STRING" }, "customField { id }");
        var call = await CreateAsync(user, new { type = "CALL", contactId = world.Contact, leadId = (string)lead["number"]!, end = "2026-12-01T10:00:00Z", customFields = new[] { new { key = _own, value = "blue" } } });
        var mail = await CreateAsync(user, new { type = "EMAIL", contactId = world.Contact, accountId = _own, end = "2026-12-03T10:00:00Z" });
        var done = await CreateAsync(other, new { type = "CALL", contactId = world.Contact, end = "2026-12-02T10:00:00Z" });
        await server.DoneAsync("completeTask", new { id = done }, "task { id }");

        foreach (var (field, value, expected) in new (string, object, string[])[]
        {
            ("contact.lastName", world.Mark, [mail, done, call]), ("account.number", _own, [mail]), ("lead.number", (string)lead["number"]!, [call]), ("assignee.id", other, [done]),
            ("state", "OPEN", [mail, call]), ("type", "CALL", [done, call]), ("end", "2026-12-02T10:00:00Z", [done]), ("customFields." + _own, "blue", [call]), ("fromAutomation", false, [mail, done, call]),
        })
            Assert.Equal(expected, await FoundAsync(Rules((field, value), ("title", _own))));

        await server.DoneAsync("createSavedFilter", new { name = _own, module = "tasks", value = Rules(("state", "OPEN"), ("title", _own)) }, "savedFilter { id }");
        var saved = (string)(await server.QueryAsync("query($w: RuleGroup) { savedFilters(where: $w) { nodes { id } } }", new { w = Rules(("name", _own)) }))["savedFilters"]!["nodes"]![0]!["id"]!;
        var read = await server.QueryAsync(
            "query($s: ID!, $q: String!, $w: RuleGroup, $c: ID!, $l: ID!, $a: ID!) { saved: tasks(savedFilter: $s) { totalCount } searched: tasks(search: $q) { totalCount } grouped: tasks(where: $w) { aggregate(groupBy: [{ field: \"type\" }]) { keys { value } count } } box: search(text: $q, entities: [TASK]) { subtitle task { state } } "
            + "contact(id: $c) { tasks { totalCount } openTasks(orderBy: [{ field: \"end\" }]) { nodes { id } } } lead(id: $l) { tasks { nodes { id } } } account(id: $a) { tasks { nodes { id } } } }",
            new { s = saved, q = _own, w = Rules(("title", _own)), c = world.Contact, l = (string)lead["id"]!, a = account });
        Assert.Equal((2, 3, 3), ((int)read["saved"]!["totalCount"]!, (int)read["searched"]!["totalCount"]!, read["box"]!.AsArray().Count));
        Assert.Equal("""[{"keys":[{"value":"CALL"}],"count":2},{"keys":[{"value":"EMAIL"}],"count":1}]""", read["grouped"]!["aggregate"]!.ToJsonString());
        Assert.Equal($$$"""{"tasks":{"totalCount":3},"openTasks":{"nodes":[{"id":"{{{call}}}"},{"id":"{{{mail}}}"}]}}""", read["contact"]!.ToJsonString());
        Assert.Equal((call, mail), ((string)read["lead"]!["tasks"]!["nodes"]![0]!["id"]!, (string)read["account"]!["tasks"]!["nodes"]![0]!["id"]!));
    }

    [Fact]
    public async Task T2_A_task_is_kept_as_it_was_said_and_what_is_wrong_is_said_all_at_once()
    {
        var (user, suspended, nobody) = (await UserAsync(), await UserAsync(), Guid.CreateVersion7().ToString());
        const string shown = "task { version title type state note start end reminderOn remindedOn fromAutomation assignee { id } contact { id } completedOn createdBy { kind } }";
        var task = await server.DoneAsync("createTask", new { title = $" {_own} ", assigneeId = user, type = "LINKEDIN_MESSAGE", note = "Two\nlines.", start = "2026-12-01T10:00:00+02:00", end = "2026-12-01T11:00:00+02:00", reminderOn = "2026-12-01T07:45:00Z", fromAutomation = true }, shown);
        Assert.Equal(
            $$$"""{"version":1,"title":"{{{_own}}}","type":"LINKEDIN_MESSAGE","state":"OPEN","note":"Two\nlines.","start":"2026-12-01T08:00:00Z","end":"2026-12-01T09:00:00Z","reminderOn":"2026-12-01T07:45:00Z","remindedOn":null,"fromAutomation":true,"assignee":{"id":"{{{user}}}"},"contact":null,"completedOn":null,"createdBy":{"kind":"API_KEY"}}""",
            task.ToJsonString());
        foreach (var type in (string[])["CALL", "EMAIL", "MEETING", "OTHER", "SMS", "FOLLOW_UP", "REMINDER", "LINKEDIN_MESSAGE", "DM"])
            Assert.Equal(type, (string)(await server.DoneAsync("createTask", new { title = _own, assigneeId = user, type }, "task { type }"))["type"]!);

        await server.DoneAsync("updateUser", new { id = suspended, state = "SUSPENDED" }, "user { id }");
        Assert.Equal([$"NOT_ALLOWED assigneeId (user,{suspended})"], (await server.MutateAsync("createTask", new { title = _own, assigneeId = suspended })).Refusals());
        Assert.Equal(
            [$"NOT_FOUND assigneeId (user,{nobody})", $"NOT_FOUND contactId (contact,{nobody})", $"NOT_FOUND leadId (lead,{nobody})", "INVALID_VALUE end", "REQUIRED title"],
            (await server.MutateAsync("createTask", new { title = " ", assigneeId = nobody, contactId = nobody, leadId = nobody, start = "2026-12-01T10:00:00Z", end = "2026-12-01T10:00:00Z" })).Refusals());
        foreach (var missing in (string[])["title: \"x\"", $"assigneeId: \"{user}\""])
            Assert.Equal("BAD_USER_INPUT", (await server.SendAsync($"mutation {{ createTask(input: {{ {missing} }}) {{ task {{ id }} }} }}")).Refusal());
    }

    [Fact]
    public async Task T3_Only_its_assignee_its_creator_and_who_manages_tasks_change_a_task()
    {
        var (assignee, creator, other) = (await ChangeListener.SignedInAsync(server), await ChangeListener.SignedInAsync(server), await ChangeListener.SignedInAsync(server));
        var manager = await ChangeListener.SignedInAsync(server, "Administrator");
        var task = (string)(await server.DoneAsync("createTask", new { title = _own, assigneeId = assignee.Id }, "task { id }", creator.AccessToken))["id"]!;
        var before = await StoredAsync(task);
        foreach (var mutation in (string[])["updateTask", "completeTask", "reopenTask", "deleteTask"])
            Assert.Equal([$"FORBIDDEN id (task,{task})"], (await server.MutateAsync(mutation, new { id = task }, key: other.AccessToken)).Refusals());
        Assert.Equal([$"FORBIDDEN id (task,{task})"], (await server.MutateAsync("updateTask", new { id = task, assigneeId = other.Id, title = "Mine." }, key: other.AccessToken)).Refusals());
        Assert.Equal(before, await StoredAsync(task));
        Assert.Equal("FORBIDDEN", (await server.SendAsync($"mutation {{ deleteTask(input: {{ id: \"{task}\" }}) {{ task {{ id }} }} }}", key: await server.IssueKeyAsync(scopes: ["tasks:read"]))).Refusal());
        Assert.Equal([$"NOT_FOUND id (task,{task})"], (await server.MutateAsync("deleteTask", new { id = task }, key: TestServer.OtherKey)).Refusals());

        foreach (var person in (Person[])[assignee, creator, manager])
            Assert.Equal(person.Email, (string)(await server.DoneAsync("updateTask", new { id = task, note = person.Email }, "task { note }", person.AccessToken))["note"]!);
        // Who gives it away is its creator still, but its assignee no more.
        await server.DoneAsync("updateTask", new { id = task, assigneeId = other.Id }, "task { id }", assignee.AccessToken);
        Assert.Equal([$"FORBIDDEN id (task,{task})"], (await server.MutateAsync("completeTask", new { id = task }, key: assignee.AccessToken)).Refusals());
        var done = await server.DoneAsync("completeTask", new { id = task }, "task { state completedOn completedBy { id } }", other.AccessToken);
        Assert.Equal(("COMPLETED", other.Id), ((string)done["state"]!, (string)done["completedBy"]!["id"]!));
        Assert.NotNull(done["completedOn"]);
        Assert.DoesNotContain("tasks:manage", (await server.QueryAsync("{ roles { nodes { name permissions } } }"))["roles"]!["nodes"]!.AsArray().Single(r => (string)r!["name"]! == "Member")!["permissions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T3_An_update_leaves_what_is_left_out_and_a_second_deletion_answers_as_the_first()
    {
        var (user, contact) = (await UserAsync(), (string)(await server.DoneAsync("createContact", new { firstName = "Anna", lastName = _own }, "contact { id }"))["id"]!);
        var task = await CreateAsync(user, new { note = "Soon.", contactId = contact, start = "2026-12-01T10:00:00Z" });
        var changed = await server.DoneAsync("updateTask", new { id = task, note = (string?)null, type = "SMS", end = "2026-12-01T12:00:00Z", expectedVersion = 1 }, "task { note type start end contact { id } assignee { id } }");
        Assert.Equal($$$"""{"note":null,"type":"SMS","start":"2026-12-01T10:00:00Z","end":"2026-12-01T12:00:00Z","contact":{"id":"{{{contact}}}"},"assignee":{"id":"{{{user}}}"}}""", changed.ToJsonString());
        Assert.Equal([$"CONFLICT expectedVersion (task,{task},2)"], (await server.MutateAsync("updateTask", new { id = task, note = "x", expectedVersion = 1 })).Refusals());
        Assert.Equal(["REQUIRED type", "INVALID_VALUE end", "REQUIRED title"], (await server.MutateAsync("updateTask", new { id = task, title = (string?)null, type = (string?)null, end = "2026-12-01T09:00:00Z" })).Refusals());
        await server.DoneAsync("updateTask", new { id = task, contactId = (string?)null }, "task { id }");
        await server.DoneAsync("completeTask", new { id = task }, "task { id }");
        Assert.Equal([$"INVALID_TRANSITION id (task,{task},COMPLETED)"], (await server.MutateAsync("completeTask", new { id = task })).Refusals());
        Assert.Equal("OPEN", (string)(await server.DoneAsync("reopenTask", new { id = task }, "task { state }"))["state"]!);
        for (var i = 0; i < 2; i++)
            Assert.True((bool)(await server.DoneAsync("deleteTask", new { id = task }, "task { isDeleted }"))["isDeleted"]!);
        Assert.Equal([$"TASK_DELETED id (task,{task})"], (await server.MutateAsync("updateTask", new { id = task, note = "x" })).Refusals());
        Assert.Equal(0, (int)(await server.QueryAsync("query($c: ID!) { contact(id: $c) { tasks { totalCount } } }", new { c = contact }))["contact"]!["tasks"]!["totalCount"]!);
    }

    [Fact]
    public async Task X2_Who_listens_to_open_tasks_hears_each_step_once_and_that_a_completed_one_leaves()
    {
        var (user, other) = (await UserAsync(), await UserAsync());
        using var listener = await ChangeListener.OpenAsync(server, "subscription($where: RuleGroup) { taskChanged(where: $where) { change event task { title } } }", new { where = Rules(("title", _own), ("state", "OPEN")) });
        var task = await CreateAsync(user, new { });
        await server.DoneAsync("updateTask", new { id = task, assigneeId = other }, "task { id }");
        await server.DoneAsync("updateTask", new { id = task, note = "x" }, "task { id }");
        await server.DoneAsync("completeTask", new { id = task }, "task { id }");
        await server.DoneAsync("reopenTask", new { id = task }, "task { id }");
        await server.DoneAsync("deleteTask", new { id = task }, "task { id }");
        var heard = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var next = await listener.NextAsync();
            heard.Add($"{next.GetProperty("change").GetString()} {next.GetProperty("event").GetString()}");
        }
        Assert.Equal(["ENTERED CREATED", "CHANGED ASSIGNED", "CHANGED UPDATED", "LEFT COMPLETED", "ENTERED REOPENED", "LEFT DELETED"], heard);
    }

    private static object Rules(params (string Field, object Value)[] rules)
        => new { combinator = "and", rules = rules.Select(r => new { field = r.Field, @operator = "=", value = r.Value }) };

    private async Task<string[]> FoundAsync(object where)
        => [.. (await server.QueryAsync("query($w: RuleGroup) { tasks(where: $w, orderBy: [{ field: \"end\", direction: DESC }]) { nodes { id } } }", new { w = where }))["tasks"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!)];

    private async Task<string> CreateAsync(string assignee, object also)
    {
        var input = JsonObject.Create(System.Text.Json.JsonSerializer.SerializeToElement(also))!;
        (input["title"], input["assigneeId"]) = (_own, assignee);
        return (string)(await server.DoneAsync("createTask", input, "task { id }"))["id"]!;
    }

    private async Task<string> StoredAsync(string id) => (await server.QueryAsync("query($id: ID!) { task(id: $id) { version title note state assignee { id } isDeleted } }", new { id })).ToJsonString();

    private async Task<string> UserAsync() => (await server.HireAsync()).Id;
}
