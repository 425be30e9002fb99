using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Identity;

/// <summary>Setting and changing passwords.</summary>
public abstract class PasswordTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : PasswordTests(Database.Sqlite);

    public sealed class OnPostgreSql() : PasswordTests(Database.PostgreSql);

    private const string Other = "three french hens at dawn";

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_changed_password_is_the_only_one_and_ends_the_other_sessions()
    {
        var person = await _server.HireAsync();
        var here = (string)(await _server.SignInAsync(person.Email))["tokens"]!["accessToken"]!;

        Assert.Equal(1, (int)await _server.DoneAsync("changePassword", new { currentPassword = People.Password, newPassword = Other }, "sessions", here));

        await _server.QueryAsync("{ me { id } }", key: here);
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: person.AccessToken)).Refusal());
        Assert.Equal(["INVALID_CREDENTIALS"], (await _server.SignInAsync(person.Email)).Refusals());
        Assert.Empty((await _server.SignInAsync(person.Email, Other)).Refusals());
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_it_and_not_by_a_key()
    {
        var person = await _server.HireAsync();
        Assert.Equal(["INVALID_CREDENTIALS currentPassword"],
            (await _server.MutateAsync("changePassword", new { currentPassword = "wrong", newPassword = Other }, "sessions", person.AccessToken)).Refusals());
        Assert.Equal(["NOT_ALLOWED"], (await _server.MutateAsync("changePassword", new { currentPassword = People.Password, newPassword = Other }, "sessions")).Refusals());
        Assert.Equal(["WEAK_PASSWORD newPassword (length)"],
            (await _server.MutateAsync("changePassword", new { currentPassword = People.Password, newPassword = "short" }, "sessions", person.AccessToken)).Refusals());
    }

    [Fact]
    public async Task An_invitation_is_good_once_and_for_three_days_and_the_latest_alone()
    {
        var (user, earlier) = await InvitedAsync("first@example.com");
        var token = await InviteAsync(user);
        Assert.Equal(["INVALID_TOKEN token"], await AcceptAsync(earlier));
        Assert.Equal(["WEAK_PASSWORD password (length)"], await AcceptAsync(token, "short"));
        Assert.Empty(await AcceptAsync(token));
        Assert.Equal(["INVALID_TOKEN token"], await AcceptAsync(token));

        var late = await InviteAsync(user);
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["INVALID_TOKEN token"], await AcceptAsync(late));
        Assert.Equal(["INVALID_TOKEN token"], await AcceptAsync("inv_unknown"));
    }

    [Fact]
    public async Task A_new_invitation_is_the_way_to_a_new_password_and_ends_what_the_old_one_opened()
    {
        var person = await _server.HireAsync();
        Assert.Empty(await AcceptAsync(await InviteAsync(person.Id), Other));
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: person.AccessToken)).Refusal());
        Assert.Equal(["INVALID_CREDENTIALS"], (await _server.SignInAsync(person.Email)).Refusals());
    }

    [Fact]
    public async Task No_organisation_sets_the_password_of_somebody_who_uses_it_elsewhere()
    {
        var person = await _server.HireAsync();
        var (_, token) = await InvitedAsync(person.Email, TestServer.OtherKey);

        Assert.Equal(["INVALID_CREDENTIALS password"], await AcceptAsync(token, Other));
        Assert.Empty((await _server.SignInAsync(person.Email)).Refusals());
        Assert.Empty(await AcceptAsync(token));

        // Both organisations are open to her now, and she says which.
        var other = (await _server.CallerAsync(TestServer.OtherKey)).OrganisationId;
        var tokens = await _server.DoneAsync("signIn", new { email = person.Email, password = People.Password, organisationId = other, mode = "TEST" }, "tokens { accessToken }", key: null);
        var me = await _server.QueryAsync("{ me { id email } }", key: (string)tokens["accessToken"]!);
        Assert.Equal((true, person.Email), ((string)me["me"]!["id"]! != person.Id, (string)me["me"]!["email"]!));
    }

    [Fact]
    public async Task A_suspended_user_is_not_invited()
    {
        var person = await _server.HireAsync();
        await _server.DoneAsync("updateUser", new { id = person.Id, state = "SUSPENDED" }, "user { id }");
        Assert.Equal([$"NOT_ALLOWED id (user,{person.Id})"], (await _server.MutateAsync("inviteUser", new { id = person.Id }, "invitation { token }")).Refusals());
    }

    [Fact]
    public async Task A_password_is_the_same_however_its_accents_were_typed()
    {
        var (_, token) = await InvitedAsync("accents@example.com");
        Assert.Empty(await AcceptAsync(token, "un caf\u00e9 tr\u00e8s serr\u00e9, merci"));
        Assert.Empty((await _server.SignInAsync("accents@example.com", "un cafe\u0301 tre\u0300s serre\u0301, merci")).Refusals());
    }

    private async Task<(string User, string Token)> InvitedAsync(string email, string key = TestServer.Key)
    {
        var user = (string)(await _server.DoneAsync("createUser", new { email, roleId = await _server.RoleAsync("Member", key) }, "user { id }", key))["id"]!;
        return (user, await InviteAsync(user, key));
    }

    private async Task<string> InviteAsync(string user, string key = TestServer.Key)
        => (string)(await _server.DoneAsync("inviteUser", new { id = user }, "invitation { token expiresOn }", key))["token"]!;

    private async Task<string[]> AcceptAsync(string token, string password = People.Password)
        => (await _server.MutateAsync("acceptInvitation", new { token, password }, "tokens { accessToken }", key: null)).Refusals();
}
