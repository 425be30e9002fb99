using Crm.Graph.Kernel.Security;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Organisations;

public sealed class KeyCacheTests
{
    private static readonly Caller Somebody = Caller.System(Guid.NewGuid(), 1, Guid.NewGuid(), TimeZoneInfo.Utc, "CYP", "EUR");

    private readonly ManualClock _clock = new();

    [Fact]
    public void An_answer_that_was_read_before_a_revocation_is_not_kept()
    {
        var cache = new KeyCache(_clock);
        var generation = cache.Generation;
        cache.Forget();

        Put(cache, "sk_live_old", Somebody, generation);

        Assert.False(TryGet(cache, "sk_live_old", out _));
    }

    [Fact]
    public void Guesses_do_not_push_out_keys_that_are_in_use()
    {
        var cache = new KeyCache(_clock);
        Put(cache, "sk_live_good", Somebody, cache.Generation);

        for (var i = 0; i < KeyCache.Capacity * 2 + 5; i++)
            Put(cache, $"sk_live_guess{i}", null, cache.Generation);

        Assert.True(TryGet(cache, "sk_live_good", out var caller));
        Assert.Same(Somebody, caller);
        Assert.InRange(cache.Count, 2, KeyCache.Capacity + 1);
    }

    [Fact]
    public void A_key_that_was_unknown_is_known_once_it_is_found()
    {
        var cache = new KeyCache(_clock);
        Put(cache, "sk_live_new", null, cache.Generation);
        Put(cache, "sk_live_new", Somebody, cache.Generation);

        Assert.True(TryGet(cache, "sk_live_new", out var caller));
        Assert.Same(Somebody, caller);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void Another_key_with_the_same_beginning_of_its_hash_is_not_answered_for()
    {
        var cache = new KeyCache(_clock);
        var hash = KeyText.Hash("sk_live_good");
        cache.Put(7, hash, Somebody, null, cache.Generation);

        var other = (byte[])hash.Clone();
        other[31] ^= 1;

        Assert.True(cache.TryGet(7, hash, out _));
        Assert.False(cache.TryGet(7, other, out var caller));
        Assert.Null(caller);
    }

    private static void Put(KeyCache cache, string key, Caller? caller, int generation)
    {
        var hash = KeyText.Hash(key);
        cache.Put(KeyText.Lookup(hash), hash, caller, null, generation);
    }

    private static bool TryGet(KeyCache cache, string key, out Caller? caller)
    {
        var hash = KeyText.Hash(key);
        return cache.TryGet(KeyText.Lookup(hash), hash, out caller);
    }
}
