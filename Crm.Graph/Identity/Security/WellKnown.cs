using Crm.Graph.Identity.Model;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Graph.Identity.Security;

/// <summary>What others need to check our access tokens: the public keys, and where they are (OpenID Connect Discovery 1.0, RFC 7517).</summary>
internal static class WellKnown
{
    private const string KeySetPath = "/.well-known/jwks.json";

    private static readonly string[] Subjects = ["public"];
    private static readonly string[] Responses = ["none"];
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256];
    private static readonly string[] Claims = ["iss", "aud", "sub", "sid", "org", "mode", "iat", "exp", "jti"];

    public static IEndpointRouteBuilder MapWellKnown(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(KeySetPath, async (HttpContext http, SigningKeys keys) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            var set = await keys.GetAsync(wanted: null, http.RequestAborted);
            return Results.Json(new { keys = set.Public.Values.OrderBy(k => k.KeyId, StringComparer.Ordinal).Select(Published) });
        });
        endpoints.MapGet("/.well-known/openid-configuration", (IOptions<IdentityOptions> options) =>
        {
            var issuer = options.Value.Issuer.TrimEnd('/');
            return Results.Json(new
            {
                issuer = options.Value.Issuer,
                jwks_uri = issuer + KeySetPath,
                subject_types_supported = Subjects,
                response_types_supported = Responses,
                id_token_signing_alg_values_supported = Algorithms,
                claims_supported = Claims,
            });
        });
        return endpoints;
    }

    private static object Published(RsaSecurityKey key) => new
    {
        kty = "RSA",
        use = "sig",
        alg = SecurityAlgorithms.RsaSha256,
        kid = key.KeyId,
        n = Base64UrlEncoder.Encode(key.Parameters.Modulus),
        e = Base64UrlEncoder.Encode(key.Parameters.Exponent),
    };
}
