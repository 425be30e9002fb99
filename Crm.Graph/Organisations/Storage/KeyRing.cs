using System.Collections.Frozen;
using System.Security.Cryptography;
using Crm.Graph.Kernel;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Storage;

/// <summary>The keys of all organisations.</summary>
internal sealed class KeyRing(DbContexts contexts, KeyCache cache, KeyUse use, TimeProvider clock) : IKeyRing, IWarmUp
{
    public int Generation => cache.Generation;

    public ValueTask<Caller?> FindAsync(string key, CancellationToken ct = default) => FindAsync(key, anew: false, ct);

    public ValueTask<Caller?> FindAnewAsync(string key, CancellationToken ct) => FindAsync(key, anew: true, ct);

    private ValueTask<Caller?> FindAsync(string key, bool anew, CancellationToken ct)
    {
        if (key.Length is 0 or > KeyText.MaxLength)
            return ValueTask.FromResult<Caller?>(null);
        var hash = KeyText.Hash(key);
        var lookup = KeyText.Lookup(hash);
        if (anew || !cache.TryGet(lookup, hash, out var caller))
            return new(LoadAsync(lookup, hash, ct));
        if (caller is not null)
            use.Note(caller.ActorId);
        return ValueTask.FromResult(caller);
    }

    public async Task WarmUpAsync(CancellationToken ct) => await FindAsync("warm-up", ct);

    private async Task<Caller?> LoadAsync(long lookup, byte[] hash, CancellationToken ct)
    {
        var generation = cache.Generation;
        await using var db = contexts.ForNobody();
        var candidates = await db.Set<ApiKey>().IgnoreQueryFilters().Include(k => k.Organisation).Include(k => k.Tenant).Where(k => k.LookupHash == lookup).ToListAsync(ct);
        var key = candidates.Find(k => CryptographicOperations.FixedTimeEquals(k.Hash, hash));
        var caller = key is not null && key.IsGood(clock.GetUtcNow()) && IsOpen(key) ? CallerOf(key) : null;
        if (caller is not null)
            use.Note(caller.ActorId);
        cache.Put(lookup, hash, caller, caller is null ? null : key!.ExpiresOn, generation);
        return caller;
    }

    private static bool IsOpen(ApiKey key) => key.Organisation.IsOpen && key.Organisation.ModeOf(key.Tenant.Mode) == key.Tenant.Mode;

    private static Caller CallerOf(ApiKey key) => new(
        key.Id,
        key.TenantId,
        key.OrganisationId,
        key.Permissions.ToFrozenSet(),
        TimeZoneInfo.FindSystemTimeZoneById(key.Organisation.TimeZone),
        key.Organisation.Country,
        key.Organisation.Currency)
    {
        GoodUntil = key.ExpiresOn,
    };
}
