using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Crm.Graph.Tests.Identity;

public abstract class SigningKeyTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : SigningKeyTests(Database.Sqlite);

    public sealed class OnPostgreSql() : SigningKeyTests(Database.PostgreSql);

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Anybody_can_check_a_token_with_the_published_keys()
    {
        var person = await _server.HireAsync();
        var discovery = JsonNode.Parse(await _server.Http.GetStringAsync("/.well-known/openid-configuration"))!;
        Assert.Equal("http://127.0.0.1:5080/.well-known/jwks.json", (string)discovery["jwks_uri"]!);
        var published = await _server.Http.GetStringAsync("/.well-known/jwks.json");

        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(person.AccessToken, new TokenValidationParameters
        {
            ValidIssuer = (string)discovery["issuer"]!,
            ValidAudience = "crm.graph",
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = ["RS256"],
            IssuerSigningKeys = new JsonWebKeySet(published).GetSigningKeys(),
            ValidateLifetime = false,
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal((person.Id, "live"), ((string)result.Claims["sub"], (string)result.Claims["mode"]));
        Assert.Equal(["alg", "e", "kid", "kty", "n", "use"], JsonNode.Parse(published)!["keys"]![0]!.AsObject().Select(p => p.Key).Order());
    }

    [Fact]
    public async Task The_next_key_is_published_before_it_signs_and_the_last_one_until_its_tokens_have_expired()
    {
        var first = await KeysAsync();
        Assert.Equal((1, first[0]), (first.Count, await SigningAsync()));

        _clock.Advance(TimeSpan.FromDays(89));
        var announced = await KeysAsync();
        Assert.Equal((2, first[0]), (announced.Count, await SigningAsync()));
        var person = await _server.HireAsync();

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(announced.Single(k => k != first[0]), await SigningAsync());
        Assert.Equal(announced, await KeysAsync());

        _clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(10));
        Assert.Equal(announced.Where(k => k != first[0]), await KeysAsync());
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ me { id } }", key: person.AccessToken)).Refusal());
    }

    private async Task<List<string>> KeysAsync()
        => [.. JsonNode.Parse(await _server.Http.GetStringAsync("/.well-known/jwks.json"))!["keys"]!.AsArray().Select(k => (string)k!["kid"]!).Order(StringComparer.Ordinal)];

    private async Task<string> SigningAsync() => new JsonWebToken((await _server.HireAsync()).AccessToken).Kid;
}
