using System.Net;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

public sealed class HttpAuthenticatorTests
{
    private static readonly Caller Program = Caller.System(Guid.NewGuid(), 1, Guid.NewGuid(), TimeZoneInfo.Utc, "CYP", "EUR");
    private static readonly Caller User = Program with { SessionId = Guid.NewGuid() };

    private readonly DefaultHttpContext _http = new() { RequestServices = new ServiceCollection().AddScoped<Origin>().BuildServiceProvider() };

    [Fact]
    public async Task Without_a_credential_the_caller_is_anonymous_and_not_refused()
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
    [InlineData("Bearer token")]
    [InlineData("bearer  token")]
    public async Task A_good_token_names_the_caller(string header)
    {
        _http.Request.Headers.Authorization = header;
        Assert.Equal(new Authentication(User, Refused: false), await AuthenticateAsync());
    }

    [Theory]
    [InlineData("Bearer bad")]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("token")]
    [InlineData("Basic token")]
    [InlineData("")]
    public async Task A_token_that_is_not_good_or_not_shown_as_one_is_refused(string header)
    {
        _http.Request.Headers.Authorization = header;
        Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync());
    }

    [Fact]
    public async Task A_key_and_a_token_together_are_refused_even_if_both_are_good()
    {
        _http.Request.Headers.Authorization = "Bearer token";
        Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync("good"));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    public async Task The_request_knows_where_it_comes_from_unless_that_is_the_machine_itself(string remote, string? expected)
    {
        _http.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        await AuthenticateAsync();
        Assert.Equal(expected, _http.RequestServices.GetRequiredService<Origin>().Address);
    }

    private async Task<Authentication> AuthenticateAsync(params string[] keys)
    {
        if (keys.Length > 0)
            _http.Request.Headers["api_key"] = new StringValues(keys);
        return await new HttpAuthenticator(new OneKey(), new OneToken()).AuthenticateAsync(_http);
    }

    private sealed class OneKey : IKeyRing
    {
        public ValueTask<Caller?> FindAsync(string key, CancellationToken ct = default) => new(key == "good" ? Program : null);
    }

    private sealed class OneToken : IAccessTokens
    {
        public ValueTask<Caller?> FindAsync(string token, CancellationToken ct = default) => new(token == "token" ? User : null);
    }
}
