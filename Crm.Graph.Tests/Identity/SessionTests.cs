using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Identity;

public abstract class SessionTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : SessionTests(Database.Sqlite);

    public sealed class OnPostgreSql() : SessionTests(Database.PostgreSql);

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_gets_tokens_that_open_the_data_that_was_asked_for()
    {
        var person = await _server.HireAsync();
        var contact = await _server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Test" }, "contact { id }");

        var tokens = (await _server.SignInAsync(person.Email.ToUpperInvariant()))["tokens"]!;

        Assert.Equal((600, "2026-04-01T09:30:00Z"), ((int)tokens["expiresIn"]!, (string)tokens["sessionExpiresOn"]!));
        Assert.NotNull((await SeenAsync((string)tokens["accessToken"]!, contact))["contact"]);
        // The invitation opened the live data, where the contact is not.
        Assert.Null((await SeenAsync(person.AccessToken, contact))["contact"]);
    }

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_a_suspended_user_are_answered_alike()
    {
        var (person, suspended) = (await _server.HireAsync(), await _server.HireAsync());
        await _server.DoneAsync("updateUser", new { id = suspended.Id, state = "SUSPENDED" }, "user { id }");
        var invited = $"{Guid.NewGuid():N}@example.com";
        await _server.DoneAsync("createUser", new { email = invited, roleId = await _server.RoleAsync("Member") }, "user { id }");

        string[] answers =
        [
            (await _server.SignInAsync("nobody@example.com")).ToJsonString(), (await _server.SignInAsync(person.Email, People.Password + "!")).ToJsonString(),
            (await _server.SignInAsync(person.Email, "")).ToJsonString(), (await _server.SignInAsync(person.Email, new string('x', 1000))).ToJsonString(),
            (await _server.SignInAsync(suspended.Email)).ToJsonString(), (await _server.SignInAsync(invited, "")).ToJsonString(), (await _server.SignInAsync(new string('x', 500))).ToJsonString(),
        ];

        Assert.Equal("""{"tokens":null,"errors":[{"code":"INVALID_CREDENTIALS","message":"The e-mail address or the password is not right.","path":[],"parameters":[]}]}""", Assert.Single(answers.Distinct()));
    }

    [Fact]
    public async Task After_ten_attempts_an_address_is_locked_whether_it_exists_or_not_even_for_the_right_password()
    {
        var person = await _server.HireAsync();
        foreach (var email in (string[])[person.Email, "nobody@example.com"])
        {
            for (var i = 0; i < 10; i++)
                Assert.Equal(["INVALID_CREDENTIALS"], (await _server.SignInAsync(email, "wrong")).Refusals());
            Assert.Equal(["TOO_MANY_ATTEMPTS (900)"], (await _server.SignInAsync(email)).Refusals());
        }

        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Empty((await _server.SignInAsync(person.Email)).Refusals());
    }

    [Fact]
    public async Task Attempts_are_counted_before_they_are_compared_so_that_many_at_once_are_many()
    {
        var person = await _server.HireAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => _server.SignInAsync(person.Email, "wrong")));
        Assert.Equal(10, answers.Count(a => a.Refusals() is ["INVALID_CREDENTIALS"]));
    }

    [Fact]
    public async Task Signing_in_forgets_the_attempts_before()
    {
        var person = await _server.HireAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 9; i++)
                await _server.SignInAsync(person.Email, "wrong");
            Assert.Empty((await _server.SignInAsync(person.Email)).Refusals());
        }
    }

    [Fact]
    public async Task An_access_token_ends_by_its_time_and_a_refresh_token_gives_the_next_one()
    {
        var person = await _server.HireAsync();
        _clock.Advance(TimeSpan.FromSeconds(599));
        await _server.QueryAsync("{ me { id } }", key: person.AccessToken);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: person.AccessToken)).Refusal());

        var next = (await RefreshAsync(person.RefreshToken))["tokens"]!;
        Assert.Equal(person.Id, (string)(await _server.QueryAsync("{ me { id } }", key: (string)next["accessToken"]!))["me"]!["id"]!);
    }

    [Fact]
    public async Task A_stolen_refresh_token_used_after_its_owner_has_refreshed_ends_the_session_for_both()
    {
        var person = await _server.HireAsync();
        var owners = (await RefreshAsync(person.RefreshToken))["tokens"]!;

        Assert.Equal(["INVALID_TOKEN refreshToken"], (await RefreshAsync(person.RefreshToken)).Refusals());

        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: (string)owners["accessToken"]!)).Refusal());
        Assert.Equal(["INVALID_TOKEN refreshToken"], (await RefreshAsync((string)owners["refreshToken"]!)).Refusals());
        Assert.Equal("TOKEN_REUSED", (await _server.Stored.RowsAsync("SELECT \"end\" FROM session")).Single()[0]);
    }

    [Fact]
    public async Task Of_two_who_use_a_refresh_token_at_once_one_gets_tokens_and_both_are_signed_out()
    {
        var person = await _server.HireAsync();
        var answers = await Task.WhenAll(RefreshAsync(person.RefreshToken), RefreshAsync(person.RefreshToken));
        var won = Assert.Single(answers, a => a["tokens"] is not null);
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: (string)won["tokens"]!["accessToken"]!)).Refusal());
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_however_often_it_is_refreshed()
    {
        var refresh = (await _server.HireAsync()).RefreshToken;
        for (var week = 0; week < 4; week++)
        {
            _clock.Advance(TimeSpan.FromDays(7));
            refresh = (string)(await RefreshAsync(refresh))["tokens"]!["refreshToken"]!;
        }
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["INVALID_TOKEN refreshToken"], (await RefreshAsync(refresh)).Refusals());
    }

    [Fact]
    public async Task Signing_out_works_at_once_for_this_session_or_for_all()
    {
        var person = await _server.HireAsync();
        var (second, third) = (await AccessAsync(person), await AccessAsync(person));
        Assert.Equal(1, (int)await _server.DoneAsync("signOut", new { }, "sessions", second));
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: second)).Refusal());
        await _server.QueryAsync("{ me { id } }", key: third);

        Assert.Equal(2, (int)await _server.DoneAsync("signOut", new { everywhere = true }, "sessions", third));
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: person.AccessToken)).Refusal());
        Assert.Equal(["INVALID_TOKEN refreshToken"], (await RefreshAsync(person.RefreshToken)).Refusals());
        Assert.Equal(["NOT_ALLOWED"], (await _server.MutateAsync("signOut", new { }, "sessions")).Refusals());
    }

    [Fact]
    public async Task Suspending_a_user_ends_its_sessions_with_the_next_request()
    {
        var person = await _server.HireAsync();
        await _server.QueryAsync("{ me { id } }", key: person.AccessToken);
        await _server.DoneAsync("updateUser", new { id = person.Id, state = "SUSPENDED" }, "user { state }");
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: person.AccessToken)).Refusal());
        Assert.Equal(["INVALID_TOKEN refreshToken"], (await RefreshAsync(person.RefreshToken)).Refusals());
    }

    [Fact]
    public async Task Of_passwords_and_tokens_only_hashes_are_stored()
    {
        var person = await _server.HireAsync();
        var stored = string.Join('\n', await _server.Stored.DumpAsync());
        Assert.Contains(person.Email, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Password, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(person.RefreshToken[3..], stored, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alg")]
    [InlineData("none")]
    [InlineData("signature")]
    [InlineData("claims")]
    [InlineData("kid")]
    [InlineData("cut")]
    public async Task A_token_that_was_tampered_with_is_401(string how)
    {
        var parts = (await _server.HireAsync()).AccessToken.Split('.');
        var forged = how switch
        {
            "alg" => $"{Changed(parts[0], h => h["alg"] = "HS256")}.{parts[1]}.{parts[2]}",
            "none" => $"{Changed(parts[0], h => h["alg"] = "none")}.{parts[1]}.",
            "signature" => $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            "claims" => $"{parts[0]}.{Changed(parts[1], c => c["exp"] = (long)c["exp"]! + 3600)}.{parts[2]}",
            "kid" => $"{Changed(parts[0], h => h["kid"] = "other")}.{parts[1]}.{parts[2]}",
            _ => $"{parts[0]}.{parts[1]}",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{\"query\":\"{ me { id } }\"}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {forged}");
        using var response = await _server.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer realm=\"graphql\", error=\"invalid_token\""), (response.StatusCode, response.Headers.WwwAuthenticate.ToString()));
    }

    private static string Changed(string part, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(part))!.AsObject();
        change(json);
        return Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(json.ToJsonString());
    }

    private async Task<string> AccessAsync(Person person) => (string)(await _server.SignInAsync(person.Email))["tokens"]!["accessToken"]!;

    private Task<JsonObject> RefreshAsync(string token) => _server.MutateAsync("refreshToken", new { refreshToken = token }, "tokens { accessToken refreshToken }", key: null);

    private Task<JsonObject> SeenAsync(string token, JsonNode contact) => _server.QueryAsync("query($id: ID!) { contact(id: $id) { id } }", new { id = (string)contact["id"]! }, token);
}
