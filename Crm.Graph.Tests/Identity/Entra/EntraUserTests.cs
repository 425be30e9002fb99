using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Identity.Entra;

/// <summary>Whose the tokens of a directory are, and what they may do.</summary>
public abstract class EntraUserTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : EntraUserTests(Database.Sqlite);

    public sealed class OnPostgreSql() : EntraUserTests(Database.PostgreSql);

    private EntraServer _entra = null!;

    private TestServer Server => _entra.Server;

    private EntraDirectory Directory => _entra.Directory;

    public async Task InitializeAsync() => _entra = await EntraServer.StartAsync(on);

    public async Task DisposeAsync() => await _entra.DisposeAsync();

    [Fact]
    public async Task Who_comes_with_a_verified_address_is_bound_and_known_by_object_id_whatever_the_address_becomes()
    {
        var (id, email) = await _entra.UserAsync();
        var objectId = Guid.NewGuid();
        Assert.Null(await _entra.MeAsync(Directory.Token(null, objectId)));

        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email.ToUpperInvariant(), objectId)));

        Assert.Equal(id, await _entra.MeAsync(Directory.Token(null, objectId)));
        Assert.Equal(id, await _entra.MeAsync(Directory.Token("renamed@example.com", objectId)));
        Assert.Equal("ACTIVE", await StateAsync(id));
    }

    [Fact]
    public async Task An_address_that_was_handed_on_opens_nothing_until_its_user_is_invited_again()
    {
        var (id, email) = await _entra.UserAsync();
        var (former, successor) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email, former)));

        Assert.Null(await _entra.MeAsync(Directory.Token(email, successor)));

        await Server.DoneAsync("inviteUser", new { id }, "invitation { token }");
        Assert.Null(await _entra.MeAsync(Directory.Token(null, former)));
        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email, successor)));
        Assert.Null(await _entra.MeAsync(Directory.Token(email, former)));
    }

    [Fact]
    public async Task Who_comes_several_times_at_once_for_the_first_time_is_bound_once()
    {
        var (id, email) = await _entra.UserAsync();
        var token = Directory.Token(email);
        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _entra.MeAsync(token)));
        Assert.Equal([id], seen.Distinct());
        Assert.Single(await Server.Stored.RowsAsync("SELECT id FROM entra_identity"));
    }

    [Fact]
    public async Task An_unknown_a_suspended_and_another_organisations_user_are_answered_alike()
    {
        var (suspended, theirs) = (await _entra.UserAsync(), await _entra.UserAsync(key: TestServer.OtherKey));
        await Server.DoneAsync("updateUser", new { id = suspended.Id, state = "SUSPENDED" }, "user { id }");
        string[] answers =
        [
            await _entra.AnswerAsync("a.b.c"), await _entra.AnswerAsync(Directory.Token("nobody@example.com")),
            await _entra.AnswerAsync(Directory.Token(suspended.Email)), await _entra.AnswerAsync(Directory.Token(theirs.Email)),
        ];
        Assert.StartsWith("401 ", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
        Assert.Empty(await Server.Stored.RowsAsync("SELECT id FROM entra_identity"));
    }

    [Fact]
    public async Task A_user_who_is_suspended_is_refused_with_the_next_request_and_known_again_afterwards()
    {
        var (id, email) = await _entra.UserAsync();
        var token = Directory.Token(email);
        Assert.Equal(id, await _entra.MeAsync(token));
        await Server.DoneAsync("updateUser", new { id, state = "SUSPENDED" }, "user { id }");
        Assert.Null(await _entra.MeAsync(token));
        await Server.DoneAsync("updateUser", new { id, state = "ACTIVE" }, "user { id }");
        Assert.Equal(id, await _entra.MeAsync(token));
    }

    [Fact]
    public async Task The_mode_chooses_live_or_test_data_and_live_when_it_says_nothing()
    {
        var (_, email) = await _entra.UserAsync();
        var token = Directory.Token(email);
        var contact = (string)(await Server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Test" }, "contact { id }"))["id"]!;
        var query = $$"""{ contact(id: "{{contact}}") { name } }""";

        Assert.Equal("""200  {"data":{"contact":{"name":"Anna Test"}}}""", await _entra.AnswerAsync(token, "test", query));
        foreach (var live in (string?[])[null, "LIVE"])
            Assert.Equal("""200  {"data":{"contact":null}}""", await _entra.AnswerAsync(token, live, query));
    }

    [Fact]
    public async Task Such_a_user_does_what_its_role_permits_and_signs_its_changes()
    {
        var (id, email) = await _entra.UserAsync(await RoleNameAsync("contacts:read", "contacts:write"));
        var token = Directory.Token(email);

        var made = await Server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Lovelace" }, "contact { createdBy { id } }", token);
        Assert.Equal(id, (string)made["createdBy"]!["id"]!);
        Assert.Equal("FORBIDDEN", (await Server.SendAsync("{ users { totalCount } }", key: token)).Refusal());
        Assert.Equal("Grace", (string)(await Server.DoneAsync("updateMe", new { firstName = "Grace" }, "user { name }", token))["name"]!);
        Assert.Equal(["contacts:read", "contacts:write"], (await Server.QueryAsync("{ me { permissions } }", key: token))["me"]!["permissions"]!.AsArray().Select(p => (string)p!));
        // There is no session of ours to end, and no password to change.
        Assert.Equal(["NOT_ALLOWED"], (await Server.MutateAsync("signOut", new { }, "sessions", token)).Refusals());
        Assert.Equal(["NOT_ALLOWED"], (await Server.MutateAsync("changePassword", new { currentPassword = "", newPassword = "" }, "sessions", token)).Refusals());
    }

    private async Task<string> RoleNameAsync(params string[] permissions)
        => (string)(await Server.DoneAsync("createRole", new { name = $"{Guid.NewGuid()}", permissions }, "role { name }"))["name"]!;

    private async Task<string> StateAsync(string id)
        => (string)(await Server.QueryAsync("query($id: ID!) { user(id: $id) { state } }", new { id }))["user"]!["state"]!;
}

/// <summary>Where the directory says which role its users have.</summary>
public abstract class EntraRoleTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : EntraRoleTests(Database.Sqlite);

    public sealed class OnPostgreSql() : EntraRoleTests(Database.PostgreSql);

    private EntraServer _entra = null!;

    public async Task InitializeAsync() => _entra = await EntraServer.StartAsync(
        on, "--AzureAd:Roles:Crm.Admin", "administrator", "--AzureAd:Roles:Crm.Boss", "Administrator", "--AzureAd:Roles:Crm.User", "Member", "--AzureAd:Roles:Crm.Gone", "Gone");

    public async Task DisposeAsync() => await _entra.DisposeAsync();

    [Fact]
    public async Task The_newest_token_says_the_role_and_an_older_one_does_not_bring_it_back()
    {
        var (_, email) = await _entra.UserAsync();
        var objectId = Guid.NewGuid();
        string With(params string[] roles) => _entra.Directory.Token(email, objectId, c => c["roles"] = new JsonArray([.. roles]));

        var admin = With("Crm.Admin", "Crm.Boss");
        Assert.Equal("Administrator", await RoleAsync(admin));
        _entra.Clock.Advance(TimeSpan.FromMinutes(1));
        var member = With("Crm.User");
        Assert.Equal("Member", await RoleAsync(member));
        Assert.Equal("FORBIDDEN", (await _entra.Server.SendAsync("mutation { createRole(input: {name: \"x\", permissions: [\"contacts:read\"]}) { role { id } } }", key: admin)).Refusal());
        Assert.Equal("Member", await RoleAsync(admin));
    }

    [Fact]
    public async Task A_token_without_a_role_that_is_known_here_or_with_several_is_refused()
    {
        var (_, email) = await _entra.UserAsync();
        var objectId = Guid.NewGuid();
        string With(params string[] roles) => _entra.Directory.Token(email, objectId, c => c["roles"] = new JsonArray([.. roles]));
        var refusal = await _entra.AnswerAsync("a.b.c");

        foreach (var token in (string[])[_entra.Directory.Token(email, objectId), With(), With("Crm.Other"), With("Crm.User", "Crm.Other"), With("Crm.User", "Crm.Admin"), With("Crm.Gone")])
            Assert.Equal(refusal, await _entra.AnswerAsync(token));
        Assert.Empty(await _entra.Server.Stored.RowsAsync("SELECT id FROM entra_identity"));
        Assert.Equal("Member", await RoleAsync(With("Crm.User")));
    }

    [Fact]
    public async Task The_last_owner_stays_one()
    {
        var refusal = await _entra.AnswerAsync("a.b.c");
        string Token(string email, Guid objectId) => _entra.Directory.Token(email, objectId, c => c["roles"] = new JsonArray("Crm.User"));
        var (only, second) = (await _entra.Server.HireAsync("Owner"), Guid.NewGuid());
        Assert.Equal(refusal, await _entra.AnswerAsync(Token(only.Email, second)));
        await _entra.Server.HireAsync("Owner");
        Assert.Equal("Member", await RoleAsync(Token(only.Email, second)));
    }

    private async Task<string?> RoleAsync(string token)
        => (string?)(await _entra.Server.QueryAsync("{ me { role { name } } }", key: token))["me"]!["role"]!["name"];
}
