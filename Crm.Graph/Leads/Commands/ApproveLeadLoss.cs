using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>Which lead is lost indeed.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record ApproveLeadLossInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Agrees that a lead is lost: it is closed.</summary>
internal sealed class ApproveLeadLoss(TimeProvider clock) : ICommand<ApproveLeadLossInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(ApproveLeadLossInput input, CrmDb db, CancellationToken ct)
    {
        var lead = await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct);
        return lead.Succeeded ? lead.Value.ApproveLoss(db.Setting(clock)) : lead;
    }
}
