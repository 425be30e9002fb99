using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>How far a lead has come.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="StageId">The stage: another one of its department's pipeline.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record MoveLeadToStageInput(RecordId Id, RecordId StageId, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Moves an open lead to another stage, forwards or backwards. How long it was in the one before is kept.</summary>
internal sealed class MoveLeadToStage(TimeProvider clock) : ICommand<MoveLeadToStageInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(MoveLeadToStageInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var lead = problems.Take(await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct));
        var stage = await db.LiveAsync<Stage>(input.StageId, problems, ct, "stageId");
        return lead is null || stage is null ? problems.All : lead.MoveTo(stage, db.Setting(clock));
    }
}
