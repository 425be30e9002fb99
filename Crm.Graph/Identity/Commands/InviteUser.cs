using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Identity.Commands;

/// <summary>Who is invited.</summary>
/// <param name="Id">The user: one who may do nothing that the caller may not.</param>
public sealed record InviteUserInput(RecordId Id);

/// <summary>A token with which a user sets a password, once: the only time that it is seen.</summary>
/// <param name="Token">The token, for `acceptInvitation`.</param>
/// <param name="ExpiresOn">Until when it is good.</param>
public sealed record UserInvitation(string Token, DateTimeOffset ExpiresOn);

/// <summary>
/// Makes a one-time token with which the user sets a password, to be handed to the user and to nobody else; earlier ones are void. For a user
/// who has a password already it is the way to a new one. The directory that the user came from (Microsoft Entra ID) has to vouch for it again.
/// </summary>
internal sealed class InviteUser(IPermissions permissions, TimeProvider clock, IOptions<IdentityOptions> options) : ICommand<InviteUserInput, UserInvitation>
{
    public async Task<Result<UserInvitation>> HandleAsync(InviteUserInput input, CrmDb db, CancellationToken ct)
    {
        var user = await db.RequireManagedAsync(input.Id, null, permissions, ct);
        if (user.Refused(out var errors))
            return errors;
        if (user.Value.State == UserState.Suspended || user.Value.IsDeleted)
            return new DomainError(Codes.NotAllowed, "A suspended user is not invited: make it active first.", "id").With("user", user.Value.Id.ToString());
        var membership = await db.Set<Membership>().SingleAsync(m => m.UserId == user.Value.Id, ct);
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.MembershipId == membership.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<EntraIdentity>().Where(i => i.MembershipId == membership.Id).ToListAsync(ct));
        return Issue(db, membership, clock.Now(), options.Value.InvitationLifetime);
    }

    public static UserInvitation Issue(CrmDb db, Membership membership, DateTimeOffset now, TimeSpan lifetime)
    {
        var token = KeyText.Secret("inv_");
        var invitation = new Invitation(membership.Id, KeyText.Hash(token), now, lifetime);
        db.Add(invitation);
        membership.Invited();
        return new(token, invitation.ExpiresOn);
    }
}
