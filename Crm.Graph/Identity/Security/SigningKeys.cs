using System.Collections.Frozen;
using System.Security.Cryptography;
using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Storage;
using Crm.Graph.Kernel.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Graph.Identity.Security;

/// <summary>
/// The keys that access tokens are signed with: the first is made when it is needed, the next ones in good time. Each is published before it
/// signs, and until the last token that it signed has expired.
/// </summary>
internal sealed class SigningKeys(SigningKeyStore store, IDataProtectionProvider protection, TimeProvider clock, IOptions<IdentityOptions> options) : IDisposable
{
    /// <summary>For how long a key is published before it signs, and after the last token that it signed.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>After which another server's new key is noticed, unless a token is signed with it earlier.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private const int Bits = 2048;

    private readonly IDataProtector _protector = protection.CreateProtector("Crm.Graph.Identity.SigningKeys");
    private readonly SemaphoreSlim _loading = new(1);
    private volatile KeySet? _keys;

    /// <summary>The keys as they are now; looked up anew when a token names one that is unknown, at most once in a second.</summary>
    public async ValueTask<KeySet> GetAsync(string? wanted, CancellationToken ct)
    {
        if (IsGood(_keys, wanted))
            return _keys!;
        await _loading.WaitAsync(ct);
        try
        {
            return IsGood(_keys, wanted) ? _keys! : _keys = await LoadAsync(ct);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private bool IsGood(KeySet? keys, string? wanted)
    {
        if (keys is null)
            return false;
        var age = clock.GetUtcNow() - keys.LoadedOn;
        return age < Fresh && (wanted is null || keys.Public.ContainsKey(wanted) || age < TimeSpan.FromSeconds(1));
    }

    private async Task<KeySet> LoadAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var keys = (await store.AllAsync(ct)).OrderBy(k => k.SignsFrom).ToList();
        var usable = keys.Where(k => TryReadPrivate(k) is not null).ToList();
        // Without one that signs today there is nothing to wait for; before the last one ends, the next is announced.
        if (!usable.Exists(k => k.SignsFrom <= now))
            keys.Add(await CreateAsync(now, now, ct));
        else if (usable[^1].SignsFrom + options.Value.SigningKeyLifetime - Overlap <= now)
            keys.Add(await CreateAsync(now, now + Overlap, ct));
        var expired = keys.Where((k, i) => i + 1 < keys.Count && keys[i + 1].SignsFrom + options.Value.AccessTokenLifetime + Overlap <= now).ToList();
        await store.RemoveAsync(expired, ct);
        keys = [.. keys.Except(expired)];
        var signing = keys.Last(k => k.SignsFrom <= now && TryReadPrivate(k) is not null);
        return new KeySet(now, TryReadPrivate(signing)!, keys.ToFrozenDictionary(k => k.Id, Public));
    }

    private async Task<SigningKey> CreateAsync(DateTimeOffset now, DateTimeOffset signsFrom, CancellationToken ct)
    {
        using var rsa = RSA.Create(Bits);
        var id = Base64UrlEncoder.Encode(SHA256.HashData(rsa.ExportRSAPublicKey()).AsSpan(0, 16).ToArray());
        var key = new SigningKey(id, rsa.ExportRSAPublicKey(), _protector.Protect(rsa.ExportRSAPrivateKey()), now, signsFrom);
        await store.AddAsync(key, ct);
        return key;
    }

    private static RsaSecurityKey Public(SigningKey key)
    {
        using var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(key.PublicKey, out _);
        return new RsaSecurityKey(rsa.ExportParameters(false)) { KeyId = key.Id };
    }

    /// <summary>Null when the key that it was encrypted with is lost: such a key still verifies, and another takes over the signing.</summary>
    private SigningCredentials? TryReadPrivate(SigningKey key)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportRSAPrivateKey(_protector.Unprotect(key.ProtectedPrivateKey), out _);
            return new(new RsaSecurityKey(rsa.ExportParameters(true)) { KeyId = key.Id }, SecurityAlgorithms.RsaSha256);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The keys at a moment.</summary>
/// <param name="LoadedOn">The moment.</param>
/// <param name="Signing">The one that signs.</param>
/// <param name="Public">All that verify, by their names.</param>
internal sealed record KeySet(DateTimeOffset LoadedOn, SigningCredentials Signing, FrozenDictionary<string, RsaSecurityKey> Public);
