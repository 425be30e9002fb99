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

/// <summary>Whose password was right.</summary>
/// <param name="LoginId">The person.</param>
/// <param name="LoginVersion">The password that was right; another may have been set since.</param>
/// <param name="OrganisationId">The organisation; null for the one where the person last signed in.</param>
/// <param name="Mode">The organisation's live or test data.</param>
/// <param name="Rehashed">The password hashed anew, where the stored hash is no longer strong enough.</param>
/// <param name="Address">The network address.</param>
internal sealed record OpenSessionInput(Guid LoginId, int LoginVersion, Guid? OrganisationId, TenantMode Mode, string? Rehashed, string? Address);

/// <summary>Opens a session for a person whose password was right, in an organisation of which she is an active user.</summary>
internal sealed class OpenSession(TimeProvider clock, IOptions<IdentityOptions> options) : ICommand<OpenSessionInput, OpenedSession>
{
    public async Task<Result<OpenedSession>> HandleAsync(OpenSessionInput input, CrmDb db, CancellationToken ct)
    {
        var login = await db.Set<Login>().SingleAsync(l => l.Id == input.LoginId, ct);
        var membership = login.Version == input.LoginVersion ? await MembershipAsync(db, input, ct) : null;
        if (membership is not var (member, organisation))
            return IdentityErrors.InvalidCredentials;
        if (input.Rehashed is not null)
            login.Rehash(input.Rehashed);
        await CountAttempt.ForgetAsync(db, login.Name, ct);
        var (now, lifetime) = (clock.Now(), options.Value.SessionLifetime);
        db.RemoveRange(await db.Set<Session>().Where(s => s.MembershipId == member.Id && s.ExpiresOn < now).ToListAsync(ct));
        var token = KeyText.Secret("rt_");
        var mode = organisation.ModeOf(input.Mode);
        var session = Session.Open(member, organisation.Tenant(mode).Id, KeyText.Hash(token), input.Address, now, lifetime);
        member.SignedIn(now);
        db.Add(session);
        return new OpenedSession(session, mode, token);
    }

    /// <summary>Where the person is an active user: in the organisation that is wanted, else where she was last.</summary>
    private static async Task<(Membership, Organisation)?> MembershipAsync(CrmDb db, OpenSessionInput input, CancellationToken ct)
    {
        var memberships = await db.Set<Membership>().Where(m => m.LoginId == input.LoginId).ToListAsync(ct);
        foreach (var membership in memberships.OrderByDescending(m => m.DateLastSignIn ?? DateTimeOffset.MinValue).ThenBy(m => m.Id))
        {
            if (input.OrganisationId is { } wanted && wanted != membership.OrganisationId)
                continue;
            var organisation = await db.AnyOrganisations().Include(o => o.Tenants).SingleAsync(o => o.Id == membership.OrganisationId, ct);
            if (!organisation.IsOpen)
                continue;
            db.Caller = new Caller(
                membership.UserId, organisation.Tenant(input.Mode).Id, organisation.Id, [], TimeZoneInfo.Utc, organisation.Country, organisation.Currency);
            if (await db.Set<User>().AnyAsync(u => u.Id == membership.UserId && u.State == UserState.Active && !u.IsDeleted, ct))
                return (membership, organisation);
        }
        return null;
    }
}
