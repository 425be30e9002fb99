namespace Crm.Graph.Kernel.Security;

/// <summary>Knows the tokens that users call with.</summary>
public interface IAccessTokens
{
    /// <summary>Who calls with this token; null when it is malformed, forged or expired, or when its session has ended, which are not told apart.</summary>
    ValueTask<Caller?> FindAsync(string token, CancellationToken ct = default);
}
