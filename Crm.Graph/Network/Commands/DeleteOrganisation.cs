using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Network.Commands;

/// <summary>Which organisation to delete.</summary>
/// <param name="Id">The organisation, by its id or code: one below the caller's.</param>
/// <param name="ExpectedVersion">The version of the organisation that the deletion was made for.</param>
public sealed record DeleteOrganisationInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>
/// Deletes an organisation softly: it leaves the network, keeps its code and its data, and its keys and sessions end at once. Those below it
/// go first. Deleting it again changes nothing.
/// </summary>
internal sealed class DeleteOrganisation(TimeProvider clock) : ICommand<DeleteOrganisationInput, Organisation>
{
    public async Task<Result<Organisation>> HandleAsync(DeleteOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireBelowAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var organisation = found.Value;
        if (organisation.IsDeleted)
            return organisation;
        if (await db.Set<Kinship>().AnyAsync(k => k.AncestorId == organisation.Id && !k.Descendant.IsDeleted, ct))
            return OrganisationErrors.HasOthersBelow(organisation);
        return await db.InAsync(organisation, EventNames.Deleted, tellsThere: false, async () =>
        {
            await db.FinishAsync(s => s.OrganisationId == organisation.Id, SessionEnd.Suspended, clock.Now(), ct);
            return organisation.Delete();
        }, ct);
    }
}
