using Crm.Graph.Kernel.Schema;
using Crm.Graph.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Identity;

public abstract class RoleTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : RoleTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : RoleTests(server);

    [Fact]
    public async Task The_permissions_are_those_that_the_schemas_fields_need_each_with_its_fields()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        var expected = schema.AllTypes.OfType<IObjectGraphType>().SelectMany(t => t.Fields.Select(f => (Field: $"{t.Name}.{f.Name}", Needs: f.GetAppliedDirectives()?.SingleOrDefault(d => d.Name == "needs"))))
            .Where(f => f.Needs is not null).Select(f => $"{f.Needs!.FindArgument("permission")!.Value} {f.Field}");
        var ofOthers = server.Services.GetRequiredService<RootFields>().Fields.OfType<MutationField>().Where(f => f.OthersNeed is not null).Select(f => $"{f.OthersNeed} Mutation.{f.Name}");
        var permissions = (await server.QueryAsync("{ permissions { name module verb description fields } }"))["permissions"]!.AsArray();
        Assert.Equal(expected.Concat(ofOthers).Order(StringComparer.Ordinal), permissions.SelectMany(p => p!["fields"]!.AsArray().Select(f => $"{p["name"]} {f}")).Order(StringComparer.Ordinal));
        Assert.All(permissions, p => Assert.Equal((string)p!["name"]!, $"{p["module"]}:{p["verb"]}"));
        Assert.Contains(permissions, p => (string)p!["description"]! == "See custom labels.");
    }

    [Fact]
    public async Task An_organisation_begins_with_three_roles()
    {
        var all = (await server.QueryAsync("{ permissions { name } }"))["permissions"]!.AsArray().Select(p => (string)p!["name"]!).ToList();
        var roles = (await server.QueryAsync("{ roles(first: 3) { nodes { name kind permissions } } }"))["roles"]!["nodes"]!.AsArray();
        Assert.Equal(["Owner OWNER", "Administrator ADMINISTRATOR", "Member MEMBER"], roles.Select(r => $"{r!["name"]} {r["kind"]}"));
        Assert.Equal(["*"], Permissions(0));
        Assert.Equal(all, Permissions(1));
        Assert.Equal(["roles:write", "users:write"], all.Except(Permissions(2)).Where(p => p is "roles:write" or "users:write"));
        Assert.Contains("contacts:write", Permissions(2));

        IEnumerable<string> Permissions(int role) => roles[role]!["permissions"]!.AsArray().Select(p => (string)p!);
    }

    [Theory]
    [InlineData("Owner")]
    [InlineData("Administrator")]
    [InlineData("Member")]
    public async Task A_built_in_role_cannot_be_changed(string name)
    {
        var id = await server.RoleAsync(name);
        Assert.Equal([$"NOT_ALLOWED id (role,{id})"], (await server.MutateAsync("updateRole", new { id, name = "Mine", permissions = (string[])["contacts:read"] })).Refusals());
    }

    [Fact]
    public async Task A_permission_that_no_field_needs_cannot_be_given()
    {
        var payload = await server.MutateAsync("createRole", new { name = "Odd", permissions = (string[])["contacts:read", "contacts:fly", "*"] });
        Assert.Equal(["INVALID_VALUE permissions.1", "INVALID_VALUE permissions.2"], payload.Refusals());
        Assert.Equal(["REQUIRED permissions"], (await server.MutateAsync("createRole", new { name = "Empty", permissions = Array.Empty<string>() })).Refusals());
    }

    [Fact]
    public async Task Names_of_roles_are_unique_whatever_their_case()
    {
        Assert.Equal(["ALREADY_EXISTS name (role,OWNER)"], (await server.MutateAsync("createRole", new { name = "OWNER", permissions = (string[])["contacts:read"] })).Refusals());
    }

    [Fact]
    public async Task Nobody_gives_what_he_has_not_got()
    {
        var clerk = await server.NewRoleAsync("roles:write", "users:write", "users:read", "contacts:read");
        var person = await server.HireAsync(clerk);
        var wider = await server.NewRoleAsync("contacts:read", "contacts:write");
        var before = await server.Stored.DumpAsync();

        Assert.Equal(["NOT_ALLOWED permissions"], await RefusedAsync("createRole", new { name = "Wide", permissions = (string[])["contacts:read", "accounts:read"] }));
        Assert.Equal(["NOT_ALLOWED permissions"], await RefusedAsync("updateRole", new { id = clerk, permissions = (string[])["contacts:write"] }));
        Assert.Equal(["NOT_ALLOWED id"], await RefusedAsync("updateRole", new { id = wider, permissions = (string[])["contacts:read"] }));
        Assert.Equal(["NOT_ALLOWED roleId"], await RefusedAsync("createUser", new { email = "wide@example.com", roleId = wider }));
        Assert.Equal(["NOT_ALLOWED roleId"], await RefusedAsync("updateUser", new { id = person.Id, roleId = await server.RoleAsync("Administrator") }));
        Assert.Equal(before, await server.Stored.DumpAsync());

        async Task<string[]> RefusedAsync(string mutation, object input) => (await server.MutateAsync(mutation, input, key: person.AccessToken)).Refusals();
    }

    [Fact]
    public async Task Nobody_manages_those_who_may_do_more()
    {
        var administrator = await server.HireAsync("Administrator");
        var owner = await server.HireAsync("Owner");
        var before = await server.Stored.DumpAsync();
        foreach (var (mutation, input) in new (string, object)[] { ("updateUser", new { id = owner.Id, state = "SUSPENDED" }), ("inviteUser", new { id = owner.Id }) })
            Assert.Equal(["NOT_ALLOWED id"], (await server.MutateAsync(mutation, input, key: administrator.AccessToken)).Refusals());
        Assert.Equal(before, await server.Stored.DumpAsync());
    }

    [Fact]
    public async Task What_is_taken_from_a_role_is_gone_with_the_next_request()
    {
        var role = await server.NewRoleAsync("contacts:read", "accounts:read");
        var person = await server.HireAsync(role);
        await server.QueryAsync("{ contacts { totalCount } accounts { totalCount } }", key: person.AccessToken);

        await server.DoneAsync("updateRole", new { id = role, permissions = (string[])["contacts:read"] }, "role { id }");

        await server.QueryAsync("{ contacts { totalCount } }", key: person.AccessToken);
        Assert.Equal("FORBIDDEN", (await server.SendAsync("{ accounts { totalCount } }", key: person.AccessToken)).Refusal());
    }

    [Fact]
    public async Task An_organisation_keeps_an_active_owner()
    {
        await using var own = await TestServer.StartAsync();
        var (first, second) = (await own.HireAsync("Owner"), await own.HireAsync("Owner"));
        await own.DoneAsync("updateUser", new { id = second.Id, state = "SUSPENDED" }, "user { id }");
        var member = await own.RoleAsync("Member");

        Assert.Equal(["NOT_ALLOWED state"], (await own.MutateAsync("updateUser", new { id = first.Id, state = "SUSPENDED" })).Refusals());
        Assert.Equal(["NOT_ALLOWED roleId"], (await own.MutateAsync("updateUser", new { id = first.Id, roleId = member })).Refusals());

        await own.DoneAsync("updateUser", new { id = second.Id, state = "ACTIVE" }, "user { id }");
        await own.DoneAsync("updateUser", new { id = first.Id, roleId = member }, "user { id }");
    }
}
