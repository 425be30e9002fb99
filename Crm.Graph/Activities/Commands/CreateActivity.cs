using Crm.Graph.Activities.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>A new activity.</summary>
/// <param name="Name">What is done, in at most 400 characters.</param>
/// <param name="LinkedTo">For whom it is done, and what it is about: a contact, and at most one lead.</param>
/// <param name="TypeId">What kind of thing is done.</param>
/// <param name="Description">What people should know about it, at most 4000 characters.</param>
/// <param name="AddressId">The address of the contact at which it is done.</param>
/// <param name="UseEntityAddress">Whether it is done at the contact's primary address; not together with an address.</param>
/// <param name="ScheduledFrom">When it is to begin.</param>
/// <param name="ScheduledTo">When it is to end: after the beginning.</param>
/// <param name="AssignTo">Who is to do it; nobody yet when left out.</param>
/// <param name="TagIds">The tags that it is marked with, at most 50.</param>
/// <param name="CustomFields">Values for the organisation's own fields, by their keys.</param>
public sealed record CreateActivityInput(
    string Name,
    IReadOnlyList<ActivityLinkInput> LinkedTo,
    RecordId? TypeId = null,
    string? Description = null,
    RecordId? AddressId = null,
    bool UseEntityAddress = false,
    DateTimeOffset? ScheduledFrom = null,
    DateTimeOffset? ScheduledTo = null,
    AssignToInput? AssignTo = null,
    IReadOnlyList<RecordId>? TagIds = null,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null)
{
    internal ActivityDetails Details => new()
    {
        Name = Name,
        Description = Description,
        ScheduledFrom = ScheduledFrom,
        ScheduledTo = ScheduledTo,
    };
}

/// <summary>Creates an activity for a contact. It is pending, with a number of its own.</summary>
internal sealed class CreateActivity(TimeProvider clock) : ICommand<CreateActivityInput, Activity>
{
    public async Task<Result<Activity>> HandleAsync(CreateActivityInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var linked = await db.LinkedAsync(input.LinkedTo, problems, ct);
        if (linked.Contact is null && input.LinkedTo.All(l => l.Type != ActivityLinkType.Contact))
            problems.Add(ActivityErrors.NoContact());
        var type = await db.LiveAsync<ActivityType>(input.TypeId, problems, ct, "typeId");
        var address = ActivityLookups.AddressOf(linked.Contact, input.AddressId, input.UseEntityAddress, problems);
        var (user, team) = await db.AssignedToAsync(input.AssignTo, problems, ct);
        var tags = await db.LiveAllAsync<Tag>(input.TagIds, ActivityErrors.MostTags, "tagIds", problems, ct);
        if (problems.Any)
            input.Details.Read(problems);
        var activity = problems.Any ? null : problems.Take(Activity.Create(
            await db.NextActivityNumberAsync(ct), input.Details, linked.Contact!, new(type, linked.Lead, address, input.UseEntityAddress, user, team), db.Setting(clock)));
        await db.CreateCustomFieldsAsync(activity, input.CustomFields, problems, ct);
        if (activity is null || problems.Any)
            return problems.All;
        db.Add(activity);
        return activity.SetTags(tags);
    }
}
