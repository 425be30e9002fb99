using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Storage;
using Crm.Graph.Kernel.Security;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Graph.Identity.Security;

/// <summary>
/// Access tokens: JWTs of RFC 9068, signed with RS256. They say whose session they are of; what the user may do is looked up there, so that
/// what is taken away is gone with the next request.
/// </summary>
internal sealed class AccessTokens(SigningKeys keys, SessionRing sessions, TimeProvider clock, IOptions<IdentityOptions> options) : IAccessTokens
{
    public const string Audience = "crm.graph";

    private const string Type = "at+jwt";

    /// <summary>Ours have about 700 characters.</summary>
    private const int MaxLength = 4096;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public async Task<string> IssueAsync(Session session, string mode, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var set = await keys.GetAsync(wanted: null, ct);
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer,
            Audience = Audience,
            TokenType = Type,
            IssuedAt = now.UtcDateTime,
            Expires = (now + options.Value.AccessTokenLifetime).UtcDateTime,
            SigningCredentials = set.Signing,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = session.UserId.ToString(),
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
                [JwtRegisteredClaimNames.Sid] = session.Id.ToString(),
                ["org"] = session.OrganisationId.ToString(),
                ["mode"] = mode,
            },
        });
    }

    public int Generation => sessions.Generation;

    public ValueTask<Caller?> FindAsync(string token, string? mode, CancellationToken ct = default) => FindAsync(token, anew: false, ct);

    public ValueTask<Caller?> FindAnewAsync(string token, string? mode, CancellationToken ct) => FindAsync(token, anew: true, ct);

    private async ValueTask<Caller?> FindAsync(string token, bool anew, CancellationToken ct)
    {
        if (await SessionOfAsync(token, ct) is not { } known || await sessions.FindAsync(known.Id, anew, ct) is not { } caller)
            return null;
        return caller.GoodUntil < known.Until ? caller : caller with { GoodUntil = known.Until };
    }

    private async Task<(Guid Id, DateTimeOffset Until)?> SessionOfAsync(string token, CancellationToken ct)
    {
        if (token.Length is 0 or > MaxLength || !_handler.CanReadToken(token))
            return null;
        string? kid;
        try
        {
            kid = _handler.ReadJsonWebToken(token).Kid;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
        var set = await keys.GetAsync(kid, ct);
        if (kid is null || !set.Public.TryGetValue(kid, out var key))
            return null;
        var result = await _handler.ValidateTokenAsync(token, Parameters(key));
        return result.IsValid && result.Claims.TryGetValue(JwtRegisteredClaimNames.Sid, out var sid) && Guid.TryParse(sid as string, out var session)
            ? (session, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero))
            : null;
    }

    private TokenValidationParameters Parameters(SecurityKey key) => new()
    {
        ValidIssuer = options.Value.Issuer,
        ValidAudience = Audience,
        ValidTypes = [Type],
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (_, expires, _, _) => expires is { } until && clock.GetUtcNow().UtcDateTime < until,
    };
}
