using System.Collections.Frozen;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Approvals.Commands;

/// <summary>Those who have asked for something, as callers with what they may do now: what they have left is done in their name.</summary>
internal sealed class Requesters(IPermissions permissions, TimeProvider clock)
{
    /// <summary>The caller behind an actor; null when it may do nothing any more: a user who is suspended, a key that was revoked.</summary>
    public async Task<Caller?> FindAsync(CrmDb db, Guid actorId, CancellationToken ct)
    {
        var actor = await db.Set<Actor>().SingleOrDefaultAsync(a => a.Id == actorId, ct);
        return actor?.Kind switch
        {
            ActorKind.User => await UserAsync(db, actorId, ct),
            ActorKind.ApiKey => await KeyAsync(db, actorId, ct),
            ActorKind.System => As(db, actorId, ["*"]),
            _ => null,
        };
    }

    /// <summary>A user who may sign in, as a caller; null when it is none.</summary>
    public async Task<Caller?> UserAsync(CrmDb db, Guid id, CancellationToken ct)
    {
        var user = await db.Set<User>().AsNoTracking().Include(u => u.Role).SingleOrDefaultAsync(u => u.Id == id && !u.IsDeleted && u.State != UserState.Suspended, ct);
        return user is null ? null : As(db, id, user.Role!.Permissions(permissions.Names)) with { IsUser = true };
    }

    /// <summary>Somebody of the organisation that is worked with, who may do that much.</summary>
    public static Caller As(CrmDb db, Guid actorId, IEnumerable<string> permissions)
        => db.Caller with { ActorId = actorId, Permissions = permissions.ToFrozenSet(StringComparer.Ordinal), SessionId = null, IsUser = false, GoodUntil = null };

    private async Task<Caller?> KeyAsync(CrmDb db, Guid id, CancellationToken ct)
    {
        var key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct);
        return key?.IsGood(clock.GetUtcNow()) == true ? As(db, id, key.Permissions) : null;
    }
}
