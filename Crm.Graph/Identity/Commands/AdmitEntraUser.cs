using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Identity.Commands;

/// <summary>Who comes with a token of Microsoft Entra ID, and to what.</summary>
internal sealed record AdmitEntraUserInput(EntraUser Who, Guid OrganisationId, TenantMode Mode);

/// <summary>
/// Admits a user of the organisation who comes from its directory for the first time, or with news of its role: by object id, and before one
/// is bound by an address that the directory has verified. A user who was invited has then signed in.
/// </summary>
internal sealed class AdmitEntraUser(TimeProvider clock) : ICommand<AdmitEntraUserInput, User>
{
    public async Task<Result<User>> HandleAsync(AdmitEntraUserInput input, CrmDb db, CancellationToken ct)
    {
        var (who, organisationId) = (input.Who, input.OrganisationId);
        var organisation = await db.AnyOrganisations().Include(o => o.Tenants).SingleOrDefaultAsync(o => o.Id == organisationId, ct);
        var identity = organisation is not { IsOpen: true } ? null : await BoundAsync(db, who, organisationId, ct) ?? await BindAsync(db, who, organisationId, ct);
        if (identity is null)
            return IdentityErrors.InvalidCredentials;
        var userId = identity.Membership!.UserId;
        db.Caller = new Caller(userId, organisation!.Tenant(input.Mode).Id, organisation.Id, [], TimeZoneInfo.Utc, organisation.Country, organisation.Currency);
        var user = await db.Set<User>().Include(u => u.Role).SingleOrDefaultAsync(u => u.Id == userId && !u.IsDeleted, ct);
        if (user is null || user.State == UserState.Suspended)
            return IdentityErrors.InvalidCredentials;
        user.Accept();
        if (who.Role is null || identity.Knows(who.IssuedOn))
            return user;
        identity.SaysRole(who.IssuedOn);
        return await GiveAsync(db, user, who.Role, ct);
    }

    private static Task<EntraIdentity?> BoundAsync(CrmDb db, EntraUser who, Guid organisationId, CancellationToken ct) => db.Set<EntraIdentity>()
        .Include(i => i.Membership)
        .SingleOrDefaultAsync(i => i.OrganisationId == organisationId && i.DirectoryId == who.DirectoryId && i.ObjectId == who.ObjectId, ct);

    /// <summary>An address that was handed on to somebody else in the directory opens nothing: its user is bound already.</summary>
    private async Task<EntraIdentity?> BindAsync(CrmDb db, EntraUser who, Guid organisationId, CancellationToken ct)
    {
        if (who.Email is null)
            return null;
        var name = Login.NameOf(who.Email);
        var membership = await db.Set<Membership>().SingleOrDefaultAsync(m => m.Login!.Name == name && m.OrganisationId == organisationId, ct);
        if (membership is null)
            return null;
        // Who comes several times at once may have been bound since.
        if (await db.Set<EntraIdentity>().SingleOrDefaultAsync(i => i.MembershipId == membership.Id && i.DirectoryId == who.DirectoryId, ct) is { } bound)
            return bound.ObjectId == who.ObjectId ? bound : null;
        var identity = new EntraIdentity(membership, who.DirectoryId, who.ObjectId, clock.Now());
        db.Add(identity);
        return identity;
    }

    /// <summary>The role that the directory says. It is a change of the user, as an administrator's would be, and the last owner stays one.</summary>
    private static async Task<Result<User>> GiveAsync(CrmDb db, User user, string name, CancellationToken ct)
    {
        var roles = await db.Set<Role>().Where(r => !r.IsDeleted).ToListAsync(ct);
        if (roles.Find(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } role)
            return IdentityErrors.InvalidCredentials;
        if (role.Id == user.RoleId)
            return user;
        if (user.Role!.Kind == RoleKind.Owner && !await db.HasOtherOwnerAsync(user.Id, ct))
            return IdentityErrors.InvalidCredentials;
        return user.Change(UserDetails.None, role, state: null);
    }
}
