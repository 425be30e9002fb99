using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>Which lead is lost.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="Reason">Why, at most 4000 characters.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record MarkLeadLostInput(RecordId Id, string? Reason = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>The customer did not buy. The lead is no longer worked on, and closed once its loss is approved; whoever does not agree reopens it.</summary>
internal sealed class MarkLeadLost(TimeProvider clock) : ICommand<MarkLeadLostInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(MarkLeadLostInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var lead = problems.Take(await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct));
        var reason = problems.Text(input.Reason, "reason", PlainText.LongLength, multiline: true);
        return lead is null || problems.Any ? problems.All : lead.Lose(reason, db.Setting(clock));
    }
}
