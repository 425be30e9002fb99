namespace Crm.Graph.Kernel.Security;

/// <summary>Knows the keys that programs call with.</summary>
public interface IKeyRing
{
    /// <summary>Who calls with this key; null when it is unknown, revoked or expired, which are not told apart.</summary>
    ValueTask<Caller?> FindAsync(string key, CancellationToken ct = default);
}
