using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>Which activity goes.</summary>
/// <param name="Id">The activity, by its id or number.</param>
/// <param name="ExpectedVersion">The version of the activity that the deletion was made for.</param>
public sealed record DeleteActivityInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes an activity softly. Deleting it again changes nothing.</summary>
internal sealed class DeleteActivity : ICommand<DeleteActivityInput, Activity>
{
    public async Task<Result<Activity>> HandleAsync(DeleteActivityInput input, CrmDb db, CancellationToken ct)
    {
        var activity = await db.RequireAsync<Activity>(input.Id, input.ExpectedVersion, ct);
        return activity.Succeeded ? activity.Value.Delete() : activity;
    }
}
