using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Crm.Graph.Demo;
using Crm.Graph.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Graph.Tests.Identity.Entra;

/// <summary>A directory as Microsoft Entra ID is one, on a port of its own: its metadata and keys over HTTP, its tokens with real signatures.</summary>
internal sealed class EntraDirectory : IAsyncDisposable
{
    public const string Id = "7d0d5d4f-6a39-4c56-9d1c-0d5a5a3f2b11";
    public const string ClientId = "c2a4b7f6-1f0e-4b57-8f7b-6c8f0a6f9e21";

    private readonly ManualClock _clock;
    private readonly WebApplication _app;
    private readonly List<RsaSecurityKey> _published = [];
    private int _fetches;

    private EntraDirectory(ManualClock clock)
    {
        _clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet($"/{Id}/v2.0/.well-known/openid-configuration", () => Answer(new { issuer = Issuer, jwks_uri = $"{Address}/keys" }));
        _app.MapGet("/keys", () => Answer(new { keys = _published.Select(Published) }));
        Rotate();
    }

    public string Address => _app.Urls.Single();

    public string Issuer => $"{Address}/{Id}/v2.0";

    /// <summary>The one that signs.</summary>
    public RsaSecurityKey Key { get; private set; } = null!;

    /// <summary>Whose the keys are, as the directory says: a directory, or any.</summary>
    public string KeysAreOf { get; set; } = "{tenantid}";

    /// <summary>Whether it answers nothing but that it cannot.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often something was fetched.</summary>
    public int Fetches => Volatile.Read(ref _fetches);

    public static async Task<EntraDirectory> StartAsync(ManualClock clock)
    {
        var directory = new EntraDirectory(clock);
        await directory._app.StartAsync();
        return directory;
    }

    /// <summary>What a server that takes its tokens is set up with.</summary>
    public string[] Settings(params string[] more) =>
    [
        "--AzureAd:Instance", Address, "--AzureAd:TenantId", Id, "--AzureAd:ClientId", ClientId, "--AzureAd:OrganisationId", $"{DemoOrganisations.Main}", .. more,
    ];

    /// <summary>Signs with another key from now on; the old one is published no longer.</summary>
    public void Rotate()
    {
        Key = NewKey();
        _published.Clear();
        _published.Add(Key);
    }

    public static RsaSecurityKey NewKey()
    {
        using var rsa = RSA.Create(2048);
        return new(rsa.ExportParameters(true)) { KeyId = Guid.NewGuid().ToString("N") };
    }

    /// <summary>The claims of an access token of a user whose address is verified, good for an hour.</summary>
    public JsonObject Claims(string? email, Guid? objectId = null)
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        return new JsonObject
        {
            ["aud"] = ClientId,
            ["iss"] = Issuer,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3600,
            ["oid"] = $"{objectId ?? Guid.NewGuid()}",
            ["tid"] = Id,
            ["scp"] = "access_as_user",
            ["ver"] = "2.0",
            ["email"] = email,
            ["xms_edov"] = true,
        };
    }

    public string Token(string? email, Guid? objectId = null, Action<JsonObject>? change = null)
    {
        var claims = Claims(email, objectId);
        change?.Invoke(claims);
        return Sign(claims);
    }

    public string Sign(JsonObject claims, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
        => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims.ToJsonString(), new SigningCredentials(key ?? Key, algorithm));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(object what)
    {
        Interlocked.Increment(ref _fetches);
        return IsDown ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Json(what);
    }

    private object Published(RsaSecurityKey key) => new
    {
        kty = "RSA",
        use = "sig",
        kid = key.KeyId,
        issuer = $"{Address}/{KeysAreOf}/v2.0",
        n = Base64UrlEncoder.Encode(key.Parameters.Modulus),
        e = Base64UrlEncoder.Encode(key.Parameters.Exponent),
    };
}
