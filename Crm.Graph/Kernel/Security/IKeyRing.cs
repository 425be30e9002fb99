namespace Crm.Graph.Kernel.Security;

/// <summary>Knows the keys that programs call with.</summary>
public interface IKeyRing
{
    /// <summary>Who calls with this key; null when it is unknown, revoked or expired, which are not told apart.</summary>
    ValueTask<Caller?> FindAsync(string key, CancellationToken ct = default);

    /// <summary>The same by what is stored at this moment, whatever was found out a moment ago.</summary>
    ValueTask<Caller?> FindAnewAsync(string key, CancellationToken ct) => FindAsync(key, ct);

    /// <summary>Another number whenever this server has heard of a change to keys.</summary>
    int Generation => 0;
}
