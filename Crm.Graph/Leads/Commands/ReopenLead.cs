using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>Which lead is worked on again.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="Reason">Why, at most 4000 characters.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record ReopenLeadInput(RecordId Id, string? Reason = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Opens a lead again that is sold or lost, in the stage that it was in. What was recorded of that stays in its steps.</summary>
internal sealed class ReopenLead(TimeProvider clock) : ICommand<ReopenLeadInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(ReopenLeadInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var lead = problems.Take(await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct));
        var reason = problems.Text(input.Reason, "reason", PlainText.LongLength, multiline: true);
        return lead is null || problems.Any ? problems.All : lead.Reopen(reason, db.Setting(clock));
    }
}
