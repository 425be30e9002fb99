using System.Collections.Frozen;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Identity.Storage;

/// <summary>What was found out about sessions, for a few seconds.</summary>
internal sealed class SessionCache(TimeProvider clock) : CallerCache(clock);

/// <summary>Who calls in a session: the user as it is now, with what its role permits now.</summary>
internal sealed class SessionRing(DbContexts contexts, SessionCache cache, IPermissions permissions, TimeProvider clock)
{
    public int Generation => cache.Generation;

    /// <param name="anew">Whether what was found out a moment ago does not count.</param>
    public ValueTask<Caller?> FindAsync(Guid id, bool anew, CancellationToken ct)
    {
        var bytes = id.ToByteArray();
        var lookup = BitConverter.ToInt64(bytes, 8); // the random half
        return !anew && cache.TryGet(lookup, bytes, out var caller) ? ValueTask.FromResult(caller) : new(LoadAsync(id, lookup, bytes, ct));
    }

    private async Task<Caller?> LoadAsync(Guid id, long lookup, byte[] bytes, CancellationToken ct)
    {
        var generation = cache.Generation;
        await using var db = contexts.ForNobody();
        var session = await db.Set<Session>().Include(s => s.Membership).SingleOrDefaultAsync(s => s.Id == id, ct);
        var caller = session is not null && session.IsOpen(clock.GetUtcNow()) ? await CallerOfAsync(db, session, ct) : null;
        cache.Put(lookup, bytes, caller, caller is null ? null : session!.ExpiresOn, generation);
        return caller;
    }

    private async Task<Caller?> CallerOfAsync(CrmDb db, Session session, CancellationToken ct)
    {
        var home = await OpenAsync(db, session.Membership!.OrganisationId, ct);
        var where = session.GuestId is null ? home : await OpenAsync(db, session.OrganisationId, ct);
        if (home is null || where is null || where.TestMode && where.Tenant(TenantMode.Live).Id == session.TenantId)
            return null;
        db.Caller = CallerIn(home, session, session.UserId);
        var user = await db.Set<User>().Include(u => u.Role).SingleOrDefaultAsync(u => u.Id == session.UserId && !u.IsDeleted && u.State == UserState.Active, ct);
        if (user is null)
            return null;
        var caller = CallerIn(where, session, session.GuestId ?? session.UserId) with
        {
            IsUser = session.GuestId is null,
            Permissions = user.Role!.Permissions(permissions.Names).ToFrozenSet(StringComparer.Ordinal),
        };
        return session.GuestId is null || caller.May(Session.MasqueradePermission) ? caller : null;
    }

    private static async Task<Organisation?> OpenAsync(CrmDb db, Guid id, CancellationToken ct)
    {
        var organisation = await db.AnyOrganisations().Include(o => o.Tenants).SingleAsync(o => o.Id == id, ct);
        return organisation.IsOpen ? organisation : null;
    }

    private static Caller CallerIn(Organisation organisation, Session session, Guid actor)
        => new(actor, session.TenantId, organisation.Id, [], TimeZoneInfo.FindSystemTimeZoneById(organisation.TimeZone), organisation.Country, organisation.Currency)
        {
            SessionId = session.Id,
            GoodUntil = session.ExpiresOn,
        };
}

/// <summary>Has the cache forget the moment a change to what a caller is made of is committed, as <see cref="KeyChanges"/> does for keys.</summary>
internal sealed class SessionChanges(SessionCache cache) : CallerChanges(cache, entity => entity is Session or User or Role or Organisation);

/// <summary>How sessions are found, as services.</summary>
internal static class SessionStorage
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SessionCache>()
        .AddSingleton<IInterceptor, SessionChanges>()
        .AddSingleton<SessionRing>()
        .AddSingleton<SigningKeyStore>();
}
