using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>What of a pipeline changes; what is left out stays.</summary>
/// <param name="Id">The pipeline.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="StageIds">All its stages from now on, in their order: at most 50, each once.</param>
/// <param name="ExpectedVersion">The version of the pipeline that the change was made for.</param>
public sealed record UpdatePipelineInput(
    RecordId Id, Optional<string> Name = default, IReadOnlyList<RecordId>? StageIds = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a pipeline's name, its stages or their order. Leads stay in the stage that they are in, whether the pipeline still has it or not.</summary>
internal sealed class UpdatePipeline : ICommand<UpdatePipelineInput, Pipeline>
{
    public async Task<Result<Pipeline>> HandleAsync(UpdatePipelineInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Pipeline>(input.Id, input.ExpectedVersion, ct, q => q.Include(p => p.Stages));
        if (found.Refused(out var errors))
            return errors;
        var problems = new Problems();
        var stages = input.StageIds is null ? null : await db.LiveAllAsync<Stage>(input.StageIds, Pipeline.MostStages, "stageIds", problems, ct);
        var pipeline = problems.Take(await db.NamedAsync(found.Value.Change(input.Name, problems.Any ? null : stages), ct));
        return problems.Any ? problems.All : pipeline!;
    }
}
