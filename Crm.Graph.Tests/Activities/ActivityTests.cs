using System.Text.Json.Nodes;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Leads;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Activities;

/// <summary>T5 to T9 over the real server: activities, what becomes of them, and their tags.</summary>
public abstract class ActivityTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ActivityTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ActivityTests(server);

    /// <summary>A word that only this test's records have: the server is shared.</summary>
    private readonly string _own = "v" + Guid.NewGuid().ToString("N")[..12];

    [Fact]
    public async Task T5_Activities_are_filtered_by_every_attribute_that_they_are_known_by()
    {
        var (world, user) = (await LeadWorld.MakeAsync(server), (await server.HireAsync()).Id);
        var (lead, team) = (await world.CreateAsync(), await MakeAsync("createTeam", "team { id }", new { name = _own }));
        var (type, tag) = (await MakeAsync("createActivityType", "activityType { id }", new { name = _own, colour = "#876fd5" }), await MakeAsync("createTag", "tag { id }", new { name = _own }));
        await MakeAsync("createCustomField", "customField { id }", new { entity = "activities", key = _own, label = "Room", type = "STRING" });
        var plain = await CreateAsync(world.Contact);
        var full = await CreateAsync(world.Contact, new
        {
            linkedTo = Links(world.Contact, (string)lead["number"]!),
            typeId = type,
            scheduledFrom = "2026-12-01T10:00:00Z",
            scheduledTo = "2026-12-01T11:00:00Z",
            assignTo = new { userId = user, teamId = team },
            tagIds = new[] { tag, tag },
            customFields = new[] { new { key = _own, value = "blue" } },
        });
        await server.DoneAsync("setActivityState", new { id = full, state = "COMPLETED" }, "activity { id }");
        foreach (var (field, op, value) in new (string, string, object)[]
        {
            ("name", "contains", "isit"), ("type.id", "in", new[] { type }), ("type.name", "=", _own), ("contact.id", "=", world.Contact), ("lead.id", "=", (string)lead["id"]!), ("state", "=", "COMPLETED"),
            ("tags.id", "=", tag), ("tags.name", "=", _own), ("dateCreated", ">=", "today"), ("completedOn", ">=", "today"), ("assignedToUser.id", "=", user), ("assignedToTeam.id", "=", team),
            ("scheduledFrom", "between", new[] { "2026-12-01", "2026-12-02" }), ("customFields." + _own, "=", "blue"),
        })
            Assert.Equal(field is "name" or "contact.id" or "dateCreated" ? [plain, full] : [full], await FoundAsync(("name", "endsWith", _own), (field, op, value)));

        var read = await server.QueryAsync(
            "query($q: String!, $n: ID!, $c: ID!, $l: ID!) { activities(search: $q) { totalCount } box: search(text: $q, entities: [ACTIVITY]) { activity { id } } contact(id: $c) { activities { totalCount } } lead(id: $l) { activities { nodes { id } } } "
            + "activity(id: $n) { number type { name colour } tags { nodes { name } } assignedToUser { id } assignedToTeam { id } states { state } } }",
            new { q = _own, n = full, c = world.Contact, l = (string)lead["id"]! });
        Assert.Equal((2, 2, 2, full), ((int)read["activities"]!["totalCount"]!, read["box"]!.AsArray().Count, (int)read["contact"]!["activities"]!["totalCount"]!, (string)read["lead"]!["activities"]!["nodes"]![0]!["id"]!));
        var one = read["activity"]!;
        Assert.Matches("^ACT[0-9]{8}$", (string)one["number"]!);
        Assert.Equal($$"""{"name":"{{_own}}","colour":"#876FD5"} {"nodes":[{"name":"{{_own}}"}]} [{"state":"PENDING"},{"state":"COMPLETED"}]""", $"{one["type"]!.ToJsonString()} {one["tags"]!.ToJsonString()} {one["states"]!.ToJsonString()}");
        Assert.Equal(full, (string)(await server.QueryAsync("query($n: ID!) { activity(id: $n) { id } }", new { n = (string)one["number"]! }))["activity"]!["id"]!);
    }

    [Fact]
    public async Task T6_An_activity_is_for_one_contact_and_about_at_most_one_record_besides()
    {
        var world = await LeadWorld.MakeAsync(server);
        var (lead, nobody) = ((string)(await world.CreateAsync())["id"]!, Guid.CreateVersion7().ToString());
        Assert.Equal(["CONTACT_REQUIRED linkedTo"], await RefusedAsync(new { linkedTo = Array.Empty<object>() }));
        Assert.Equal(["CONTACT_REQUIRED linkedTo"], await RefusedAsync(new { linkedTo = Links(null, lead) }));
        Assert.Equal(["LINKED_TWICE linkedTo.2"], await RefusedAsync(new { linkedTo = Links(world.Contact, lead, lead) }));
        Assert.Equal([$"NOT_FOUND linkedTo.0.id (contact,{nobody})", $"NOT_FOUND linkedTo.1.id (lead,{nobody})"], await RefusedAsync(new { linkedTo = Links(nobody, nobody) }));
        var id = await CreateAsync(world.Contact, new { linkedTo = Links(world.Contact, lead) });
        var other = (string)(await server.DoneAsync("createContact", new { firstName = "Ben", lastName = _own }, "contact { id }"))["id"]!;
        Assert.Equal([$"NOT_ALLOWED linkedTo.0.id (contact,{world.Contact})"], (await server.MutateAsync("updateActivity", new { id, linkedTo = Links(other, null) })).Refusals());
        Assert.Null((await server.DoneAsync("updateActivity", new { id, linkedTo = Links(world.Contact, null) }, "activity { lead { id } }"))["lead"]);
        // There are no orders and service requests here yet.
        Assert.Equal("BAD_USER_INPUT", (await server.SendAsync($"mutation {{ createActivity(input: {{ name: \"x\", linkedTo: [{{ type: ORDER, id: \"{nobody}\" }}] }}) {{ activity {{ id }} }} }}")).Refusal());
    }

    [Fact]
    public async Task T6_It_is_done_at_an_address_or_at_the_contacts_not_both_and_by_a_user_a_team_or_both()
    {
        var contact = await server.DoneAsync("createContact", new { firstName = "Anna", lastName = _own, addresses = new[] { new { townCity = "Paphos", isPrimary = false }, new { townCity = "Nicosia", isPrimary = true } } }, "contact { id addresses { id townCity } }");
        var (id, paphos) = ((string)contact["id"]!, (string)contact["addresses"]!.AsArray().Single(a => (string)a!["townCity"]! == "Paphos")!["id"]!);
        var homeless = (string)(await server.DoneAsync("createContact", new { firstName = "Ben", lastName = _own }, "contact { id }"))["id"]!;
        const string shown = "activity { id address { townCity } useEntityAddress assignedToUser { id } assignedToTeam { id } }";
        var activity = await server.DoneAsync("createActivity", Input(id, new { addressId = paphos }), shown);
        Assert.Equal(("Paphos", false), ((string)activity["address"]!["townCity"]!, (bool)activity["useEntityAddress"]!));
        Assert.Equal(["ADDRESS_TWICE addressId"], await RefusedAsync(new { linkedTo = Links(id, null), addressId = paphos, useEntityAddress = true }));
        Assert.Equal([$"NOT_FOUND addressId (contactAddress,{paphos})"], await RefusedAsync(new { linkedTo = Links(homeless, null), addressId = paphos }));
        Assert.Equal([$"REQUIRED useEntityAddress (contact,{homeless})"], await RefusedAsync(new { linkedTo = Links(homeless, null), useEntityAddress = true }));
        Assert.Equal("Nicosia", (string)(await server.DoneAsync("updateActivity", new { id = (string)activity["id"]!, useEntityAddress = true }, shown))["address"]!["townCity"]!);
        Assert.False((bool)(await server.DoneAsync("updateActivity", new { id = (string)activity["id"]!, addressId = paphos }, shown))["useEntityAddress"]!);
        await server.DoneAsync("removeContactAddress", new { id = paphos }, "contact { id }");
        var read = await server.QueryAsync("query($id: ID!) { activity(id: $id) { address { id } } }", new { id = (string)activity["id"]! });
        Assert.Null(read["activity"]!["address"]);

        var (user, suspended, team) = ((await server.HireAsync()).Id, (await server.HireAsync()).Id, await MakeAsync("createTeam", "team { id }", new { name = _own }));
        Assert.Equal(["REQUIRED assignTo"], await RefusedAsync(new { linkedTo = Links(id, null), assignTo = new { } }));
        await server.DoneAsync("updateUser", new { id = suspended, state = "SUSPENDED" }, "user { id }");
        Assert.Equal([$"NOT_ALLOWED assignTo.userId (user,{suspended})"], await RefusedAsync(new { linkedTo = Links(id, null), assignTo = new { userId = suspended } }));
        foreach (var to in (object[])[new { userId = user }, new { teamId = team }, new { userId = user, teamId = team }])
        {
            var assigned = await server.DoneAsync("updateActivity", new { id = (string)activity["id"]!, assignTo = to }, shown);
            Assert.Equal((to.ToString()!.Contains("userId", StringComparison.Ordinal), to.ToString()!.Contains("teamId", StringComparison.Ordinal)), (assigned["assignedToUser"] is not null, assigned["assignedToTeam"] is not null));
        }
    }

    [Fact]
    public async Task T7_A_pending_activity_is_completed_or_cancelled_once_and_its_states_are_kept()
    {
        var contact = (string)(await server.DoneAsync("createContact", new { firstName = "Anna", lastName = _own }, "contact { id }"))["id"]!;
        var (done, off) = (await CreateAsync(contact), await CreateAsync(contact));
        const string shown = "activity { state completedOn states { state date changedBy { kind } } }";
        using var listener = await ChangeListener.OpenAsync(server, "subscription($w: RuleGroup) { events(entity: \"activities\", where: $w) { event } }", new { w = new { combinator = "and", rules = new[] { new { field = "id", @operator = "=", value = done } } } });
        Assert.Equal([$"INVALID_TRANSITION state (activity,{done},PENDING)"], (await server.MutateAsync("setActivityState", new { id = done, state = "PENDING" })).Refusals());
        var completed = await server.DoneAsync("setActivityState", new { id = done, state = "COMPLETED", expectedVersion = 1 }, shown);
        Assert.Equal(["PENDING API_KEY", "COMPLETED API_KEY"], completed["states"]!.AsArray().Select(s => $"{s!["state"]} {s["changedBy"]!["kind"]}"));
        Assert.Equal((string)completed["completedOn"]!, (string)completed["states"]![1]!["date"]!);
        Assert.Equal([$"INVALID_TRANSITION state (activity,{done},COMPLETED)"], (await server.MutateAsync("setActivityState", new { id = done, state = "CANCELLED" })).Refusals());
        Assert.Equal([$"INVALID_TRANSITION id (activity,{done},COMPLETED)"], (await server.MutateAsync("updateActivity", new { id = done, name = "x" })).Refusals());
        var cancelled = await server.DoneAsync("setActivityState", new { id = off, state = "CANCELLED" }, shown);
        Assert.Equal(("CANCELLED", null), ((string)cancelled["state"]!, (string?)cancelled["completedOn"]));
        for (var i = 0; i < 2; i++)
            Assert.True((bool)(await server.DoneAsync("deleteActivity", new { id = done }, "activity { isDeleted }"))["isDeleted"]!);
        Assert.Equal([$"ACTIVITY_DELETED id (activity,{done})"], (await server.MutateAsync("setActivityState", new { id = done, state = "COMPLETED" })).Refusals());
        Assert.Equal(("COMPLETED", "DELETED"), ((await listener.NextAsync()).GetProperty("event").GetString(), (await listener.NextAsync()).GetProperty("event").GetString()));
    }

    [Fact]
    public async Task T8_Tags_are_set_added_and_taken_off_and_a_deleted_one_is_gone_from_all()
    {
        var contact = (string)(await server.DoneAsync("createContact", new { firstName = "Anna", lastName = _own }, "contact { id }"))["id"]!;
        var id = await CreateAsync(contact);
        string[] tags = [.. await ((string[])["a", "b", "c"]).SelectAsync(n => MakeAsync("createTag", "tag { id }", new { name = $"{_own} {n}" }))];
        async Task<string> Marked(string mutation, object input)
            => string.Concat((await server.DoneAsync(mutation, input, "activity { tags(orderBy: [{ field: \"name\" }]) { nodes { name } } }"))["tags"]!["nodes"]!.AsArray().Select(t => ((string)t!["name"]!)[^1..]));
        Assert.Equal("ab", await Marked("setActivityTags", new { id, tagIds = new[] { tags[0], tags[1], tags[0] } }));
        Assert.Equal("abc", await Marked("addActivityTags", new { id, tagIds = new[] { tags[2], tags[0] } }));
        Assert.Equal("ac", await Marked("removeActivityTag", new { id, tagId = tags[1] }));
        Assert.Equal("ac", await Marked("removeActivityTag", new { id, tagId = tags[1] }));
        Assert.Equal("bc", await Marked("setActivityTags", new { id, tagIds = new[] { tags[2], tags[1] } }));
        await server.DoneAsync("deleteTag", new { id = tags[1] }, "tag { id }");
        Assert.Equal([$"NOT_ALLOWED tagIds.0 (tag,{tags[1]})"], (await server.MutateAsync("addActivityTags", new { id, tagIds = new[] { tags[1] } })).Refusals());
        Assert.Equal("c", await Marked("addActivityTags", new { id, tagIds = Array.Empty<string>() }));
        Assert.Empty(await FoundAsync(("name", "endsWith", _own), ("tags.id", "=", tags[1])));
        Assert.Equal("", await Marked("setActivityTags", new { id, tagIds = Array.Empty<string>() }));
    }

    [Fact]
    public async Task T9_Tags_and_types_have_names_of_their_own_and_colours()
    {
        var tag = await server.DoneAsync("createTag", new { name = _own, colour = "#1e90ff" }, "tag { id name colour }");
        Assert.Equal((_own, "#1E90FF"), ((string)tag["name"]!, (string)tag["colour"]!));
        Assert.Equal([$"ALREADY_EXISTS name (tag,{_own.ToUpperInvariant()})"], (await server.MutateAsync("createTag", new { name = _own.ToUpperInvariant() })).Refusals());
        Assert.Equal(["REQUIRED name", "INVALID_VALUE colour"], (await server.MutateAsync("createTag", new { name = " ", colour = "blue" })).Refusals());
        var changed = await server.DoneAsync("updateTag", new { id = (string)tag["id"]!, colour = (string?)null, expectedVersion = 1 }, "tag { name colour version }");
        Assert.Equal((_own, null, 2), ((string)changed["name"]!, (string?)changed["colour"], (int)changed["version"]!));
        for (var i = 0; i < 2; i++)
            await server.DoneAsync("deleteTag", new { id = (string)tag["id"]! }, "tag { id }");
        Assert.Equal([$"NOT_ALLOWED id (tag,{tag["id"]})"], (await server.MutateAsync("updateTag", new { id = (string)tag["id"]!, name = "x" })).Refusals());
        await server.DoneAsync("createActivityType", new { name = _own, colour = "#000000" }, "activityType { id }");
        Assert.Equal(["INVALID_VALUE colour"], (await server.MutateAsync("createActivityType", new { name = _own + "2", colour = "876FD5" })).Refusals());
        var read = await server.QueryAsync("query($w: RuleGroup) { tags(where: $w) { totalCount } activityTypes(where: $w) { nodes { colour } } }", new { w = new { combinator = "and", rules = new[] { new { field = "name", @operator = "=", value = _own } } } });
        Assert.Equal("""{"tags":{"totalCount":0},"activityTypes":{"nodes":[{"colour":"#000000"}]}}""", read.ToJsonString());
        Assert.Equal("FORBIDDEN", (await server.SendAsync("mutation { createTag(input: { name: \"x\" }) { tag { id } } }", key: await server.IssueKeyAsync(scopes: ["tags:read"]))).Refusal());
    }

    private static object[] Links(string? contact, params string?[]? leads)
        => [.. contact is null ? [] : new object[] { new { type = "CONTACT", id = contact } }, .. (leads ?? []).OfType<string>().Select(l => new { type = "LEAD", id = l })];

    private JsonObject Input(string contact, object? also = null)
    {
        var input = JsonObject.Create(System.Text.Json.JsonSerializer.SerializeToElement(new { name = $"Visit {_own}", linkedTo = Links(contact, null) }))!;
        foreach (var (name, value) in JsonObject.Create(System.Text.Json.JsonSerializer.SerializeToElement(also ?? new { }))!.ToList())
            input[name] = value?.DeepClone();
        return input;
    }

    private Task<string> CreateAsync(string contact, object? also = null) => MakeAsync("createActivity", "activity { id }", Input(contact, also));

    private async Task<string[]> RefusedAsync(object also) => (await server.MutateAsync("createActivity", Input("", also))).Refusals();

    private async Task<string> MakeAsync(string mutation, string answers, object input) => (string)(await server.DoneAsync(mutation, input, answers))["id"]!;

    private async Task<string[]> FoundAsync(params (string Field, string Operator, object Value)[] rules)
    {
        var where = new { combinator = "and", rules = rules.Select(r => new { field = r.Field, @operator = r.Operator, value = r.Value }) };
        return [.. (await server.QueryAsync("query($w: RuleGroup) { activities(where: $w, orderBy: [{ field: \"number\" }]) { nodes { id } } }", new { w = where }))["activities"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!)];
    }
}
