using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>All tags of an activity.</summary>
/// <param name="Id">The activity, by its id or number.</param>
/// <param name="TagIds">The tags that it is marked with from now on, at most 50; those it has and that are not among them are taken off.</param>
/// <param name="ExpectedVersion">The version of the activity that the change was made for.</param>
public sealed record SetActivityTagsInput(RecordId Id, IReadOnlyList<RecordId> TagIds, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Replaces the tags of an activity.</summary>
internal sealed class SetActivityTags : ICommand<SetActivityTagsInput, Activity>
{
    public async Task<Result<Activity>> HandleAsync(SetActivityTagsInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var activity = problems.Take(await db.RequireTaggedAsync(input.Id, input.ExpectedVersion, ct));
        var tags = await db.LiveAllAsync<Tag>(input.TagIds, ActivityErrors.MostTags, "tagIds", problems, ct);
        return activity is null || problems.Any ? problems.All : activity.SetTags(tags);
    }
}
