using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>A new pipeline.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="StageIds">The stages in their order, at most 50, each once.</param>
public sealed record CreatePipelineInput(string Name, IReadOnlyList<RecordId>? StageIds = null);

/// <summary>Creates a pipeline that departments can have.</summary>
internal sealed class CreatePipeline : ICommand<CreatePipelineInput, Pipeline>
{
    public async Task<Result<Pipeline>> HandleAsync(CreatePipelineInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var stages = await db.LiveAllAsync<Stage>(input.StageIds, Pipeline.MostStages, "stageIds", problems, ct);
        var pipeline = problems.Take(await db.AddNamedAsync(Pipeline.Create(input.Name, stages), ct));
        return problems.Any ? problems.All : pipeline!;
    }
}
