using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>Which lead is sold.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record MarkLeadSoldInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>The customer bought: the lead is closed.</summary>
internal sealed class MarkLeadSold(TimeProvider clock) : ICommand<MarkLeadSoldInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(MarkLeadSoldInput input, CrmDb db, CancellationToken ct)
    {
        var lead = await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct);
        return lead.Succeeded ? lead.Value.Sell(db.Setting(clock)) : lead;
    }
}
