using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

public sealed class HttpKeyAuthenticatorTests
{
    private static readonly Caller Somebody = Caller.System(Guid.NewGuid(), 1, Guid.NewGuid(), TimeZoneInfo.Utc, "CYP", "EUR");

    [Fact]
    public async Task Without_a_key_the_caller_is_anonymous_and_not_refused()
        => Assert.Equal(new Authentication(null, Refused: false), await AuthenticateAsync());

    [Fact]
    public async Task A_good_key_names_the_caller()
        => Assert.Equal(new Authentication(Somebody, Refused: false), await AuthenticateAsync("good"));

    [Theory]
    [InlineData("bad")]
    [InlineData("")]
    [InlineData("good,good")]
    public async Task A_key_that_is_not_good_is_refused(string key)
        => Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync(key));

    [Fact]
    public async Task Several_keys_are_refused_even_if_they_are_good()
        => Assert.Equal(new Authentication(null, Refused: true), await AuthenticateAsync("good", "good"));

    private static async Task<Authentication> AuthenticateAsync(params string[] keys)
    {
        var http = new DefaultHttpContext();
        if (keys.Length > 0)
            http.Request.Headers["api_key"] = new StringValues(keys);
        return await new HttpKeyAuthenticator(new OneKey()).AuthenticateAsync(http);
    }

    private sealed class OneKey : IKeyRing
    {
        public ValueTask<Caller?> FindAsync(string key, CancellationToken ct = default) => new(key == "good" ? Somebody : null);
    }
}
