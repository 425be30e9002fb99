using System.Collections.Concurrent;
using System.Security.Cryptography;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Organisations.Storage;

/// <summary>
/// What was found out about credentials, for a few seconds: another server's revocation is noticed when the entry ends, this one's at
/// once. Bounded; unknown ones have room of their own, so that guesses do not push out those that are in use.
/// </summary>
internal abstract class CallerCache(TimeProvider clock)
{
    public const int Capacity = 10_000;

    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, Entry> _known = new();
    private readonly ConcurrentDictionary<long, Entry> _unknown = new();
    private readonly Lock _writing = new();
    private int _generation;

    /// <summary>To be asked before the database is, and given back with its answer.</summary>
    public int Generation => Volatile.Read(ref _generation);

    internal int Count => _known.Count + _unknown.Count;

    /// <summary>Whether something is known of the credential with this hash; if so, whose it is, null being nobody's.</summary>
    public bool TryGet(long lookup, byte[] hash, out Caller? caller)
    {
        caller = null;
        if (!_known.TryGetValue(lookup, out var entry) && !_unknown.TryGetValue(lookup, out entry))
            return false;
        if (clock.GetUtcNow() >= entry.Until || !CryptographicOperations.FixedTimeEquals(entry.Hash, hash))
            return false;
        caller = entry.Caller;
        return true;
    }

    /// <summary>Remembers an answer of the database, unless something was forgotten after the question: then it may be out of date.</summary>
    public void Put(long lookup, byte[] hash, Caller? caller, DateTimeOffset? expiresOn, int generation)
    {
        var now = clock.GetUtcNow();
        var until = now + Lifetime;
        if (expiresOn < until)
            until = expiresOn.Value;
        lock (_writing)
        {
            if (generation != _generation)
                return;
            var (to, from) = caller is null ? (_unknown, _known) : (_known, _unknown);
            from.TryRemove(lookup, out _);
            if (to.Count >= Capacity)
                MakeRoom(to, now);
            to[lookup] = new(hash, caller, until);
        }
    }

    /// <summary>Forgets everything: credentials change rarely, and none must be honoured for a moment longer.</summary>
    public void Forget()
    {
        lock (_writing)
        {
            _generation++;
            _known.Clear();
            _unknown.Clear();
        }
    }

    private static void MakeRoom(ConcurrentDictionary<long, Entry> entries, DateTimeOffset now)
    {
        foreach (var (lookup, entry) in entries)
            if (now >= entry.Until)
                entries.TryRemove(lookup, out _);
        // Full of entries that are all alive: starting anew costs one look-up each, searching for the oldest costs more under a flood.
        if (entries.Count >= Capacity)
            entries.Clear();
    }

    private sealed record Entry(byte[] Hash, Caller? Caller, DateTimeOffset Until);
}
