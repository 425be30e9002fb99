using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>A new stage.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
public sealed record CreateStageInput(string Name);

/// <summary>Creates a stage that pipelines can have and leads can be in.</summary>
internal sealed class CreateStage : ICommand<CreateStageInput, Stage>
{
    public Task<Result<Stage>> HandleAsync(CreateStageInput input, CrmDb db, CancellationToken ct) => db.AddNamedAsync(Stage.Create(input.Name), ct);
}
