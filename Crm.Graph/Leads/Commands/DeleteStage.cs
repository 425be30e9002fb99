using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>Which stage goes.</summary>
/// <param name="Id">The stage.</param>
/// <param name="ExpectedVersion">The version of the stage that the deletion was made for.</param>
public sealed record DeleteStageInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a stage softly; refused while a lead is in it or a pipeline has it. Deleting it again changes nothing.</summary>
internal sealed class DeleteStage : ICommand<DeleteStageInput, Stage>
{
    public async Task<Result<Stage>> HandleAsync(DeleteStageInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Stage>(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var stage = found.Value;
        return stage.Delete(
            await db.Set<Lead>().CountAsync(l => l.StageId == stage.Id && !l.IsDeleted, ct),
            await db.Set<PipelineStage>().CountAsync(p => p.StageId == stage.Id, ct));
    }
}
