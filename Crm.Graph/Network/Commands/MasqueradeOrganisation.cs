using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Network.Commands;

/// <summary>Where to.</summary>
/// <param name="Id">An organisation below the caller's, by its id or code.</param>
public sealed record MasqueradeOrganisationInput(RecordId Id);

/// <summary>
/// Goes into an organisation below with the role that the user has in her own: a session of its own, which ends with the one that asks, and at
/// once when she loses the permission. What she does there is signed with her name and that of her organisation; the logs of both tell it.
/// </summary>
internal sealed class MasqueradeOrganisation(Work work, OpenMasquerade open, TokenIssuer tokens) : IUseCase<MasqueradeOrganisationInput, Tokens>
{
    public async Task<Result<Tokens>> RunAsync(MasqueradeOrganisationInput input, Caller? caller, CancellationToken ct)
    {
        var opened = await work.RunAsync(open, input, caller, ct);
        return opened.Refused(out var errors) ? errors : await tokens.IssueAsync(opened.Value, ct);
    }
}

/// <summary>Opens the session in the organisation below.</summary>
internal sealed class OpenMasquerade(TimeProvider clock) : ICommand<MasqueradeOrganisationInput, OpenedSession>
{
    public async Task<Result<OpenedSession>> HandleAsync(MasqueradeOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Organisation>(input.Id, null, ct);
        if (found.Refused(out var errors))
            return errors;
        var organisation = found.Value;
        if (organisation.Id == db.Caller.OrganisationId)
            return OrganisationErrors.NotOneself("id");
        var caller = db.Caller;
        var current = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == caller.SessionId, ct);
        if (current is null || !caller.IsUser)
            return IdentityErrors.NotSignedIn;
        if (!organisation.IsOpen)
            return OrganisationErrors.Closed(organisation, "id");
        await db.Entry(organisation).Collection(nameof(Organisation.Tenants)).LoadAsync(ct);
        var mode = organisation.ModeOf(await db.Set<Tenant>().Where(t => t.Id == caller.TenantId).Select(t => t.Mode).SingleAsync(ct));
        var guest = await db.GuestAsync(organisation, ct);
        var token = KeyText.Secret("rt_");
        var session = current.Masquerade(guest, organisation.Tenant(mode).Id, KeyText.Hash(token), current.Address, clock.Now());
        db.Add(session);
        return new OpenedSession(session, mode, token);
    }
}
