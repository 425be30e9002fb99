using System.Text;
using System.Text.Json.Nodes;
using Crm.Graph.Identity.Security;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Crm.Graph.Tests.Identity.Entra;

/// <summary>Which access tokens of Microsoft Entra ID are credentials, and that nobody is told why another is not.</summary>
public sealed class EntraTokenTests : IAsyncLifetime
{
    /// <summary>What a token of no meaning at all is answered.</summary>
    private const string Refusal =
        """401 Bearer realm="graphql", error="invalid_token" {"errors":[{"message":"The credential is not valid.","extensions":{"code":"UNAUTHENTICATED","status":401}}]}""";

    private EntraServer _entra = null!;

    private EntraDirectory Directory => _entra.Directory;

    public async Task InitializeAsync() => _entra = await EntraServer.StartAsync();

    public async Task DisposeAsync() => await _entra.DisposeAsync();

    [Fact]
    public async Task Every_token_that_is_not_exactly_right_is_answered_as_one_that_means_nothing()
    {
        var (id, email) = await _entra.UserAsync();
        var objectId = Guid.NewGuid();
        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email, objectId)));
        Assert.Equal(Refusal, await _entra.AnswerAsync("a.b.c"));
        string With(Action<JsonObject> change) => Directory.Token(email, objectId, change);
        var claims = Directory.Claims(email, objectId);
        var own = await _entra.Server.Services.GetRequiredService<SigningKeys>().GetAsync(null, CancellationToken.None);
        var theirs = EntraDirectory.NewKey();
        theirs.KeyId = Directory.Key.KeyId;
        var wrong = new Dictionary<string, string>
        {
            ["another issuer"] = With(c => c["iss"] = "https://login.example.com/"),
            ["the issuer of another directory"] = With(c => c["iss"] = Directory.Issuer.Replace(EntraDirectory.Id, $"{Guid.NewGuid()}", StringComparison.Ordinal)),
            ["another directory"] = With(c => c["tid"] = $"{Guid.NewGuid()}"),
            ["no directory"] = With(c => c.Remove("tid")),
            ["another audience"] = With(c => c["aud"] = $"{Guid.NewGuid()}"),
            ["no audience"] = With(c => c.Remove("aud")),
            ["another's key of the same name"] = Directory.Sign(claims, theirs),
            ["an unknown key"] = Directory.Sign(claims, EntraDirectory.NewKey()),
            ["another algorithm"] = Directory.Sign(claims, algorithm: SecurityAlgorithms.RsaSha512),
            ["no signature"] = Raw($$"""{"alg":"none","typ":"JWT","kid":"{{Directory.Key.KeyId}}"}""", claims.ToJsonString(), ""),
            ["the public key as a secret"] = Directory.Sign(claims, PublicAsSecret(Directory.Key), SecurityAlgorithms.HmacSha256),
            ["a changed claim"] = Changed(Directory.Sign(claims), c => c["oid"] = $"{Guid.NewGuid()}"),
            ["expired"] = With(c => c["exp"] = (long)c["iat"]! - 60),
            ["no end"] = With(c => c.Remove("exp")),
            ["not yet valid"] = With(c => c["nbf"] = (long)c["iat"]! + 61),
            ["no object"] = With(c => c.Remove("oid")),
            ["an object that is no id"] = With(c => c["oid"] = "admin"),
            ["an identity token, which has no scope"] = With(c => c.Remove("scp")),
            ["an application's own"] = With(c => c["idtyp"] = "app"),
            ["our issuer, signed by the directory"] = With(c => c["iss"] = "http://127.0.0.1:5080"),
            ["the directory's issuer, signed by us"] = Directory.Sign(claims, own.Signing.Key),
            ["too long"] = With(c => c["more"] = new string('x', 20_000)),
        };
        foreach (var (why, token) in wrong)
            Assert.Equal((why, Refusal), (why, await _entra.AnswerAsync(token)));
        Assert.Equal(Refusal, await _entra.AnswerAsync(Directory.Token(email, objectId), mode: "other"));
        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email, objectId)));
    }

    [Fact]
    public async Task Claims_of_any_shape_are_refused_and_break_nothing_whoever_has_signed_them()
    {
        var (_, email) = await _entra.UserAsync();
        string[] shapes = ["null", "\"\"", "\"x\"", "0", "-1", "1e300", "253402300799", "9223372036854775807", "true", "[]", "[1,\"a\"]", "{}", "{\"a\":{\"b\":1}}"];
        string[] names = ["iss", "aud", "tid", "oid", "exp", "nbf", "iat", "scp", "idtyp", "roles", "email", "xms_edov", "verified_primary_email"];
        foreach (var name in names)
        {
            foreach (var shape in shapes)
            {
                var claims = Directory.Claims(email);
                claims[name] = JsonNode.Parse(shape);
                Assert.Equal((name, shape, Refusal), (name, shape, await _entra.AnswerAsync(Raw($$"""{"alg":"RS256","typ":"JWT","kid":"{{Directory.Key.KeyId}}"}""", claims.ToJsonString()))));
                Assert.True(await _entra.AnswerAsync(Directory.Sign(claims)) is var answer && !answer.StartsWith('5'), $"{name} {shape} {answer}");
            }
        }
        foreach (var shape in shapes)
        {
            foreach (var header in (string[])[$$"""{"alg":"RS256","kid":{{shape}}}""", $$"""{"alg":{{shape}},"kid":"{{Directory.Key.KeyId}}"}""", $$"""{"alg":"RS256","typ":{{shape}},"kid":"{{Directory.Key.KeyId}}"}""", shape])
                Assert.Equal((header, Refusal), (header, await _entra.AnswerAsync(Raw(header, Directory.Claims(email).ToJsonString()))));
            Assert.Equal((shape, Refusal), (shape, await _entra.AnswerAsync(Raw($$"""{"alg":"RS256","kid":"{{Directory.Key.KeyId}}"}""", shape))));
        }
    }

    [Fact]
    public async Task A_key_that_is_another_directorys_signs_nothing_here()
    {
        var (_, email) = await _entra.UserAsync();
        Directory.KeysAreOf = $"{Guid.NewGuid()}";
        Assert.Equal(Refusal, await _entra.AnswerAsync(Directory.Token(email)));
    }

    [Fact]
    public async Task A_clock_that_is_up_to_a_minute_off_is_forgiven()
    {
        var (id, email) = await _entra.UserAsync();
        var objectId = Guid.NewGuid();
        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email, objectId, c => c["nbf"] = (long)c["iat"]! + 60)));
        var token = Directory.Token(email, objectId, c => c["exp"] = (long)c["iat"]! + 600);
        _entra.Clock.Advance(TimeSpan.FromSeconds(659));
        Assert.Equal(id, await _entra.MeAsync(token));
        _entra.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Refusal, await _entra.AnswerAsync(token));
    }

    [Fact]
    public async Task An_address_that_nobody_has_verified_opens_nothing()
    {
        var (id, email) = await _entra.UserAsync();
        Action<JsonObject>[] unverified =
        [
            c => c.Remove("xms_edov"), c => c["xms_edov"] = false, c => c["xms_edov"] = "0", c => c["xms_edov"] = new JsonArray(true, true),
            c => { c.Remove("email"); c["preferred_username"] = email; c["upn"] = email; c["unique_name"] = email; },
            c => c["verified_primary_email"] = new JsonArray("other@example.com"), c => c["verified_primary_email"] = new JsonArray(email, "other@example.com"),
            c => c["email"] = "nobody@example.com",
        ];
        foreach (var change in unverified)
            Assert.Equal(Refusal, await _entra.AnswerAsync(Directory.Token(email, change: change)));
        Assert.Empty(await _entra.Server.Stored.RowsAsync("SELECT id FROM entra_identity"));

        Assert.Equal(id, await _entra.MeAsync(Directory.Token(null, change: c => { c.Remove("xms_edov"); c["verified_primary_email"] = new JsonArray(email.ToUpperInvariant()); })));
    }

    [Fact]
    public async Task A_key_that_the_directory_signs_with_since_a_moment_ago_is_looked_up()
    {
        var (id, email) = await _entra.UserAsync();
        var objectId = Guid.NewGuid();
        var before = Directory.Token(email, objectId);
        Assert.Equal(id, await _entra.MeAsync(before));
        Directory.Rotate();
        // What names keys that nobody knows has the directory asked twice a minute, and no more often.
        Assert.Null(await _entra.MeAsync(Directory.Token(email, objectId)));
        Assert.Equal(2, Directory.Fetches);
        _entra.Clock.Advance(EntraMetadata.LookAgainAfter);
        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email, objectId)));
        Assert.Null(await _entra.MeAsync(before));
        Assert.Equal(4, Directory.Fetches);
    }

    [Fact]
    public async Task While_the_directory_cannot_be_reached_our_own_tokens_and_keys_are_good_and_its_own_soon_after()
    {
        Assert.Equal(0, Directory.Fetches);
        Directory.IsDown = true;
        var (id, email) = await _entra.UserAsync();
        var person = await _entra.Server.HireAsync();
        var token = Directory.Token(email);
        Assert.Equal(Refusal, await _entra.AnswerAsync(token));
        Assert.Equal(person.Id, await _entra.MeAsync(person.AccessToken));
        Assert.Null((await _entra.Server.QueryAsync("{ me { id } }"))["me"]);

        Directory.IsDown = false;
        Assert.Equal(Refusal, await _entra.AnswerAsync(token));
        _entra.Clock.Advance(EntraMetadata.RetryAfter);
        Assert.Equal(id, await _entra.MeAsync(token));

        // What is known stays good, half a day later and for longer.
        Directory.IsDown = true;
        _entra.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(id, await _entra.MeAsync(Directory.Token(email, Guid.Parse((string)Read(token)["oid"]!))));
    }

    private static string Raw(string header, string claims, string signature = "c2lnbmF0dXJl")
        => $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}.{signature}";

    private static SymmetricSecurityKey PublicAsSecret(RsaSecurityKey key)
    {
        using var rsa = System.Security.Cryptography.RSA.Create(key.Parameters);
        return new(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = key.KeyId };
    }

    private static string Changed(string token, Action<JsonObject> change)
    {
        var (parts, claims) = (token.Split('.'), Read(token));
        change(claims);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}";
    }

    private static JsonObject Read(string token) => JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();
}
