using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Leads;

/// <summary>L5 to L7: stages, pipelines and departments; products and what else leads are offered.</summary>
public abstract class LeadProductTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : LeadProductTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : LeadProductTests(server);

    private readonly string _mark = Guid.NewGuid().ToString("N")[..12];

    [Fact]
    public async Task L5_A_stage_is_not_deleted_while_a_lead_or_a_pipeline_uses_it()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync();
        await server.DoneAsync("updatePipeline", new { id = world.Pipeline, stageIds = new[] { world.Stages[1] } }, "pipeline { id }");
        Assert.Equal([$"STAGE_IN_USE id (stage,{world.Stages[0]})"], (await server.MutateAsync("deleteStage", new { id = world.Stages[0] })).Refusals());
        Assert.Equal([$"STAGE_IN_USE id (stage,{world.Stages[1]})"], (await server.MutateAsync("deleteStage", new { id = world.Stages[1] })).Refusals());
        await world.DoAsync("moveLeadToStage", lead, new { stageId = world.Stages[1] });
        for (var i = 0; i < 2; i++)
            Assert.True((bool)(await server.DoneAsync("deleteStage", new { id = world.Stages[0] }, "stage { isDeleted }"))["isDeleted"]!);
        Assert.Equal([$"NOT_ALLOWED stageIds.0 (stage,{world.Stages[0]})"], (await server.MutateAsync("updatePipeline", new { id = world.Pipeline, stageIds = new[] { world.Stages[0] } })).Refusals());
    }

    [Fact]
    public async Task L5_A_stage_has_a_name_of_its_own_and_can_be_renamed()
    {
        var stage = (string)(await server.DoneAsync("createStage", new { name = _mark }, "stage { id }"))["id"]!;
        Assert.Equal([$"ALREADY_EXISTS name (stage,{_mark.ToUpperInvariant()})"], (await server.MutateAsync("createStage", new { name = _mark.ToUpperInvariant() })).Refusals());
        Assert.Equal(["REQUIRED name"], (await server.MutateAsync("updateStage", new { id = stage, name = " " })).Refusals());
        Assert.Equal($"{_mark}!", (string)(await server.DoneAsync("updateStage", new { id = stage, name = $"{_mark}!", expectedVersion = 1 }, "stage { name }"))["name"]!);
        Assert.Equal($"{_mark}!", (string)(await server.QueryAsync("query($id: ID!) { stage(id: $id) { name } }", new { id = stage }))["stage"]!["name"]!);
    }

    [Fact]
    public async Task L6_A_pipeline_has_its_stages_in_their_order()
    {
        var world = await LeadWorld.MakeAsync(server);
        var (a, b, c) = (world.Stages[0], world.Stages[1], world.Stages[2]);
        const string shown = "pipeline { name version stages { position stage { id } } }";
        var pipeline = await server.DoneAsync("updatePipeline", new { id = world.Pipeline, stageIds = new[] { c, a } }, shown);
        Assert.Equal([$"1 {c}", $"2 {a}"], pipeline["stages"]!.AsArray().Select(s => $"{s!["position"]} {s["stage"]!["id"]}"));
        Assert.Equal((world.Mark, 2), ((string)pipeline["name"]!, (int)pipeline["version"]!));
        Assert.Equal(3, (await server.DoneAsync("updatePipeline", new { id = world.Pipeline, stageIds = new[] { c, b, a, b } }, shown))["stages"]!.AsArray().Count);
        var nobody = Guid.CreateVersion7().ToString();
        Assert.Equal([$"NOT_FOUND stageIds.1 (stage,{nobody})"], (await server.MutateAsync("createPipeline", new { name = _mark, stageIds = new[] { a, nobody } })).Refusals());
    }

    [Fact]
    public async Task L6_Departments_say_their_franchise_pipeline_and_team()
    {
        var team = (string)(await server.DoneAsync("createTeam", new { name = _mark }, "team { id }"))["id"]!;
        var world = await LeadWorld.MakeAsync(server, team);
        var department = (await server.QueryAsync("query($w: RuleGroup) { departments(where: $w) { nodes { id franchise { id } pipeline { id } team { id } } } }", new { w = new { combinator = "and", rules = new[] { new { field = "name", @operator = "=", value = world.Mark } } } }))["departments"]!["nodes"]![0]!;
        Assert.Equal((world.Franchise, world.Pipeline, team), ((string)department["franchise"]!["id"]!, (string)department["pipeline"]!["id"]!, (string)department["team"]!["id"]!));
        var changed = await server.DoneAsync("updateDepartment", new { id = (string)department["id"]!, teamId = (string?)null, expectedVersion = 1 }, "department { name pipeline { id } team { id } }");
        Assert.Equal((world.Mark, world.Pipeline, null), ((string)changed["name"]!, (string)changed["pipeline"]!["id"]!, (string?)changed["team"]?["id"]));
    }

    [Fact]
    public async Task L7_A_products_margin_follows_from_its_cost_and_its_price()
    {
        const string shown = "product { id sku defaultCost defaultSalesPrice defaultMargin currency productGroup { name parent { name } } }";
        var outer = (string)(await server.DoneAsync("createProductGroup", new { name = $"{_mark} outer" }, "productGroup { id }"))["id"]!;
        var group = (string)(await server.DoneAsync("createProductGroup", new { name = $"{_mark} inner", parentId = outer }, "productGroup { id }"))["id"]!;
        var product = await server.DoneAsync("createProduct", new { name = "Tent", sku = _mark, defaultCost = 59.9999, defaultSalesPrice = 100, productGroupId = group }, shown);
        Assert.Equal((40.0001m, "EUR", $"{_mark} outer"), ((decimal)product["defaultMargin"]!, (string)product["currency"]!, (string)product["productGroup"]!["parent"]!["name"]!));
        var changed = await server.DoneAsync("updateProduct", new { id = _mark.ToUpperInvariant(), defaultSalesPrice = 90 }, shown);
        Assert.Equal(30.0001m, (decimal)changed["defaultMargin"]!);
        Assert.Null((await server.DoneAsync("updateProduct", new { id = _mark, defaultCost = (decimal?)null }, shown))["defaultMargin"]);
        Assert.Equal([$"ALREADY_EXISTS sku (product,{_mark})"], (await server.MutateAsync("createProduct", new { name = "Other", sku = _mark })).Refusals());
        var groups = await server.QueryAsync("query($w: RuleGroup) { productGroups(where: $w) { nodes { productGroups { nodes { name products { totalCount } } } } } }", new { w = new { combinator = "and", rules = new[] { new { field = "name", @operator = "=", value = $"{_mark} outer" } } } });
        Assert.Equal($$$"""[{"productGroups":{"nodes":[{"name":"{{{_mark}}} inner","products":{"totalCount":1}}]}}]""", groups["productGroups"]!["nodes"]!.ToJsonString());
    }

    [Fact]
    public async Task L7_What_a_lead_is_worth_is_the_sum_of_its_products_and_never_typed_in()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync();
        var (tent, rope, foreign) = (await ProductAsync(60, 100), await ProductAsync(null, 12.5m), await ProductAsync(1, 2, "USD"));
        const string shown = "leadProduct { id quantity cost salesPrice margin total totalCost totalMargin currency }";
        var added = await server.DoneAsync("addLeadProduct", new { leadId = (string)lead["number"]!, productId = tent, quantity = 3, salesPrice = 99.9999 }, shown);
        Assert.Equal((60m, 99.9999m, 39.9999m, 299.9997m, 119.9997m), ((decimal)added["cost"]!, (decimal)added["salesPrice"]!, (decimal)added["margin"]!, (decimal)added["total"]!, (decimal)added["totalMargin"]!));
        Assert.Equal(["REQUIRED cost"], (await AddAsync(rope)).Refusals());
        await server.DoneAsync("addLeadProduct", new { leadId = (string)lead["id"]!, productId = rope, cost = 10 }, shown);
        Assert.Equal(["CURRENCY_MISMATCH productId (EUR)"], (await AddAsync(foreign)).Refusals());
        Assert.Equal(["INVALID_VALUE quantity"], (await AddAsync(tent, 0)).Refusals());
        Assert.Equal(["INVALID_VALUE quantity"], (await server.MutateAsync("addLeadProduct", new { leadId = (string)lead["id"]!, productId = tent, quantity = 1_000_000, salesPrice = 1_000_000_000 })).Refusals());

        var worth = await world.ReadAsync(lead, "value cost margin products { id }");
        Assert.Equal((312.4997m, 190m, 122.4997m, 2), ((decimal)worth["value"]!, (decimal)worth["cost"]!, (decimal)worth["margin"]!, worth["products"]!.AsArray().Count));
        var removed = await server.DoneAsync("removeLeadProduct", new { id = (string)added["id"]! }, "lead { value margin }");
        Assert.Equal((12.5m, 2.5m), ((decimal)removed["value"]!, (decimal)removed["margin"]!));
        Assert.Equal([$"NOT_FOUND id (leadProduct,{added["id"]})"], (await server.MutateAsync("removeLeadProduct", new { id = (string)added["id"]! })).Refusals());
        await world.DoAsync("markLeadSold", lead);
        Assert.Equal([$"INVALID_TRANSITION id (lead,{lead["id"]},SOLD)"], (await AddAsync(tent)).Refusals());

        Task<System.Text.Json.Nodes.JsonObject> AddAsync(string product, int quantity = 1) => server.MutateAsync("addLeadProduct", new { leadId = (string)lead["id"]!, productId = product, quantity });
    }

    [Fact]
    public async Task L7_A_lead_is_offered_incentives_and_packages_and_its_customer_asked_surveys()
    {
        var world = await LeadWorld.MakeAsync(server);
        var product = await ProductAsync(1, 2);
        var incentive = (string)(await server.DoneAsync("createIncentive", new { name = _mark, incentiveId = "S-1", source = "House", description = "Ten off." }, "incentive { id }"))["id"]!;
        var package = (string)(await server.DoneAsync("createPackage", new { name = _mark, type = "SERVICE", termMonths = 24, items = new[] { new { productId = product, quantity = 2 } }, prices = new[] { new { type = "MONTHLY", value = 9.9 } } }, "package { id }"))["id"]!;
        var survey = (string)(await server.DoneAsync("createSurvey", new { name = _mark }, "survey { id }"))["id"]!;
        const string shown = "lead { incentives { nodes { name incentiveId } } packages { nodes { termMonths items { quantity product { id } } prices { type value currency } } } surveys { nodes { name } } }";
        var lead = await world.CreateAsync(new { incentiveIds = new[] { incentive }, packageIds = new[] { package }, surveyIds = new[] { survey, survey } }, "lead { id " + shown[7..]);
        Assert.Equal($$"""[{"name":"{{_mark}}","incentiveId":"S-1"}]""", lead["incentives"]!["nodes"]!.ToJsonString());
        Assert.Equal($$$"""[{"termMonths":24,"items":[{"quantity":2,"product":{"id":"{{{product}}}"}}],"prices":[{"type":"MONTHLY","value":9.9,"currency":"EUR"}]}]""", lead["packages"]!["nodes"]!.ToJsonString());
        Assert.Single(lead["surveys"]!["nodes"]!.AsArray());
        var changed = await server.DoneAsync("updateLead", new { id = (string)lead["id"]!, incentiveIds = Array.Empty<string>() }, shown);
        Assert.Equal((0, 1), (changed["incentives"]!["nodes"]!.AsArray().Count, changed["packages"]!["nodes"]!.AsArray().Count));
    }

    [Fact]
    public async Task L7_Credit_assessments_of_a_lead_are_kept()
    {
        var world = await LeadWorld.MakeAsync(server);
        var lead = await world.CreateAsync();
        await server.DoneAsync("createCreditAssessment", new { leadId = (string)lead["id"]!, result = "REFERRED", score = 512, assessedBy = "Bank", amount = 20_000 }, "creditAssessment { id }");
        Assert.Equal("""[{"result":"REFERRED","score":512,"assessedBy":"Bank","amount":20000,"currency":"EUR"}]""", (await world.ReadAsync(lead, "creditAssessments { nodes { result score assessedBy amount currency } }"))["creditAssessments"]!["nodes"]!.ToJsonString());
        Assert.Equal(["INVALID_VALUE assessedOn"], (await server.MutateAsync("createCreditAssessment", new { leadId = (string)lead["id"]!, result = "APPROVED", assessedOn = "2126-01-01T00:00:00Z" })).Refusals());
    }

    [Fact]
    public async Task C9_Leads_and_products_have_ids_in_other_systems()
    {
        var world = await LeadWorld.MakeAsync(server);
        var (lead, product) = (await world.CreateAsync(), await ProductAsync(1, 2));
        foreach (var (kind, id) in new[] { ("LEAD", (string)lead["number"]!), ("PRODUCT", product) })
            await server.DoneAsync("setThirdPartyIds", new { recordKind = kind, id, thirdPartyIds = new[] { new { systemName = "ERP", thirdPartyId = _mark + kind } } }, "thirdPartyIds { id }");
        Assert.Equal(_mark + "LEAD", (string)(await world.ReadAsync(lead, "thirdPartyIds { thirdPartyId }"))["thirdPartyIds"]![0]!["thirdPartyId"]!);
    }

    private async Task<string> ProductAsync(decimal? cost, decimal? price, string currency = "EUR")
        => (string)(await server.DoneAsync("createProduct", new { name = $"{_mark} product", defaultCost = cost, defaultSalesPrice = price, currency }, "product { id }"))["id"]!;
}
