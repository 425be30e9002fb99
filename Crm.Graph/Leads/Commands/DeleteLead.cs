using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>Which lead goes.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record DeleteLeadInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a lead softly. Deleting it again changes nothing.</summary>
internal sealed class DeleteLead(TimeProvider clock) : ICommand<DeleteLeadInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(DeleteLeadInput input, CrmDb db, CancellationToken ct)
    {
        var lead = await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct);
        return lead.Succeeded ? lead.Value.Delete(db.Setting(clock)) : lead;
    }
}
