using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>What of a stage changes; what is left out stays.</summary>
/// <param name="Id">The stage.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="ExpectedVersion">The version of the stage that the change was made for.</param>
public sealed record UpdateStageInput(RecordId Id, Optional<string> Name = default, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Renames a stage, wherever it is used.</summary>
internal sealed class UpdateStage : ICommand<UpdateStageInput, Stage>
{
    public async Task<Result<Stage>> HandleAsync(UpdateStageInput input, CrmDb db, CancellationToken ct)
    {
        var stage = await db.RequireAsync<Stage>(input.Id, input.ExpectedVersion, ct);
        return stage.Succeeded ? await db.NamedAsync(stage.Value.Rename(input.Name.Or(stage.Value.Name)), ct) : stage;
    }
}
