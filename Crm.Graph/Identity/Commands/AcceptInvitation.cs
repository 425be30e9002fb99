using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Identity.Commands;

/// <summary>A token and the password that it sets.</summary>
/// <param name="Token">The token of the invitation.</param>
/// <param name="Password">
/// The password to sign in with: 15 characters at least unless the server is set up otherwise, of any kind. Somebody who is a user of another
/// organisation already gives the password that she has there.
/// </param>
public sealed record AcceptInvitationInput(string Token, string Password);

/// <summary>
/// Sets a password with the token of an invitation, which is good once, and signs the user in. An organisation cannot set the password of
/// somebody who uses it elsewhere: it has to be given then, and stays.
/// </summary>
internal sealed class AcceptInvitation(
    Work work, DbContexts contexts, CountAttempt count, RedeemInvitation redeem, Passwords passwords, TokenIssuer tokens, Origin origin,
    IOptions<IdentityOptions> options) : IUseCase<AcceptInvitationInput, Tokens>
{
    public async Task<Result<Tokens>> RunAsync(AcceptInvitationInput input, Caller? caller, CancellationToken ct)
    {
        var hash = KeyText.Hash(input.Token.Length <= KeyText.MaxLength ? input.Token : "");
        await using var db = contexts.ForNobody();
        var invitation = await db.Set<Invitation>().Include(i => i.Membership!.Login).SingleOrDefaultAsync(i => i.Hash == hash, ct);
        var login = invitation?.Membership!.Login;
        if ((await work.RunAsync(count, new Attempt(login?.Name, origin.Address), caller: null, ct)).Refused(out var errors))
            return errors;
        if (invitation is null)
            return IdentityErrors.InvalidToken("token");
        var isElsewhere = login!.PasswordHash is not null && await db.Set<Membership>().AnyAsync(m => m.LoginId == login.Id && m.Id != invitation.MembershipId, ct);
        if (isElsewhere && await passwords.MatchAsync(login.PasswordHash, input.Password, ct) == PasswordMatch.No)
            return IdentityErrors.InvalidCredentials.Under("password");
        if (!isElsewhere && PasswordRules.Check(input.Password, options.Value.PasswordLength, [login.Name], "password") is { } weak)
            return weak;
        var hashed = isElsewhere ? null : await passwords.HashAsync(input.Password, ct);
        var opened = await work.RunAsync(redeem, new RedeemInvitationInput(hash, login.Version, hashed, origin.Address), caller: null, ct);
        return opened.Refused(out errors) ? errors : await tokens.IssueAsync(opened.Value, ct);
    }
}

/// <summary>An invitation whose password has been checked.</summary>
/// <param name="TokenHash">The hash of its token.</param>
/// <param name="LoginVersion">The password that was compared with, or is replaced.</param>
/// <param name="PasswordHash">The hash of the new password; null where the one that is there stays.</param>
/// <param name="Address">The network address.</param>
internal sealed record RedeemInvitationInput(byte[] TokenHash, int LoginVersion, string? PasswordHash, string? Address);

/// <summary>Uses an invitation up: the user has its password and is signed in.</summary>
internal sealed class RedeemInvitation(OpenSession open, SetPassword set, TimeProvider clock) : ICommand<RedeemInvitationInput, OpenedSession>
{
    public async Task<Result<OpenedSession>> HandleAsync(RedeemInvitationInput input, CrmDb db, CancellationToken ct)
    {
        var invitation = await db.Set<Invitation>().Include(i => i.Membership).SingleOrDefaultAsync(i => i.Hash == input.TokenHash, ct);
        if (invitation is null || !invitation.IsGood(clock.Now()))
            return IdentityErrors.InvalidToken("token");
        db.Remove(invitation);
        var (membership, version) = (invitation.Membership!, input.LoginVersion);
        membership.Accepted();
        if (input.PasswordHash is { } hash)
        {
            var replaced = await set.HandleAsync(new SetPasswordInput(membership.LoginId, version++, hash, Stays: null), db, ct);
            if (replaced.Refused(out _))
                return IdentityErrors.InvalidToken("token");
        }
        await AcceptAsync(db, membership, ct);
        return await open.HandleAsync(
            new OpenSessionInput(membership.LoginId, version, membership.OrganisationId, TenantMode.Live, Rehashed: null, input.Address), db, ct);
    }

    /// <summary>Stored before the session is opened, which is for active users only; all of it is one transaction.</summary>
    private static async Task AcceptAsync(CrmDb db, Membership membership, CancellationToken ct)
    {
        var organisation = await db.AnyOrganisations().Include(o => o.Tenants).SingleAsync(o => o.Id == membership.OrganisationId, ct);
        db.Caller = new Caller(
            membership.UserId, organisation.Tenant(TenantMode.Live).Id, organisation.Id, [], TimeZoneInfo.Utc, organisation.Country, organisation.Currency);
        var user = await db.Set<User>().SingleAsync(u => u.Id == membership.UserId, ct);
        user.Accept();
        await db.SaveChangesAsync(ct);
    }
}
