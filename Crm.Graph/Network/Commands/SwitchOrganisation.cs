using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Network.Commands;

/// <summary>Where to.</summary>
/// <param name="Id">The id of an organisation in which the person who asks is an active user.</param>
/// <param name="Mode">Whether to work with its live or its test data; with test data where it has nothing else yet.</param>
public sealed record SwitchOrganisationInput(RecordId Id, TenantMode Mode = TenantMode.Live);

/// <summary>
/// Goes on in another organisation of which the person is a user, with the role that she has there: a session of its own, which lasts no longer
/// than the one that asks. That one goes on too.
/// </summary>
internal sealed class SwitchOrganisation(Work work, OpenSwitch open, TokenIssuer tokens) : IUseCase<SwitchOrganisationInput, Tokens>
{
    public async Task<Result<Tokens>> RunAsync(SwitchOrganisationInput input, Caller? caller, CancellationToken ct)
    {
        var opened = await work.RunAsync(open, input, caller, ct);
        return opened.Refused(out var errors) ? errors : await tokens.IssueAsync(opened.Value, ct);
    }
}

/// <summary>Opens the session in the other organisation.</summary>
internal sealed class OpenSwitch(TimeProvider clock) : ICommand<SwitchOrganisationInput, OpenedSession>
{
    public async Task<Result<OpenedSession>> HandleAsync(SwitchOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var caller = db.Caller;
        var current = await db.Set<Session>().Include(s => s.Membership).SingleOrDefaultAsync(s => s.Id == caller.SessionId, ct);
        var wanted = Guid.TryParse(input.Id.Value, out var id) ? id : Guid.Empty;
        var there = current is null ? null
            : await db.Set<Membership>().SingleOrDefaultAsync(m => m.LoginId == current.Membership!.LoginId && m.OrganisationId == wanted, ct);
        if (there is null && wanted != caller.OrganisationId)
            return OrganisationErrors.NoNetwork(input.Id.Value, "id");
        if (current is null || there is null || !caller.IsUser)
            return IdentityErrors.NotSignedIn;
        var organisation = await db.AnyOrganisations().Include(o => o.Tenants).SingleAsync(o => o.Id == wanted, ct);
        db.Caller = caller with { OrganisationId = wanted };
        var isActive = await db.Set<User>().AnyAsync(u => u.Id == there.UserId && u.State == UserState.Active && !u.IsDeleted, ct);
        db.Caller = caller;
        if (!isActive || !organisation.IsOpen)
            return OrganisationErrors.NoNetwork(input.Id.Value, "id");
        var (mode, token, now) = (organisation.ModeOf(input.Mode), KeyText.Secret("rt_"), clock.Now());
        var session = current.Switch(there, organisation.Tenant(mode).Id, KeyText.Hash(token), current.Address, now);
        there.SignedIn(now);
        db.Add(session);
        return new OpenedSession(session, mode, token);
    }
}
