namespace Crm.Graph.Kernel.Security;

/// <summary>Knows the tokens that users call with.</summary>
public interface IAccessTokens
{
    /// <summary>Who calls with this token; null when it is malformed, forged or expired, or when its session has ended, which are not told apart.</summary>
    /// <param name="mode">The data that is asked for, where the token does not say it; null when nothing is asked for.</param>
    ValueTask<Caller?> FindAsync(string token, string? mode, CancellationToken ct = default);

    /// <summary>The same by what is stored at this moment, whatever was found out a moment ago.</summary>
    ValueTask<Caller?> FindAnewAsync(string token, string? mode, CancellationToken ct) => FindAsync(token, mode, ct);

    /// <summary>Another number whenever this server has heard of a change to sessions, users or roles.</summary>
    int Generation => 0;
}
