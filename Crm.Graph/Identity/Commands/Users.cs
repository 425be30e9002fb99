using System.Linq.Expressions;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Identity.Commands;

/// <summary>What the use cases of users have in common.</summary>
internal static class Users
{
    /// <summary>A role that the caller may give: one that permits nothing that he may not do himself.</summary>
    public static async Task<Result<Role>> RequireRoleAsync(this CrmDb db, RecordId id, IPermissions permissions, CancellationToken ct)
    {
        var role = await db.RequireAsync<Role>(id, null, ct, path: "roleId");
        return role.Succeeded && !db.Caller.MayGive(role.Value.Permissions(permissions.Names)) ? IdentityErrors.MayDoMore("roleId") : role;
    }

    /// <summary>A user whom the caller may manage: one who may do nothing that he may not do himself.</summary>
    public static async Task<Result<User>> RequireManagedAsync(
        this CrmDb db, RecordId id, int? expectedVersion, IPermissions permissions, CancellationToken ct)
    {
        var user = await db.RequireAsync<User>(id, expectedVersion, ct, q => q.Include(u => u.Role));
        return user.Succeeded && !db.Caller.MayGive(user.Value.Role!.Permissions(permissions.Names)) ? IdentityErrors.MayDoMore("id") : user;
    }

    /// <summary>Puts a new user into the organisation: with the person's login, which may be there already, and the actor of its changes.</summary>
    public static async Task<Membership> AddUserAsync(this CrmDb db, User user, CancellationToken ct)
    {
        var name = Login.NameOf(user.Email);
        var login = await db.Set<Login>().SingleOrDefaultAsync(l => l.Name == name, ct) ?? new Login(user.Email);
        var membership = new Membership(login, db.Caller.OrganisationId, user.Id);
        db.AddRange(user, user.ToActor(db.Caller.OrganisationId), membership);
        return membership;
    }

    /// <summary>Whether the organisation has an active owner besides this user, and keeps it until the transaction ends: two who leave at once would each see the other stay.</summary>
    public static async Task<bool> HasOtherOwnerAsync(this CrmDb db, Guid user, CancellationToken ct)
    {
        await db.LockAsync($"owners of {db.Caller.OrganisationId}", ct);
        return await db.Set<User>().AnyAsync(u => u.Id != user && u.State == UserState.Active && !u.IsDeleted && u.Role!.Kind == RoleKind.Owner, ct);
    }

    /// <summary>The name that the user's changes are signed with is the user's.</summary>
    public static async Task RenameActorAsync(this CrmDb db, User user, CancellationToken ct)
    {
        var actor = await db.Set<Actor>().SingleAsync(a => a.Id == user.Id, ct);
        if (actor.Name != user.Name)
            actor.Rename(user.Name);
    }

    /// <summary>Ends the sessions that are open, with the masquerades that were begun in them, and says how many there were.</summary>
    public static async Task<int> FinishAsync(this CrmDb db, Expression<Func<Session, bool>> which, SessionEnd why, DateTimeOffset now, CancellationToken ct)
    {
        var all = db.Set<Session>().Where(s => s.DateEnded == null && s.ExpiresOn > now);
        var open = await all.Where(which).ToListAsync(ct);
        var ids = open.ConvertAll(s => (Guid?)s.Id);
        open.AddRange((await all.Where(s => s.FromId != null && ids.Contains(s.FromId)).ToListAsync(ct)).Except(open));
        open.ForEach(s => s.Finish(why, now));
        return open.Count;
    }
}
