using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Network;

/// <summary>Getting into organisations: by registering, by switching, by masquerading; and nobody getting in.</summary>
public abstract class GoingBetweenTests(NetworkServer server)
{
    public sealed class OnSqlite(NetworkServer server) : GoingBetweenTests(server), IClassFixture<NetworkServer>;

    public sealed class OnPostgreSql(NetworkServer.OnPostgreSql server) : GoingBetweenTests(server), IClassFixture<NetworkServer.OnPostgreSql>;

    private const string Password = "seven swans are swimming";

    [Fact]
    public async Task O1_anybody_registers_a_business_and_is_signed_in_as_its_owner()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var tokens = await server.DoneAsync("registerOrganisation", Registration(email), Networks.Token, key: null);
        var seen = await server.QueryAsync("{ organisation { name type state testMode locations { townCity } } me { email role { name } } contacts { totalCount } }", key: (string)tokens["accessToken"]!);
        Assert.Equal("""{"name":"Delicious","type":"BUSINESS","state":"ACTIVE","testMode":true,"locations":[{"townCity":"Nicosia"}]}""", seen["organisation"]!.ToJsonString());
        Assert.Equal((email, "Owner", 0), ((string)seen["me"]!["email"]!, (string)seen["me"]!["role"]!["name"]!, (int)seen["contacts"]!["totalCount"]!));

        // Who is a user already, says so by the password that she has.
        await server.DoneAsync("registerOrganisation", Registration(email), Networks.Token, key: null);
        Assert.Equal(["INVALID_CREDENTIALS password"], (await server.MutateAsync("registerOrganisation", Registration(email, Password + "!"), key: null)).Refusals());
        Assert.Equal(["WEAK_PASSWORD password (length)"], (await server.MutateAsync("registerOrganisation", Registration($"{Guid.NewGuid():N}@example.com", "short"), key: null)).Refusals());
    }

    [Fact]
    public async Task O1_nobody_gives_a_password_to_somebody_who_was_invited_and_has_none()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        await server.DoneAsync("createUser", new { email, roleId = await server.RoleAsync("Member") }, "user { id }");
        Assert.Equal(["INVALID_CREDENTIALS password"], (await server.MutateAsync("registerOrganisation", Registration(email), key: null)).Refusals());
    }

    [Fact]
    public async Task O1_attempts_to_register_are_counted_like_those_to_sign_in()
    {
        var person = await server.HireAsync();
        for (var i = 0; i < 10; i++)
            Assert.Equal(["INVALID_CREDENTIALS password"], (await server.MutateAsync("registerOrganisation", Registration(person.Email), key: null)).Refusals());
        Assert.Equal(["TOO_MANY_ATTEMPTS (900)"], (await server.SignInAsync(person.Email)).Refusals());
    }

    [Fact]
    public async Task O5_who_masquerades_brings_her_role_and_is_named_in_what_she_does_and_in_both_logs()
    {
        var (venue, owner, _) = await server.AddOwnedAsync("VENUE");
        var boss = await server.HireAsync("Administrator");
        var inside = await server.MasqueradeAsync(venue, boss.AccessToken);

        var seen = await server.QueryAsync("{ organisation { id } me { id } }", key: inside);
        Assert.Equal((venue, null), ((string?)seen["organisation"]!["id"], seen["me"]));
        var contact = (string)(await server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Inside" }, "contact { id }", inside))["id"]!;
        var name = $"{boss.Email} (Aphrodite Outdoors)";
        Assert.Equal(name, (string?)(await server.QueryAsync("query($id: ID!) { contact(id: $id) { createdBy { name } } }", new { id = contact }, owner))["contact"]!["createdBy"]!["name"]);
        Assert.Contains($"Organisation MASQUERADED {name}", await server.ToldAsync(venue, owner));
        Assert.Contains($"Organisation MASQUERADED {boss.Email}", await server.ToldAsync(venue, boss.AccessToken));
        // The venue's contact is the venue's.
        Assert.Null((await server.QueryAsync("query($id: ID!) { contact(id: $id) { id } }", new { id = contact }, boss.AccessToken))["contact"]);
    }

    [Fact]
    public async Task O5_a_masquerade_is_refreshed_and_ends_with_the_session_it_was_begun_in()
    {
        var venue = await server.AddAsync("VENUE");
        var boss = await server.HireAsync("Owner");
        var tokens = await server.DoneAsync("masqueradeOrganisation", new { id = venue }, Networks.Token, boss.AccessToken);
        var next = await server.DoneAsync("refreshToken", new { refreshToken = (string)tokens["refreshToken"]! }, Networks.Token, key: null);
        var inside = (string)next["accessToken"]!;
        Assert.Equal(venue, (string?)(await server.OrganisationAsync("id", key: inside))!["id"]);
        // It is nobody's password, and no way further.
        Assert.Equal(["NOT_ALLOWED"], (await server.MutateAsync("changePassword", new { currentPassword = People.Password, newPassword = Password }, key: inside)).Refusals());

        await server.MutateAsync("signOut", new { }, key: boss.AccessToken);
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync("{ organisation { id } }", key: inside)).Refusal());
        Assert.Equal(["INVALID_TOKEN refreshToken"], (await server.MutateAsync("refreshToken", new { refreshToken = (string)next["refreshToken"]! }, key: null)).Refusals());
    }

    [Fact]
    public async Task O5_a_masquerade_ends_when_the_permission_for_it_is_taken_away()
    {
        var venue = await server.AddAsync("VENUE");
        var boss = await server.HireAsync("Administrator");
        var inside = await server.MasqueradeAsync(venue, boss.AccessToken);
        await server.DoneAsync("updateUser", new { id = boss.Id, roleId = await server.RoleAsync("Member") }, "user { id }");
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync("{ organisation { id } }", key: inside)).Refusal());
        Assert.Equal("FORBIDDEN", (await server.SendAsync("mutation($i: MasqueradeOrganisationInput!) { masqueradeOrganisation(input: $i) { errors { code } } }", new { i = new { id = venue } }, boss.AccessToken)).Refusal());
    }

    [Fact]
    public async Task O5_nobody_masquerades_into_a_foreign_or_suspended_organisation_or_with_a_key()
    {
        var venue = await server.AddAsync("VENUE");
        var boss = await server.HireAsync("Owner");
        var foreign = (string)(await server.OrganisationAsync("id", key: TestServer.OtherKey))!["id"]!;
        Assert.Equal([$"NOT_FOUND id (organisation,{foreign})"], (await server.MutateAsync("masqueradeOrganisation", new { id = foreign }, key: boss.AccessToken)).Refusals());
        Assert.Equal(["NOT_ALLOWED"], (await server.MutateAsync("masqueradeOrganisation", new { id = venue })).Refusals());
        await server.DoneAsync("performOrganisationAction", new { id = venue, action = "SUSPEND" }, "organisation { id }");
        Assert.Equal([$"NOT_ALLOWED id (organisation,{venue})"], (await server.MutateAsync("masqueradeOrganisation", new { id = venue }, key: boss.AccessToken)).Refusals());
    }

    [Fact]
    public async Task O5_who_switches_has_the_role_that_she_has_there_and_both_logs_tell_it()
    {
        var person = await server.HireAsync("Administrator");
        var (venue, owner, _) = await server.AddOwnedAsync("VENUE");
        Assert.Equal([$"NOT_FOUND id (organisation,{venue})"], (await server.MutateAsync("switchOrganisation", new { id = venue }, key: person.AccessToken)).Refusals());
        var there = await server.HireAsync("Member", person.Email, owner);
        var tokens = await server.DoneAsync("switchOrganisation", new { id = venue }, Networks.Token, person.AccessToken);
        var me = await server.QueryAsync("{ me { id role { name } } organisation { id } }", key: (string)tokens["accessToken"]!);
        Assert.Equal((there.Id, "Member", venue), ((string)me["me"]!["id"]!, (string)me["me"]!["role"]!["name"]!, (string)me["organisation"]!["id"]!));
        Assert.Contains($"Organisation SWITCHED {person.Email}", await server.ToldAsync(venue, owner));
        Assert.Contains($"Organisation SWITCHED {person.Email}", await server.ToldAsync(venue, TestServer.Key));
        await server.QueryAsync("{ me { id } }", key: person.AccessToken);
    }

    [Fact]
    public async Task O6_a_suspended_organisation_lets_nobody_in_until_it_is_active_again()
    {
        var (id, owner, email) = await server.AddOwnedAsync("MERCHANT");
        var key = (string)(await server.DoneAsync("createApiKey", new { name = "K", kind = "SECRET", scopes = (string[])["contacts:read"] }, "issued { key }", owner))["key"]!;
        await server.QueryAsync("{ contacts { totalCount } }", key: key);
        await server.DoneAsync("performOrganisationAction", new { id, action = "SUSPEND" }, "organisation { state }");
        foreach (var credential in (string[])[owner, key])
            Assert.Equal("UNAUTHENTICATED", (await server.SendAsync("{ contacts { totalCount } }", key: credential)).Refusal());
        Assert.Equal(["INVALID_CREDENTIALS"], (await server.SignInAsync(email)).Refusals());

        Assert.Equal("ACTIVE", (string?)(await server.DoneAsync("performOrganisationAction", new { id, action = "ACTIVATE" }, "organisation { state }"))["state"]);
        await server.QueryAsync("{ contacts { totalCount } }", key: key);
        Assert.Empty((await server.SignInAsync(email)).Refusals());
        // What was signed in stays ended.
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync("{ contacts { totalCount } }", key: owner)).Refusal());
        Assert.Equal(["NOT_ALLOWED action"], (await server.MutateAsync("performOrganisationAction", new { action = "SUSPEND" })).Refusals());
    }

    [Fact]
    public async Task O6_whoever_signed_in_before_a_suspension_hears_nothing_of_what_comes_after_it()
    {
        var (id, owner, _) = await server.AddOwnedAsync("MERCHANT");
        var key = (string)(await server.DoneAsync("createApiKey", new { name = "K", kind = "SECRET", scopes = (string[])["contacts:read", "contacts:write"] }, "issued { key }", owner))["key"]!;
        using var signedIn = await ChangeListener.OpenAsync(server, "contactChanged { event }", key: owner);
        using var program = await ChangeListener.OpenAsync(server, "contactChanged { event }", key: key);
        await server.DoneAsync("performOrganisationAction", new { id, action = "SUSPEND" }, "organisation { state }");
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync("mutation { createContact(input: { lastName: \"Smith\" }) { errors { code } } }", key: key)).Refusal());
        await server.DoneAsync("performOrganisationAction", new { id, action = "ACTIVATE" }, "organisation { state }");
        await server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Smith" }, "contact { id }", key);
        Assert.Equal("UNAUTHENTICATED", (await signedIn.EndAsync()).GetProperty("code").GetString());
        Assert.Equal("CREATED", (await program.NextAsync()).GetProperty("event").GetString());
    }

    [Fact]
    public async Task O6_an_organisation_in_test_mode_opens_its_live_data_by_going_live()
    {
        var (id, owner, email) = await server.AddOwnedAsync("MERCHANT", testMode: true);
        await server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Test" }, "contact { id }", owner);
        Assert.Equal(1, (int)(await server.QueryAsync("{ contacts { totalCount } }", key: owner))["contacts"]!["totalCount"]!);
        Assert.False((bool)(await server.DoneAsync("performOrganisationAction", new { action = "GO_LIVE" }, "organisation { testMode }", owner))["testMode"]!);
        var live = await server.DoneAsync("signIn", new { email, password = People.Password }, Networks.Token, key: null);
        Assert.Equal(0, (int)(await server.QueryAsync("{ contacts { totalCount } }", key: (string)live["accessToken"]!))["contacts"]!["totalCount"]!);
        Assert.Contains("Organisation WENT_LIVE Olive Owner", await server.ToldAsync(id, owner));
    }

    [Fact]
    public async Task O6_a_copy_has_the_settings_roles_and_custom_fields_and_none_of_the_data()
    {
        var (id, owner, _) = await server.AddOwnedAsync("MERCHANT");
        await server.DoneAsync("updateOrganisation", new { currency = "CHF", tags = (string[])["T"] }, "organisation { id }", owner);
        await server.DoneAsync("createRole", new { name = "Clerk", permissions = (string[])["contacts:read"] }, "role { id }", owner);
        await server.DoneAsync("createCustomField", new { entity = "contacts", key = "tier", label = "Tier", type = "ENUM", choices = new[] { new { value = "Gold" } } }, "customField { id }", owner);
        await server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Stays" }, "contact { id }", owner);

        var copy = await server.DoneAsync("performOrganisationAction", new { id, action = "COPY", name = "The copy" }, "organisation { id name currency tags { name } version }");
        Assert.Equal(("The copy", "CHF", "T", 1), ((string)copy["name"]!, (string)copy["currency"]!, (string)copy["tags"]![0]!["name"]!, (int)copy["version"]!));
        var boss = await server.HireAsync("Owner");
        var inside = await server.MasqueradeAsync((string)copy["id"]!, boss.AccessToken);
        var seen = await server.QueryAsync("{ roles { nodes { name } } customFields { nodes { key choices { value } } } contacts { totalCount } users { totalCount } }", key: inside);
        Assert.Equal(["Owner", "Administrator", "Member", "Clerk"], seen["roles"]!["nodes"]!.AsArray().Select(n => (string)n!["name"]!));
        Assert.Equal("""[{"key":"tier","choices":[{"value":"Gold"}]}]""", seen["customFields"]!["nodes"]!.ToJsonString());
        Assert.Equal((0, 0), ((int)seen["contacts"]!["totalCount"]!, (int)seen["users"]!["totalCount"]!));
    }

    private static object Registration(string email, string password = Password) => new
    {
        name = "Delicious",
        country = "CYP",
        currency = "EUR",
        timeZone = "Europe/Nicosia",
        owner = new { email, firstName = "John", lastName = "Doe" },
        password,
        testMode = true,
        locations = new[] { new { townCity = "Nicosia" } },
    };
}

public sealed class ClosedRegistrationTests
{
    [Fact]
    public async Task O1_nobody_registers_where_that_has_not_been_opened()
    {
        await using var server = await TestServer.StartAsync();
        var input = new { name = "X", country = "CYP", currency = "EUR", timeZone = "Europe/Nicosia", owner = new { email = "a@example.com" }, password = "seven swans are swimming" };
        Assert.Equal(["NOT_ALLOWED"], (await server.MutateAsync("registerOrganisation", input, key: null)).Refusals());
    }
}
