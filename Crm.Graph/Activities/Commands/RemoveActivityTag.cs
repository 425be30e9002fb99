using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>Which tag is taken off an activity.</summary>
/// <param name="Id">The activity, by its id or number.</param>
/// <param name="TagId">The tag; one that the activity has not changes nothing.</param>
/// <param name="ExpectedVersion">The version of the activity that the change was made for.</param>
public sealed record RemoveActivityTagInput(RecordId Id, RecordId TagId, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Takes a tag off an activity.</summary>
internal sealed class RemoveActivityTag : ICommand<RemoveActivityTagInput, Activity>
{
    public async Task<Result<Activity>> HandleAsync(RemoveActivityTagInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var activity = problems.Take(await db.RequireTaggedAsync(input.Id, input.ExpectedVersion, ct));
        var tag = problems.Take(await db.RequireAsync<Tag>(input.TagId, null, ct, path: "tagId"));
        return activity is null || tag is null ? problems.All : activity.RemoveTag(tag);
    }
}
