using System.Text.Json;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

public sealed class KeyAuthenticatorTests
{
    private static readonly Caller Program = Caller.System(Guid.NewGuid(), 1, Guid.NewGuid(), TimeZoneInfo.Utc, "CYP", "EUR");
    private static readonly Caller User = Program with { SessionId = Guid.NewGuid() };

    [Fact]
    public async Task Without_a_key_the_caller_is_anonymous_and_not_refused()
        => Assert.Equal(new Authentication(null, Refused: false), await AuthenticateAsync());

    [Fact]
    public async Task A_good_key_names_the_caller()
        => Assert.Equal(new Authentication(Program, Refused: false), await AuthenticateAsync("good"));

    [Theory]
    [InlineData("bad")]
    [InlineData("")]
    [InlineData("good,good")]
    public async Task A_key_that_is_not_good_is_refused(string key)
        => Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync(key));

    [Fact]
    public async Task Several_keys_are_refused_even_if_they_are_good()
        => Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync("good", "good"));

    [Theory]
    [InlineData("Bearer good")]
    [InlineData("bearer  good")]
    public async Task A_key_may_come_as_a_bearer_token(string authorization)
        => Assert.Equal(new Authentication(Program, Refused: false), await AuthenticateAsync(Header(authorization)));

    [Theory]
    [InlineData("Bearer a.good.token")]
    [InlineData("bearer  a.good.token")]
    public async Task A_good_access_token_names_the_user(string authorization)
        => Assert.Equal(new Authentication(User, Refused: false), await AuthenticateAsync(Header(authorization)));

    [Theory]
    [InlineData("Bearer a.bad.token")]
    [InlineData("Bearer .")]
    [InlineData("Bearer token")]
    [InlineData("Bearer ")]
    public async Task A_bearer_token_that_is_neither_a_good_key_nor_a_good_access_token_is_refused(string authorization)
        => Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync(Header(authorization)));

    [Fact]
    public async Task An_access_token_is_no_key()
        => Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync("a.good.token"));

    [Fact]
    public async Task A_key_and_an_access_token_together_are_refused_even_if_both_are_good()
    {
        var both = Header("Bearer a.good.token");
        both.Request.Headers["api_key"] = "good";
        Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync(both));
    }

    [Fact]
    public async Task Another_scheme_is_somebody_elses()
        => Assert.Equal(new Authentication(null, Refused: false), await AuthenticateAsync(Header("Basic Z29vZDpnb29k")));

    [Fact]
    public async Task A_key_as_both_is_refused_even_if_it_is_good()
    {
        var both = Header("Bearer good");
        both.Request.Headers["api_key"] = "good";
        Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync(both));
    }

    [Theory]
    [InlineData("""{"api_key":"good"}""", true, false)]
    [InlineData("""{"authorization":"Bearer good"}""", true, false)]
    [InlineData("""{"Authorization":"Bearer good","other":1}""", true, false)]
    [InlineData("""{"api_key":null}""", false, false)]
    [InlineData("""{"other":"good"}""", false, false)]
    [InlineData("null", false, false)]
    [InlineData("""{"api_key":"bad"}""", false, true)]
    [InlineData("""{"api_key":1}""", false, true)]
    [InlineData("""{"authorization":{"Bearer":"good"}}""", false, true)]
    [InlineData("""{"api_key":"good","authorization":"Bearer good"}""", false, true)]
    public async Task A_WebSockets_first_message_shows_the_same(string payload, bool known, bool refused)
    {
        var shown = Credentials.Of(JsonSerializer.Deserialize<JsonElement>(payload));
        Assert.Equal(new Authentication(known ? Program : null, refused), await new KeyAuthenticator(new OneKey(), new OneToken()).AuthenticateAsync(shown, CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"authorization":"Bearer a.good.token"}""", true)]
    [InlineData("""{"authorization":"Bearer a.bad.token"}""", false)]
    [InlineData("""{"api_key":"a.good.token"}""", false)]
    [InlineData("""{"api_key":"good","authorization":"Bearer a.good.token"}""", false)]
    public async Task A_WebSockets_first_message_may_show_an_access_token(string payload, bool known)
    {
        var shown = Credentials.Of(JsonSerializer.Deserialize<JsonElement>(payload));
        Assert.Equal(
            new Authentication(known ? User : null, Refused: !known),
            await new KeyAuthenticator(new OneKey(), new OneToken()).AuthenticateAsync(shown, CancellationToken.None));
    }

    private static Task<Authentication> AuthenticateAsync(params string[] keys)
    {
        var http = new DefaultHttpContext();
        if (keys.Length > 0)
            http.Request.Headers["api_key"] = new StringValues(keys);
        return AuthenticateAsync(http);
    }

    private static DefaultHttpContext Header(string authorization)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = authorization;
        return http;
    }

    private static async Task<Authentication> AuthenticateAsync(HttpContext http)
        => await new KeyAuthenticator(new OneKey(), new OneToken()).AuthenticateAsync(Credentials.Of(http.Request), CancellationToken.None);

    private sealed class OneKey : IKeyRing
    {
        public ValueTask<Caller?> FindAsync(string key, CancellationToken ct = default) => new(key == "good" ? Program : null);
    }

    private sealed class OneToken : IAccessTokens
    {
        public ValueTask<Caller?> FindAsync(string token, string? mode, CancellationToken ct = default) => new(token == "a.good.token" ? User : null);
    }
}
