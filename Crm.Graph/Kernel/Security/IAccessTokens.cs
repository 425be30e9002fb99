namespace Crm.Graph.Kernel.Security;

/// <summary>Knows the tokens that users call with.</summary>
public interface IAccessTokens
{
    /// <summary>Who calls with this token; null when it is malformed, forged or expired, or when its session has ended, which are not told apart.</summary>
    ValueTask<Caller?> FindAsync(string token, CancellationToken ct = default);

    /// <summary>The same by what is stored at this moment, whatever was found out a moment ago.</summary>
    ValueTask<Caller?> FindAnewAsync(string token, CancellationToken ct) => FindAsync(token, ct);

    /// <summary>Another number whenever this server has heard of a change to sessions, users or roles.</summary>
    int Generation => 0;
}
