using System.Collections.Frozen;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Identity.Storage;

/// <summary>What was found out about users of Microsoft Entra ID, for a few seconds.</summary>
internal sealed class EntraCache(TimeProvider clock) : CallerCache(clock);

/// <summary>Who calls with what a token of Microsoft Entra ID says: the user as it is now, with what its role permits now.</summary>
internal sealed class EntraRing(DbContexts contexts, EntraCache cache, IPermissions permissions)
{
    /// <summary>To be asked before the database is, and given back with its answer.</summary>
    public int Generation => cache.Generation;

    /// <summary>Whether something is known of it; if so, whose it is, null being nobody's.</summary>
    public bool TryGet(EntraUser who, TenantMode mode, out Caller? caller)
    {
        var hash = HashOf(who, mode);
        return cache.TryGet(KeyText.Lookup(hash), hash, out caller);
    }

    public void Put(EntraUser who, TenantMode mode, Caller? caller, int generation)
    {
        var hash = HashOf(who, mode);
        cache.Put(KeyText.Lookup(hash), hash, caller, who.GoodUntil, generation);
    }

    /// <summary>Null when no active user is bound to it, or when it brings news of the user's role.</summary>
    public async Task<Caller?> LoadAsync(EntraUser who, Guid organisationId, TenantMode mode, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        var identity = await db.Set<EntraIdentity>().Include(i => i.Membership)
            .SingleOrDefaultAsync(i => i.OrganisationId == organisationId && i.DirectoryId == who.DirectoryId && i.ObjectId == who.ObjectId, ct);
        if (identity is null || who.Role is not null && !identity.Knows(who.IssuedOn))
            return null;
        var organisation = await db.AnyOrganisations().Include(o => o.Tenants).SingleAsync(o => o.Id == organisationId, ct);
        if (!organisation.IsOpen || organisation.ModeOf(mode) != mode)
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.TimeZone);
        var userId = identity.Membership!.UserId;
        var caller = new Caller(userId, organisation.Tenant(mode).Id, organisation.Id, [], zone, organisation.Country, organisation.Currency)
        {
            IsUser = true,
            GoodUntil = who.GoodUntil,
        };
        db.Caller = caller;
        var user = await db.Set<User>().Include(u => u.Role).SingleOrDefaultAsync(u => u.Id == userId && !u.IsDeleted && u.State == UserState.Active, ct);
        return user is null ? null : caller with { Permissions = user.Role!.Permissions(permissions.Names).ToFrozenSet(StringComparer.Ordinal) };
    }

    /// <summary>Of everything that an answer depends on.</summary>
    private static byte[] HashOf(EntraUser who, TenantMode mode)
        => KeyText.Hash($"{who.DirectoryId} {who.ObjectId} {mode} {who.IssuedOn.UtcTicks} {who.GoodUntil.UtcTicks} {who.Role?.Length} {who.Role} {who.Email}");
}

/// <summary>Has the cache forget the moment a change to what a caller is made of is committed, as <see cref="KeyChanges"/> does for keys.</summary>
internal sealed class EntraChanges(EntraCache cache) : CallerChanges(cache, entity => entity is EntraIdentity or User or Role or Organisation);

/// <summary>How users of Microsoft Entra ID are found, as services.</summary>
internal static class EntraStorage
{
    public static IServiceCollection AddEntraRing(this IServiceCollection services) => services
        .AddSingleton<EntraCache>()
        .AddSingleton<IInterceptor, EntraChanges>()
        .AddSingleton<EntraRing>();
}
