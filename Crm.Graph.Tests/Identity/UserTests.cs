using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Identity;

public abstract class UserTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : UserTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : UserTests(server);

    private static string Unique => $"{Guid.NewGuid():N}@example.com";

    [Fact]
    public async Task A_user_is_created_with_what_was_said_and_is_invited()
    {
        var email = Unique;
        var user = await server.DoneAsync("createUser", new
        {
            email,
            roleId = await server.RoleAsync("Member"),
            firstName = "Ada",
            lastName = "Lovelace",
            language = "ENG",
            timeZone = "Europe/Athens",
            settings = new { theme = "dark" },
        }, "user { email name firstName lastName state language timeZone settings version role { name kind } createdBy { kind } }");
        Assert.Equal(
            $$$"""{"email":"{{{email}}}","name":"Ada Lovelace","firstName":"Ada","lastName":"Lovelace","state":"INVITED","language":"en","timeZone":"Europe/Athens","settings":{"theme":"dark"},"version":1,"role":{"name":"Member","kind":"MEMBER"},"createdBy":{"kind":"API_KEY"}}""",
            user.ToJsonString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_user_is_said_at_once()
    {
        var payload = await server.MutateAsync("createUser", new { email = "nobody", roleId = await server.RoleAsync("Member"), language = "Klingonese", timeZone = "Europe/Atlantis" });
        Assert.Equal(["INVALID_VALUE email", "INVALID_VALUE language", "INVALID_VALUE timeZone"], payload.Refusals());
    }

    [Fact]
    public async Task An_address_belongs_to_one_user_of_an_organisation_whatever_its_case_and_to_one_of_another_as_well()
    {
        var (email, role) = (Unique, await server.RoleAsync("Member"));
        await server.DoneAsync("createUser", new { email, roleId = role }, "user { id }");
        Assert.Equal([$"ALREADY_EXISTS email (user,{email.ToUpperInvariant().Replace("EXAMPLE.COM", "example.com", StringComparison.Ordinal)})"],
            (await server.MutateAsync("createUser", new { email = email.ToUpperInvariant(), roleId = role })).Refusals());

        await server.DoneAsync("createUser", new { email, roleId = await server.RoleAsync("Member", TestServer.OtherKey) }, "user { id }", TestServer.OtherKey);
    }

    [Fact]
    public async Task Records_are_signed_with_the_name_that_the_user_has_today()
    {
        var person = await server.HireAsync();
        var contact = await server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Smith" }, "contact { id createdBy { id kind name } }", person.AccessToken);
        Assert.Equal((person.Id, "USER", person.Email), ((string)contact["createdBy"]!["id"]!, (string)contact["createdBy"]!["kind"]!, (string)contact["createdBy"]!["name"]!));

        await server.DoneAsync("updateMe", new { firstName = "Ada" }, "user { id }", person.AccessToken);

        var again = await server.QueryAsync("query($id: ID!) { contact(id: $id) { createdBy { name } } }", new { id = (string)contact["id"]! }, person.AccessToken);
        Assert.Equal("Ada", (string)again["contact"]!["createdBy"]!["name"]!);
    }

    [Fact]
    public async Task Who_I_am_is_the_user_with_what_it_may_do_and_nobody_for_a_key()
    {
        var role = await server.NewRoleAsync("contacts:read", "accounts:read");
        var person = await server.HireAsync(role);
        Assert.Equal($$$"""{"me":{"email":"{{{person.Email}}}","permissions":["accounts:read","contacts:read"]}}""",
            (await server.QueryAsync("{ me { email permissions } }", key: person.AccessToken)).ToJsonString());
        Assert.Equal("""{"me":null}""", (await server.QueryAsync("{ me { email } }")).ToJsonString());
    }

    [Fact]
    public async Task A_user_changes_itself_but_not_what_it_may_do()
    {
        var person = await server.HireAsync();
        var changed = await server.DoneAsync("updateMe", new { lastName = "King", settings = new { rows = 50 } }, "user { name settings state version }", person.AccessToken);
        Assert.Equal("""{"name":"King","settings":{"rows":50},"state":"ACTIVE","version":3}""", changed.ToJsonString());
        Assert.Equal("FORBIDDEN", (await server.SendAsync(
            "mutation($i: UpdateUserInput!) { updateUser(input: $i) { user { id } } }", new { i = new { id = person.Id, lastName = "Queen" } }, person.AccessToken)).Refusal());
        Assert.Equal(["NOT_ALLOWED"], (await server.MutateAsync("updateMe", new { lastName = "Key" })).Refusals());
    }

    [Fact]
    public async Task A_change_made_for_another_version_is_a_conflict()
    {
        var person = await server.HireAsync();
        Assert.Equal([$"CONFLICT expectedVersion (user,{person.Id},2)"], (await server.MutateAsync("updateUser", new { id = person.Id, lastName = "Late", expectedVersion = 1 })).Refusals());
    }

    [Fact]
    public async Task Users_are_filtered_and_sorted_like_every_list()
    {
        var role = await server.NewRoleAsync("contacts:read");
        foreach (var name in (string[])["Berta", "Anton"])
            await server.DoneAsync("createUser", new { email = Unique, roleId = role, firstName = name }, "user { id }");
        var found = await server.QueryAsync("query($w: RuleGroup) { users(where: $w, orderBy: [{field: \"name\"}]) { totalCount nodes { name } } }",
            new { w = new { combinator = "and", rules = new[] { new { field = "role.id", @operator = "=", value = role } } } });
        Assert.Equal("""{"users":{"totalCount":2,"nodes":[{"name":"Anton"},{"name":"Berta"}]}}""", found.ToJsonString());
    }

    [Fact]
    public async Task The_same_users_are_there_for_live_and_for_test_data()
    {
        var person = await server.HireAsync();
        var live = await server.IssueKeyAsync(Crm.Graph.Organisations.Model.TenantMode.Live);
        var seen = await server.QueryAsync("query($id: ID!) { user(id: $id) { email } }", new { id = person.Id }, live);
        Assert.Equal(person.Email, (string)seen["user"]!["email"]!);
    }
}
