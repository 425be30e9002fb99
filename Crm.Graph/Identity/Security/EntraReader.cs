using Crm.Graph.Identity.Model;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Graph.Identity.Security;

/// <summary>Reads access tokens of Microsoft Entra ID: whether the directory has signed them for this server, and what they say of a user.</summary>
internal sealed partial class EntraReader(
    EntraMetadata metadata, IOptionsMonitor<JwtBearerOptions> schemes, IOptions<EntraOptions> options, TimeProvider clock, ILogger<EntraReader> log)
{
    /// <summary>How far the directory's clock may be from ours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly EntraOptions _options = options.Value;
    private readonly Guid _directoryId = Guid.Parse(options.Value.TenantId!);

    /// <summary>Null when it is not good, for whatever reason: the log says which, at the level of debugging.</summary>
    public async ValueTask<EntraUser?> ReadAsync(JsonWebToken token, CancellationToken ct)
    {
        // Before anything is fetched: for the tokens of others there is nothing to ask.
        if (IdOf(token, "tid") != _directoryId || string.IsNullOrEmpty(token.Kid))
            return Refuse("it is not of this directory, or names no key");
        if (await metadata.GetAsync(token.Kid, ct) is not { } published)
            return Refuse("the directory cannot be reached");
        var result = await _handler.ValidateTokenAsync(token, Parameters(published));
        if (!result.IsValid)
            return Refuse(result.Exception.GetType().Name);
        if (IdOf(token, "oid") is not { } objectId)
            return Refuse("it has no oid");
        if (!IsForUser(token))
            return Refuse("it is no user's access token with a scope of this server");
        if (!RoleOf(token, out var role))
            return Refuse("the settings know no role here for its roles, or several");
        return new(_directoryId, objectId, VerifiedEmail(token), role, new(token.IssuedAt, TimeSpan.Zero), End(token));
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration published)
    {
        var parameters = schemes.Get(EntraServices.Scheme).TokenValidationParameters.Clone();
        parameters.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(published);
        parameters.LifetimeValidator = (from, until, _, _) => clock.GetUtcNow().UtcDateTime is var now
            && until is not null && now - Tolerance < until && (from is null || now + Tolerance >= from);
        return parameters;
    }

    /// <summary>When it is refused: a tolerated clock's last moment. A token for the end of time has no later one.</summary>
    private static DateTimeOffset End(JsonWebToken token)
        => new DateTimeOffset(token.ValidTo, TimeSpan.Zero) is var until && until < DateTimeOffset.MaxValue - Tolerance ? until + Tolerance : until;

    /// <summary>What tells an access token from an identity token, and a user from an application that calls for itself.</summary>
    private bool IsForUser(JsonWebToken token)
    {
        var given = Texts(token, "scp").SelectMany(Words).ToList();
        return given.Count > 0 && !Texts(token, "idtyp").Contains("app")
            && (string.IsNullOrWhiteSpace(_options.Scopes) || Words(_options.Scopes).Intersect(given, StringComparer.Ordinal).Any());
    }

    /// <summary>False when the settings have names for roles and none, or several, for these.</summary>
    private bool RoleOf(JsonWebToken token, out string? role)
    {
        role = null;
        if (_options.Roles.Count == 0)
            return true;
        var given = Texts(token, "roles").ToList();
        var names = given.Select(r => _options.Roles.GetValueOrDefault(r)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        role = names is [var only] ? only : null;
        return role is not null;
    }

    /// <summary>
    /// An address alone is what anybody may write into a directory of his own. It counts where it is known that its domain is the directory's
    /// (<c>xms_edov</c>), or where the directory vouches for it.
    /// </summary>
    private static string? VerifiedEmail(JsonWebToken token)
    {
        var vouched = Texts(token, "verified_primary_email").ToList();
        if (vouched is [var primary])
            return primary;
        var isVerified = vouched.Count == 0 && Texts(token, "xms_edov").ToList() is ["true" or "1"];
        return isVerified && Texts(token, "email").ToList() is [var email] ? email : null;
    }

    /// <summary>A claim as texts, whether it is one value or a list of them.</summary>
    private static IEnumerable<string> Texts(JsonWebToken token, string claim)
        => token.Claims.Where(c => c.Type == claim).Select(c => c.ValueType == JsonClaimValueTypes.Json ? "" : c.Value).Select(v => v is "True" ? "true" : v);

    private static Guid? IdOf(JsonWebToken token, string claim)
        => Texts(token, claim).ToList() is [var text] && Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : null;

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private EntraUser? Refuse(string why)
    {
        Refused(why);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A token of Microsoft Entra ID is refused: {Why}.")]
    private partial void Refused(string why);
}
