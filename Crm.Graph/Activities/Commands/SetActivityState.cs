using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>What has become of an activity.</summary>
/// <param name="Id">The activity, by its id or number.</param>
/// <param name="State">COMPLETED or CANCELLED.</param>
/// <param name="ExpectedVersion">The version of the activity that the change was made for.</param>
public sealed record SetActivityStateInput(RecordId Id, ActivityState State, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Says that a pending activity is done, or that it will not be. When that was is kept in its `states`.</summary>
internal sealed class SetActivityState(TimeProvider clock) : ICommand<SetActivityStateInput, Activity>
{
    public async Task<Result<Activity>> HandleAsync(SetActivityStateInput input, CrmDb db, CancellationToken ct)
    {
        var activity = await db.RequireAsync<Activity>(input.Id, input.ExpectedVersion, ct);
        return activity.Succeeded ? activity.Value.Set(input.State, db.Setting(clock)) : activity;
    }
}
