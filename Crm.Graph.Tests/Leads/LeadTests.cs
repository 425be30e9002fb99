using System.Text.Json.Nodes;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Leads;

/// <summary>L1 to L4 over the real server: leads, their life, copies of them, and those who listen.</summary>
public abstract class LeadTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : LeadTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : LeadTests(server);

    [Fact]
    public async Task L2_A_lead_begins_open_in_the_first_stage_with_a_number_of_its_own()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync(new { category = "CAR", makeStr = "Saab", utmCampaign = "spring", dueDate = "2026-12-24T10:00:00+02:00", priority = 3 },
            "lead { id number state subject stage { id } stageEnteredOn dateCreated category makeStr utmCampaign dueDate priority direction currency value openOf: contact { openLeads { nodes { id } } } stageHistory { nodes { stage { id } leftOn } } }");
        Assert.Matches("^LD[0-9]{8}$", (string)lead["number"]!);
        Assert.Equal(("OPEN", world.Stages[0], "INBOUND", "EUR", 0m), ((string)lead["state"]!, (string)lead["stage"]!["id"]!, (string)lead["direction"]!, (string)lead["currency"]!, (decimal)lead["value"]!));
        Assert.Equal((string)lead["dateCreated"]!, (string)lead["stageEnteredOn"]!);
        Assert.Equal(("CAR", "Saab", "spring", "2026-12-24T08:00:00Z", 3), ((string)lead["category"]!, (string)lead["makeStr"]!, (string)lead["utmCampaign"]!, (string)lead["dueDate"]!, (int)lead["priority"]!));
        Assert.Equal((string)lead["id"]!, (string)Assert.Single(lead["openOf"]!["openLeads"]!["nodes"]!.AsArray())!["id"]!);
        Assert.Equal($$"""[{"stage":{"id":"{{world.Stages[0]}}"},"leftOn":null}]""", lead["stageHistory"]!["nodes"]!.ToJsonString());
        Assert.Equal((string)lead["id"]!, (string)(await server.QueryAsync("query($n: ID!) { lead(id: $n) { id } }", new { n = (string)lead["number"]! }))["lead"]!["id"]!);
    }

    [Fact]
    public async Task L2_What_is_missing_or_not_there_is_said_all_at_once()
    {
        var (world, nobody) = (await LeadWorld.MakeAsync(server), Guid.CreateVersion7().ToString());
        Assert.Equal(
            [$"NOT_FOUND contactId (contact,{nobody})", $"NOT_FOUND sourceId (leadSource,{nobody})", $"NOT_FOUND assigneeIds.0 (user,{nobody})", "REQUIRED subject"],
            (await server.MutateAsync("createLead", world.Input(new { subject = " ", contactId = nobody, sourceId = nobody, assigneeIds = new[] { nobody } }))).Refusals());
        var foreign = await LeadWorld.MakeAsync(server);
        Assert.Equal([$"INVALID_VALUE departmentId (department,{foreign.Department})"], (await server.MutateAsync("createLead", world.Input(new { departmentId = foreign.Department }))).Refusals());
        Assert.Equal([$"STAGE_NOT_IN_PIPELINE stageId (stage,{foreign.Stages[0]})"], (await server.MutateAsync("createLead", world.Input(new { stageId = foreign.Stages[0] }))).Refusals());
    }

    [Fact]
    public async Task L2_Given_assignees_get_the_lead_the_first_of_them_owns_it_and_a_suspended_user_gets_none()
    {
        var (world, a, b, c) = (await LeadWorld.MakeAsync(server), await UserAsync(), await UserAsync(), await UserAsync());
        var lead = await world.CreateAsync(new { assigneeIds = new[] { b, a, b } });
        Assert.Equal(b, (string)lead["owner"]!["id"]!);
        Assert.Equal(new[] { a, b }.Order(), lead["assignees"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!).Order());
        await server.DoneAsync("updateUser", new { id = c, state = "SUSPENDED" }, "user { id }");
        Assert.Equal([$"NOT_ALLOWED assigneeIds.0 (user,{c})"], (await server.MutateAsync("createLead", world.Input(new { assigneeIds = new[] { c } }))).Refusals());
        Assert.Equal([$"NOBODY_ABLE assigneeIds (department,{world.Department})"], await world.RefusedAsync("assignLead", lead));
        Assert.Equal(a, (string)(await world.DoAsync("assignLead", lead, new { assigneeIds = new[] { a } }))["owner"]!["id"]!);
    }

    [Fact]
    public async Task L4_Every_step_is_kept_with_who_and_when_and_an_illegal_one_is_refused()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync();
        var moved = await world.DoAsync("moveLeadToStage", lead, new { stageId = world.Stages[2] });
        Assert.Equal(world.Stages[2], (string)moved["stage"]!["id"]!);
        Assert.Equal([$"INVALID_TRANSITION stageId (stage,{world.Stages[2]})"], await world.RefusedAsync("moveLeadToStage", lead, new { stageId = world.Stages[2] }));
        var lost = await world.DoAsync("markLeadLost", lead, new { reason = "Too dear." });
        Assert.Equal(("LOST", false, "Too dear.", null), ((string)lost["state"]!, (bool)lost["isLostApproved"]!, (string)lost["lostReason"]!, (string?)lost["connectionClosedDate"]));
        Assert.Equal([$"INVALID_TRANSITION id (lead,{lead["id"]},LOST)"], await world.RefusedAsync("markLeadSold", lead));
        var approved = await world.DoAsync("approveLeadLoss", lead);
        Assert.True((bool)approved["isLostApproved"]!);
        Assert.NotNull(approved["connectionClosedDate"]);
        var reopened = await world.DoAsync("reopenLead", lead, new { reason = "Came back." });
        Assert.Equal(("OPEN", null, null), ((string)reopened["state"]!, (string?)reopened["lostDate"], (string?)reopened["connectionClosedDate"]));
        var sold = await world.DoAsync("markLeadSold", lead);
        Assert.Equal("SOLD", (string)sold["state"]!);
        Assert.Equal((string)sold["soldBy"]!["id"]!, (string)sold["connectionClosedBy"]!["id"]!);
        for (var i = 0; i < 2; i++)
            Assert.True((bool)(await world.DoAsync("deleteLead", lead))["isDeleted"]!);
        Assert.Equal([$"LEAD_DELETED id (lead,{lead["id"]})"], await world.RefusedAsync("reopenLead", lead));

        var kept = await world.ReadAsync(lead, "steps { nodes { kind state note takenOn takenBy { kind } stage { id } } } stageHistory(orderBy: [{ field: \"id\" }]) { nodes { stage { id } enteredOn leftOn secondsInStage leftBy { kind } } }");
        Assert.Equal(["MOVED OPEN ", "LOST LOST Too dear.", "LOSS_APPROVED LOST ", "REOPENED OPEN Came back.", "SOLD SOLD ", "DELETED SOLD "],
            kept["steps"]!["nodes"]!.AsArray().Select(s => $"{s!["kind"]} {s["state"]} {s["note"]}"));
        Assert.All(kept["steps"]!["nodes"]!.AsArray(), s => Assert.Equal("API_KEY", (string)s!["takenBy"]!["kind"]!));
        var stays = kept["stageHistory"]!["nodes"]!.AsArray();
        Assert.Equal([world.Stages[0], world.Stages[2], world.Stages[2]], stays.Select(s => (string)s!["stage"]!["id"]!));
        Assert.All(stays, s => Assert.True(s!["leftOn"] is not null && (int)s["secondsInStage"]! >= 0));
    }

    [Fact]
    public async Task L4_An_update_leaves_what_is_left_out_and_dates_what_comes_to_be_done()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync(new { description = "Wants two.", priority = 1 });
        const string shown = "lead { version description priority testDriveDone testDriveDate offerMade offerMadeDate visitCount firstOpenDate dateFirstModified firstModifiedBy { kind } }";
        var changed = await server.DoneAsync("updateLead", new { id = (string)lead["id"]!, priority = (int?)null, testDriveDone = true, offerMadeDate = "2026-01-31T09:30:00Z", visitCount = 2, opened = true, expectedVersion = 1 }, shown);
        Assert.Equal(("Wants two.", null, true, true, "2026-01-31T09:30:00Z", 2), ((string)changed["description"]!, (int?)changed["priority"], (bool)changed["testDriveDone"]!, (bool)changed["offerMade"]!, (string)changed["offerMadeDate"]!, (int)changed["visitCount"]!));
        Assert.False(changed["testDriveDate"] is null || changed["firstOpenDate"] is null || changed["dateFirstModified"] is null);
        var undone = await server.DoneAsync("updateLead", new { id = (string)lead["id"]!, testDriveDone = false }, shown);
        Assert.Equal((false, null, (string)changed["dateFirstModified"]!), ((bool)undone["testDriveDone"]!, (string?)undone["testDriveDate"], (string)undone["dateFirstModified"]!));
        Assert.Equal([$"CONFLICT expectedVersion (lead,{lead["id"]},3)"], await world.RefusedAsync("updateLead", lead, new { subject = "x", expectedVersion = 1 }));
        Assert.Equal(["REQUIRED subject", "INVALID_VALUE visitCount"], await world.RefusedAsync("updateLead", lead, new { subject = (string?)null, visitCount = -1 }));
    }

    [Fact]
    public async Task L4_A_lead_that_goes_to_another_department_begins_anew_in_its_pipeline()
    {
        var (world, other) = (await LeadWorld.MakeAsync(server), await LeadWorld.MakeAsync(server));
        var lead = await world.CreateAsync();
        Assert.Equal([$"INVALID_VALUE departmentId (department,{other.Department})"], await world.RefusedAsync("updateLead", lead, new { departmentId = other.Department }));
        var moved = await world.DoAsync("updateLead", lead, new { departmentId = other.Department, franchiseId = other.Franchise });
        Assert.Equal(other.Stages[0], (string)moved["stage"]!["id"]!);
    }

    [Fact]
    public async Task L3_A_copy_is_for_another_contact_and_begins_anew_with_what_the_original_is_about()
    {
        var (world, user) = (await LeadWorld.MakeAsync(server), await UserAsync());
        await server.DoneAsync("createCustomField", new { entity = "leads", key = "k" + world.Mark, label = "Colour", type = "STRING" }, "customField { id }");
        var product = (string)(await server.DoneAsync("createProduct", new { name = world.Mark, defaultCost = 60, defaultSalesPrice = 100 }, "product { id }"))["id"]!;
        var lead = await world.CreateAsync(new { category = "TENT", assigneeIds = new[] { user }, customFields = new[] { new { key = "k" + world.Mark, value = "green" } } });
        await server.DoneAsync("addLeadProduct", new { leadId = (string)lead["id"]!, productId = product, quantity = 2 }, "leadProduct { id }");
        await world.DoAsync("markLeadSold", lead);
        var contact = (string)(await server.DoneAsync("createContact", new { firstName = "Ben", lastName = world.Mark }, "contact { id }"))["id"]!;
        const string shown = "lead { id state subject category value contact { id } franchise { id } department { id } owner { id } stage { id } products { quantity salesPrice } customFields { key value } soldDate openOf: contact { openLeads { totalCount } } }";

        var copy = await server.DoneAsync("copyLead", new { id = (string)lead["number"]!, contactId = contact }, shown);
        Assert.NotEqual((string)lead["id"]!, (string)copy["id"]!);
        Assert.Equal(("OPEN", $"{world.Mark} tents", "TENT", 200m, null), ((string)copy["state"]!, (string)copy["subject"]!, (string)copy["category"]!, (decimal)copy["value"]!, (string?)copy["soldDate"]));
        Assert.Equal((contact, world.Franchise, world.Department, user, world.Stages[0]), ((string)copy["contact"]!["id"]!, (string)copy["franchise"]!["id"]!, (string)copy["department"]!["id"]!, (string)copy["owner"]!["id"]!, (string)copy["stage"]!["id"]!));
        Assert.Equal("""[{"quantity":2,"salesPrice":100}]""", copy["products"]!.ToJsonString());
        Assert.Equal("green", (string)copy["customFields"]![0]!["value"]!);
        Assert.Equal(1, (int)copy["openOf"]!["openLeads"]!["totalCount"]!);

        var other = await LeadWorld.MakeAsync(server);
        var elsewhere = await server.DoneAsync("copyLead", new { id = (string)lead["id"]!, contactId = contact, subject = "Other", departmentId = other.Department, franchiseId = other.Franchise }, shown);
        Assert.Equal(("Other", other.Department, null), ((string)elsewhere["subject"]!, (string)elsewhere["department"]!["id"]!, (string?)elsewhere["owner"]?["id"]));
    }

    [Fact]
    public async Task C3_Open_leads_are_those_that_are_neither_closed_lost_nor_sold()
    {
        var world = await LeadWorld.MakeAsync(server);
        var leads = new[] { await world.CreateAsync(), await world.CreateAsync(), await world.CreateAsync(), await world.CreateAsync() };
        await world.DoAsync("markLeadSold", leads[1]);
        await world.DoAsync("markLeadLost", leads[2]);
        await world.DoAsync("deleteLead", leads[3]);
        var contact = (await server.QueryAsync("query($id: ID!) { contact(id: $id) { openLeads { totalCount nodes { id } } leads { totalCount } } }", new { id = world.Contact }))["contact"]!;
        Assert.Equal($$"""{"totalCount":1,"nodes":[{"id":"{{leads[0]["id"]}}"}]}""", contact["openLeads"]!.ToJsonString());
        Assert.Equal(3, (int)contact["leads"]!["totalCount"]!);
        // As a rule as well, also where it is denied.
        foreach (var (op, count) in new[] { ("=", 1), ("!=", 0) })
        {
            var rules = new object[] { new { field = "id", @operator = "=", value = world.Contact }, new { field = "openLeads.id", @operator = op, value = (string)leads[0]["id"]! } };
            Assert.Equal(count, (int)(await server.QueryAsync("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", new { w = new { combinator = "and", rules } }))["contacts"]!["totalCount"]!);
        }
    }

    [Fact]
    public async Task L1_Leads_are_found_by_rules_along_paths_by_saved_filters_and_by_their_words()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync(new { makeStr = $"Saab{world.Mark}", priority = 5 });
        await world.CreateAsync();
        object Rules(params object[] rules) => new { combinator = "and", rules = rules.Prepend(new { field = "source.name", @operator = "=", value = world.Mark.ToUpperInvariant() }) };
        async Task<JsonNode> ListAsync(object where, string more = "") => (await server.QueryAsync($"query($w: RuleGroup) {{ leads(where: $w {more}) {{ totalCount nodes {{ id }} }} }}", new { w = where }))["leads"]!;
        Assert.Equal(2, (int)(await ListAsync(Rules()))["totalCount"]!);
        Assert.Equal(2, (int)(await ListAsync(Rules(new { field = "contact.lastName", @operator = "=", value = world.Mark }, new { field = "stage.name", @operator = "endsWith", value = "NEW" }, new { field = "stageEnteredOn", @operator = ">", value = "-1d" })))["totalCount"]!);
        Assert.Equal((string)lead["id"]!, (string)Assert.Single((await ListAsync(Rules(new { field = "priority", @operator = "notNull" })))["nodes"]!.AsArray())!["id"]!);
        Assert.Equal((string)lead["id"]!, (string)Assert.Single((await ListAsync(Rules(), $", search: \"saab{world.Mark}\""))["nodes"]!.AsArray())!["id"]!);
        var filter = (string)(await server.DoneAsync("createSavedFilter", new { name = world.Mark, module = "leads", value = Rules(new { field = "priority", @operator = ">", value = 4 }), @private = true }, "savedFilter { id }"))["id"]!;
        Assert.Equal(1, (int)(await ListAsync(Rules(), $", savedFilter: \"{filter}\""))["totalCount"]!);
        var hits = (await server.QueryAsync("query($t: String!) { search(text: $t) { entity title lead { number } } }", new { t = $"{world.Mark} tents" }))["search"]!.AsArray();
        Assert.Equal(2, hits.Count(h => (string)h!["entity"]! == "LEAD" && ((string)h["lead"]!["number"]!).StartsWith("LD", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task L1_Custom_fields_of_leads_are_read_and_filtered_by()
    {
        var (world, key) = (await LeadWorld.MakeAsync(server), "c" + Guid.NewGuid().ToString("N")[..8]);
        await server.DoneAsync("createCustomField", new { entity = "leads", key, label = "Size", type = "NUMBER" }, "customField { id }");
        var lead = await world.CreateAsync(new { customFields = new[] { new { key, value = 4 } } });
        await server.DoneAsync("updateLead", new { id = (string)lead["id"]!, customFields = new[] { new { key, value = 5 } } }, "lead { id }");
        var found = (await server.QueryAsync("query($w: RuleGroup) { leads(where: $w) { nodes { id customFields { value } } } }", new { w = new { combinator = "and", rules = new[] { new { field = $"customFields.{key}", @operator = "=", value = 5 } } } }))["leads"]!["nodes"]!;
        Assert.Equal($$"""[{"id":"{{lead["id"]}}","customFields":[{"value":5}]}]""", found.ToJsonString());
    }

    [Fact]
    public async Task L1_A_pipeline_report_is_one_query_with_counts_sums_and_the_time_in_each_stage()
    {
        var world = await LeadWorld.MakeAsync(server);
        var product = (string)(await server.DoneAsync("createProduct", new { name = world.Mark, defaultCost = 60, defaultSalesPrice = 100.5 }, "product { id }"))["id"]!;
        foreach (var (stage, quantity) in new[] { (0, 1), (0, 2), (2, 4) })
        {
            var lead = await world.CreateAsync(new { stageId = world.Stages[stage] });
            await server.DoneAsync("addLeadProduct", new { leadId = (string)lead["id"]!, productId = product, quantity }, "leadProduct { id }");
            if (stage == 2)
                await world.DoAsync("moveLeadToStage", lead, new { stageId = world.Stages[1] });
        }
        var where = new { combinator = "and", rules = new[] { new { field = "department.id", @operator = "=", value = world.Department } } };
        var visits = new { combinator = "and", rules = new[] { new { field = "lead.department.id", @operator = "=", value = world.Department } } };
        var data = await server.QueryAsync("""
            query($w: RuleGroup, $v: RuleGroup) {
              leads(where: $w) { aggregate(groupBy: [{ field: "stage.name" }], of: ["value", "margin"]) { keys { value } count values { field sum } } }
              stageHistory(where: $v) { aggregate(groupBy: [{ field: "stage.name" }], of: ["secondsInStage"]) { keys { value } count values { max } } }
            }
            """, new { w = where, v = visits });
        Assert.Equal(
            [$"{world.Mark} new EUR 2 301.5 121.5", $"{world.Mark} talks EUR 1 402 162"],
            data["leads"]!["aggregate"]!.AsArray().Select(g => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(' ', g!["keys"]!.AsArray().Select(k => (string)k!["value"]!))} {g["count"]} {(decimal)g["values"]![0]!["sum"]!:0.##} {(decimal)g["values"]![1]!["sum"]!:0.##}")));
        Assert.Equal(["new 2", "offer 1", "talks 1"], data["stageHistory"]!["aggregate"]!.AsArray().Select(g => $"{((string)g!["keys"]![0]!["value"]!).Split(' ')[1]} {g["count"]}"));
    }

    [Fact]
    public async Task X2_Who_listens_to_open_leads_hears_each_step_once_and_that_a_sold_one_leaves()
    {
        var world = await LeadWorld.MakeAsync(server);
        var rules = new[] { new { field = "subject", @operator = "=", value = $"{world.Mark} tents" }, new { field = "state", @operator = "=", value = "OPEN" } };
        using var listener = await ChangeListener.OpenAsync(server, "subscription($where: RuleGroup) { leadChanged(where: $where) { change event lead { number state } changes { field from to } } }", new { where = new { combinator = "and", rules } });
        var lead = await world.CreateAsync();
        await world.DoAsync("moveLeadToStage", lead, new { stageId = world.Stages[1] });
        await world.DoAsync("updateLead", lead, new { priority = 2 });
        await world.DoAsync("markLeadSold", lead);
        await world.DoAsync("reopenLead", lead);
        var heard = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var next = await listener.NextAsync();
            heard.Add($"{next.GetProperty("change").GetString()} {next.GetProperty("event").GetString()}");
        }
        Assert.Equal(["ENTERED CREATED", "CHANGED STAGE_CHANGED", "CHANGED UPDATED", "LEFT SOLD", "ENTERED REOPENED"], heard);
    }

    [Fact]
    public async Task L4_Leads_are_for_those_who_may_and_a_loss_is_approved_by_who_may_that()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync();
        await world.DoAsync("markLeadLost", lead);
        var seller = await server.IssueKeyAsync(scopes: ["leads:read", "leads:write"]);
        Assert.Equal("FORBIDDEN", (await server.SendAsync($"mutation {{ approveLeadLoss(input: {{ id: \"{lead["id"]}\" }}) {{ lead {{ id }} }} }}", key: seller)).Refusal());
        Assert.Equal("FORBIDDEN", (await server.SendAsync($"{{ lead(id: \"{lead["id"]}\") {{ creditAssessments {{ totalCount }} }} }}", key: seller)).Refusal());
        Assert.Equal("FORBIDDEN", (await server.SendAsync("{ leads { totalCount } }", key: await server.IssueKeyAsync(scopes: ["contacts:read"]))).Refusal());
        Assert.Null((await server.QueryAsync($"{{ lead(id: \"{lead["id"]}\") {{ id }} }}", key: TestServer.OtherKey))["lead"]);
        Assert.DoesNotContain("lead-losses:write", (await server.QueryAsync("{ roles { nodes { name permissions } } }"))["roles"]!["nodes"]!.AsArray().Single(r => (string)r!["name"]! == "Member")!["permissions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<string> UserAsync() => (await server.HireAsync()).Id;
}
