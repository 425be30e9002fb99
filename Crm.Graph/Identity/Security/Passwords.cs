using System.Security.Cryptography;
using Crm.Graph.Identity.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Identity.Security;

/// <summary>Hashes passwords and compares them, which takes long on purpose: no more at once than there are processors.</summary>
internal sealed class Passwords : IDisposable
{
    private readonly PasswordHasher<Login> _hasher;
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);
    private readonly Lazy<string> _decoy;

    public Passwords(IOptions<Model.IdentityOptions> options)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.PasswordIterations }));
        _decoy = new(() => _hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));
    }

    public Task<string> HashAsync(string password, CancellationToken ct)
        => InTurnAsync(() => _hasher.HashPassword(null!, PasswordRules.Normalise(password)), ct);

    /// <summary>Whether this is the password. Without a hash it is not, which takes as long to find out.</summary>
    public Task<PasswordMatch> MatchAsync(string? hash, string password, CancellationToken ct) => InTurnAsync(() =>
    {
        // What is too long was never hashed; the time must not tell.
        var given = password.Length <= PasswordRules.MaxLength * 2 ? PasswordRules.Normalise(password) : "";
        var result = _hasher.VerifyHashedPassword(null!, hash ?? _decoy.Value, given);
        return hash is null || result == PasswordVerificationResult.Failed ? PasswordMatch.No
            : result == PasswordVerificationResult.SuccessRehashNeeded ? PasswordMatch.Outdated : PasswordMatch.Yes;
    }, ct);

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _turns.Release();
        }
    }
}

/// <summary>How a password compares.</summary>
internal enum PasswordMatch
{
    No,
    Yes,
    /// <summary>It is the password, and was hashed in a way that is no longer strong enough.</summary>
    Outdated,
}
