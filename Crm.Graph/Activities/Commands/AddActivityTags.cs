using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>Tags for an activity.</summary>
/// <param name="Id">The activity, by its id or number.</param>
/// <param name="TagIds">The tags that it is marked with besides those it has, at most 50 altogether.</param>
/// <param name="ExpectedVersion">The version of the activity that the change was made for.</param>
public sealed record AddActivityTagsInput(RecordId Id, IReadOnlyList<RecordId> TagIds, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Marks an activity with more tags.</summary>
internal sealed class AddActivityTags : ICommand<AddActivityTagsInput, Activity>
{
    public async Task<Result<Activity>> HandleAsync(AddActivityTagsInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var activity = problems.Take(await db.RequireTaggedAsync(input.Id, input.ExpectedVersion, ct));
        var tags = await db.LiveAllAsync<Tag>(input.TagIds, ActivityErrors.MostTags, "tagIds", problems, ct);
        return activity is null || problems.Any ? problems.All : activity.AddTags(tags);
    }
}
