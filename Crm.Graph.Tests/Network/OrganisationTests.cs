using System.Text.Json.Nodes;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Network;

public abstract class OrganisationTests(NetworkServer server)
{
    public sealed class OnSqlite(NetworkServer server) : OrganisationTests(server), IClassFixture<NetworkServer>;

    public sealed class OnPostgreSql(NetworkServer.OnPostgreSql server) : OrganisationTests(server), IClassFixture<NetworkServer.OnPostgreSql>;

    [Theory]
    [InlineData(OrganisationType.CloudOperator, OrganisationType.TransactionProcessor, OrganisationType.ServiceOwner)]
    [InlineData(OrganisationType.ServiceOwner, OrganisationType.Business)]
    [InlineData(OrganisationType.Business, OrganisationType.Merchant, OrganisationType.Venue, OrganisationType.ServicePoint, OrganisationType.Department)]
    [InlineData(OrganisationType.Merchant, OrganisationType.Venue, OrganisationType.ServicePoint, OrganisationType.Department)]
    [InlineData(OrganisationType.TransactionProcessor)]
    [InlineData(OrganisationType.Venue)]
    public void O2_each_type_may_have_below_it_what_one_table_says(OrganisationType parent, params OrganisationType[] below)
        => Assert.Equal(below, NetworkRules.Of(parent));

    [Fact]
    public async Task O2_a_business_has_merchants_and_these_have_venues_and_nothing_that_the_table_does_not_say()
    {
        var merchant = await server.AddAsync("MERCHANT");
        var venue = await server.AddAsync("VENUE", merchant);
        Assert.Equal([$"NOT_ALLOWED type (organisation,{venue})"], (await server.MutateAsync("createNetworkOrganisation", new { type = "VENUE", name = "X", parentId = venue })).Refusals());
        var own = (string)(await server.OrganisationAsync("id"))!["id"]!;
        Assert.Equal([$"NOT_ALLOWED type (organisation,{own})"], (await server.MutateAsync("createNetworkOrganisation", new { type = "BUSINESS", name = "X" })).Refusals());
        var unknown = Guid.NewGuid().ToString();
        Assert.Equal([$"NOT_FOUND parentId (organisation,{unknown})"], (await server.MutateAsync("createNetworkOrganisation", new { type = "VENUE", name = "X", parentId = unknown })).Refusals());
        Assert.Equal("MERCHANT", (string?)(await server.OrganisationAsync("type parent { type }", venue))!["parent"]!["type"]);
        // No more is seen from below.
        Assert.Null(await server.OrganisationAsync("id", merchant, TestServer.OtherKey));
    }

    [Fact]
    public async Task O2_the_network_is_an_ordinary_list_of_all_below_however_many_levels()
    {
        var merchant = await server.AddAsync("MERCHANT", name: "M");
        foreach (var name in (string[])["V1", "V2", "V3"])
            await server.AddAsync("VENUE", merchant, name);
        await server.DoneAsync("updateOrganisation", new { id = merchant, tags = (string[])["seaside"] }, "organisation { id }");

        Assert.Equal(["V3", "V2"], await server.NamesAsync("orderBy: [{ field: \"name\", direction: DESC }], first: 2", merchant));
        Assert.Equal(["V2", "V3"], await server.NamesAsync("where: {combinator: \"and\", rules: [{field: \"name\", operator: \">\", value: \"v1\"}]}", merchant));
        Assert.Contains("V1", await server.NamesAsync("first: 200"));
        Assert.Equal(["M"], await server.NamesAsync("where: {combinator: \"and\", rules: [{field: \"tags.name\", operator: \"=\", value: \"Seaside\"}]}"));
        var counted = await server.OrganisationAsync("network { totalCount aggregate(groupBy: [{ field: \"type\" }]) { keys { value } count } }", merchant);
        Assert.Equal((3, 3), ((int)counted!["network"]!["totalCount"]!, (int)counted["network"]!["aggregate"]![0]!["count"]!));
    }

    [Fact]
    public async Task O2_who_may_not_see_the_network_sees_its_own_organisation_alone()
    {
        var venue = await server.AddAsync("VENUE");
        var key = await server.IssueKeyAsync(scopes: ["organisations:read", "organisations:write"]);
        Assert.NotNull(await server.OrganisationAsync("name", key: key));
        Assert.Null(await server.OrganisationAsync("name", venue, key));
        Assert.Equal([$"NOT_FOUND id (organisation,{venue})"], (await server.MutateAsync("updateOrganisation", new { id = venue, name = "X" }, key: key)).Refusals());
    }

    [Fact]
    public async Task O3_what_is_stated_of_an_organisation_is_read_as_it_was_given()
    {
        var venue = await server.AddAsync("VENUE");
        var business = (string)(await server.OrganisationAsync("id"))!["id"]!;
        await server.DoneAsync("createCustomField", new { entity = "organisations", key = "backOffice", label = "Back office", type = "STRING" }, "customField { id }");
        var changed = await server.DoneAsync("updateOrganisation", new
        {
            id = venue,
            name = " Harbour ",
            code = $"H-{venue}",
            description = "By the sea.",
            currency = "usd",
            country = "GR",
            timeZone = "Europe/Athens",
            industry = "Restaurants",
            industrySectors = (string[])["Bar", "Bar", "Grill"],
            businessActivities = (string[])["Dinner"],
            groups = (string[])["Seasonal"],
            tags = (string[])["Sea"],
            contactRegistry = true,
            profile = new { registrationNumber = "1234", registrationCountry = "CY" },
            locations = new[] { new { name = "Quay", addressLine1 = "Quay 1", townCity = "Paphos", countryCode = "CY", latitude = 34.7, longitude = 32.4 } },
            contactInfo = new object[] { new { type = "PHONE", value = "99 123456", countryCode = "CY" }, new { type = "EMAIL", value = "h@EXAMPLE.com", name = "Desk" } },
            taps = new[] { new { name = "Till", code = "T1", tapType = "POS", externalIp = "10.0.0.1", externalPort = 9100 } },
            openingHours = new[] { new { dayOfWeek = "MONDAY", opens = "09:00", closes = "20:00", operation = "PICK_UP" } },
            closedFor = (string[])["DELIVERY"],
            customFields = new[] { new { key = "backOffice", value = "0001" } },
        }, "organisation { name version currency country timeZone industry industrySectors { name } businessActivities { name } groups { name } tags { name } contactRegistry profile { registrationNumber registrationCountry } locations { townCity countryCode latitude } contactInfo { type value countryCode name } taps { name code tapType isActive externalPort } openingHours { dayOfWeek opens closes operation } closedFor { operation } customFields { key value } parent { id } }");
        Assert.Equal("""{"name":"Harbour","version":2,"currency":"USD","country":"GRC","timeZone":"Europe/Athens","industry":"Restaurants","industrySectors":[{"name":"Bar"},{"name":"Grill"}],"businessActivities":[{"name":"Dinner"}],"groups":[{"name":"Seasonal"}],"tags":[{"name":"Sea"}],"contactRegistry":true,"profile":{"registrationNumber":"1234","registrationCountry":"CYP"},"locations":[{"townCity":"Paphos","countryCode":"CYP","latitude":34.7}],"contactInfo":[{"type":"PHONE","value":"+35799123456","countryCode":"CYP","name":null},{"type":"EMAIL","value":"h@example.com","countryCode":null,"name":"Desk"}],"taps":[{"name":"Till","code":"T1","tapType":"POS","isActive":true,"externalPort":9100}],"openingHours":[{"dayOfWeek":"MONDAY","opens":"09:00","closes":"20:00","operation":"PICK_UP"}],"closedFor":[{"operation":"DELIVERY"}],"customFields":[{"key":"backOffice","value":"0001"}],"parent":{"id":"<business>"}}""".Replace("<business>", business, StringComparison.Ordinal),
            Plain(changed));
        // Found by its code as well, and what is left out stays.
        var code = $"h-{venue}";
        Assert.Equal([], (await server.DoneAsync("updateOrganisation", new { id = code, tags = (string[]?)null }, "organisation { tags { name } taps { name } }"))["tags"]!.AsArray());
        Assert.Single((await server.OrganisationAsync("taps { name }", code))!["taps"]!.AsArray());
    }

    [Fact]
    public async Task O3_what_is_wrong_with_an_organisation_is_said_all_at_once_and_nothing_is_stored()
    {
        var (department, venue) = (await server.AddAsync("DEPARTMENT"), await server.AddAsync("VENUE"));
        await server.DoneAsync("updateOrganisation", new { id = venue, code = $"C{venue[..8]}" }, "organisation { id }");
        Assert.Equal(
            [
                "REQUIRED name", "INVALID_VALUE currency", "INVALID_VALUE timeZone", "NOT_ALLOWED groups", "REQUIRED locations.0.addressLine1", "INVALID_VALUE contactInfo.0.value",
                "INVALID_VALUE taps.0.externalIp", "INVALID_VALUE openingHours.0.opens", $"ALREADY_EXISTS code (organisation,c{venue[..8]})",
            ],
            (await server.MutateAsync("updateOrganisation", new
            {
                id = department,
                name = " ",
                currency = "DEM",
                timeZone = "Mars",
                code = $"c{venue[..8]}",
                groups = (string[])["G"],
                locations = new[] { new { } },
                contactInfo = new[] { new { type = "EMAIL", value = "nobody" } },
                taps = new[] { new { name = "T", externalIp = "nowhere" } },
                openingHours = new[] { new { dayOfWeek = "MONDAY", opens = "25:00", closes = "20:00" } },
            })).Refusals());
        Assert.Equal([$"CONFLICT expectedVersion (organisation,{venue},2)"], (await server.MutateAsync("updateOrganisation", new { id = venue, name = "X", expectedVersion = 1 })).Refusals());
        Assert.Equal(["NOT_ALLOWED cloudName"], (await server.MutateAsync("updateOrganisation", new { id = venue, cloudName = "x" })).Refusals());
        Assert.Equal(["NOT_ALLOWED partners"], (await server.MutateAsync("updateOrganisation", new { id = venue, partners = (string[])[department] })).Refusals());
        Assert.Equal(1, (int)(await server.OrganisationAsync("version", department))!["version"]!);
    }

    [Fact]
    public async Task O3_a_change_from_above_is_in_both_logs_with_who_made_it()
    {
        var (id, owner, _) = await server.AddOwnedAsync("MERCHANT");
        await server.DoneAsync("updateOrganisation", new { id, description = "Changed from above." }, "organisation { id }");
        Assert.Equal(["Organisation CREATED Demo secret key", "Organisation UPDATED Demo secret key"], await server.ToldAsync(id, TestServer.Key));
        Assert.Equal(["Organisation CREATED Demo secret key (Aphrodite Outdoors)", "Organisation UPDATED Demo secret key (Aphrodite Outdoors)"], await server.ToldAsync(id, owner));
        Assert.Equal("Changed from above.", (string?)(await server.OrganisationAsync("description", key: owner))!["description"]);
    }

    [Fact]
    public async Task O3_an_organisation_is_deleted_after_those_below_it_and_nobody_gets_in_any_more()
    {
        var (merchant, owner, _) = await server.AddOwnedAsync("MERCHANT");
        var venue = await server.AddAsync("VENUE", merchant);
        Assert.Equal([$"NOT_ALLOWED id (organisation,{merchant})"], (await server.MutateAsync("deleteOrganisation", new { id = merchant })).Refusals());
        for (var i = 0; i < 2; i++)
            Assert.True((bool)(await server.DoneAsync("deleteOrganisation", new { id = venue }, "organisation { isDeleted }"))["isDeleted"]!);
        Assert.Empty(await server.NamesAsync("first: 10", merchant));
        await server.DoneAsync("deleteOrganisation", new { id = merchant }, "organisation { id }");
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync("{ me { id } }", key: owner)).Refusal());
        Assert.Equal(["NOT_ALLOWED id"], (await server.MutateAsync("deleteOrganisation", new { id = (string)(await server.OrganisationAsync("id"))!["id"]! })).Refusals());
    }

    [Fact]
    public async Task O4_the_activity_of_ones_own_organisation_is_a_list_and_that_of_another_is_seen_from_inside()
    {
        var (id, owner, _) = await server.AddOwnedAsync("MERCHANT");
        var own = await server.OrganisationAsync("activityFeed(first: 3) { totalCount nodes { action entity } }", key: owner);
        Assert.Equal("CREATED", (string?)own!["activityFeed"]!["nodes"]![0]!["action"]);
        Assert.Equal(0, (int)(await server.OrganisationAsync("activityFeed { totalCount }", id))!["activityFeed"]!["totalCount"]!);
    }

    [Fact]
    public async Task O7_media_groups_and_who_pays_are_set_as_a_whole()
    {
        var venue = await server.AddAsync("VENUE");
        var business = await server.OrganisationAsync("id name");
        var shown = await server.DoneAsync("setOrganisationMediaGroups", new { id = venue, mediaGroups = (string[])["Menus", "Rooms"] }, "organisation { mediaGroups { name } }");
        Assert.Equal("""{"mediaGroups":[{"name":"Menus"},{"name":"Rooms"}]}""", Plain(shown));
        var billed = await server.DoneAsync("setOrganisationBilling", new { id = venue, businessId = (string)business!["id"]!, defaultService = "BASIC" }, "organisation { billing { businessId businessName defaultService } }");
        Assert.Equal(((string?)business["id"], (string?)business["name"], "BASIC"),
            ((string?)billed["billing"]!["businessId"], (string?)billed["billing"]!["businessName"], (string?)billed["billing"]!["defaultService"]));
        Assert.Equal(["NOT_ALLOWED businessId"], (await server.MutateAsync("setOrganisationBilling", new { id = venue, businessId = venue })).Refusals());
        Assert.Null((await server.DoneAsync("setOrganisationBilling", new { id = venue }, "organisation { billing { businessId } }"))["billing"]!["businessId"]);
    }

    private static string Plain(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
