using Crm.Graph.Activities.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Activities.Commands;

/// <summary>Changes of an activity: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The activity, by its id or number.</param>
/// <param name="Name">What is done, in at most 400 characters.</param>
/// <param name="LinkedTo">What it is about from now on: at most one lead. The contact stays, and may be left out.</param>
/// <param name="TypeId">What kind of thing is done.</param>
/// <param name="Description">What people should know about it, at most 4000 characters.</param>
/// <param name="AddressId">The address of the contact at which it is done.</param>
/// <param name="UseEntityAddress">Whether it is done at the contact's primary address; not together with an address.</param>
/// <param name="ScheduledFrom">When it is to begin.</param>
/// <param name="ScheduledTo">When it is to end: after the beginning.</param>
/// <param name="AssignTo">Who is to do it from now on: a user, a team or both.</param>
/// <param name="CustomFields">New values for the organisation's own fields, by their keys; fields that are not named stay, null clears.</param>
/// <param name="ExpectedVersion">The version of the activity that the change was made for.</param>
public sealed record UpdateActivityInput(
    RecordId Id,
    Optional<string> Name = default,
    IReadOnlyList<ActivityLinkInput>? LinkedTo = null,
    Optional<RecordId?> TypeId = default,
    Optional<string> Description = default,
    Optional<RecordId?> AddressId = default,
    Optional<bool?> UseEntityAddress = default,
    Optional<DateTimeOffset?> ScheduledFrom = default,
    Optional<DateTimeOffset?> ScheduledTo = default,
    Optional<AssignToInput> AssignTo = default,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal ActivityDetails Of(ActivityDetails current) => new()
    {
        Name = Name.Or(current.Name),
        Description = Description.Or(current.Description),
        ScheduledFrom = ScheduledFrom.Or(current.ScheduledFrom),
        ScheduledTo = ScheduledTo.Or(current.ScheduledTo),
    };
}

/// <summary>Changes an activity while it is pending: what is said of it, where it is done, and who is to do it.</summary>
internal sealed class UpdateActivity : ICommand<UpdateActivityInput, Activity>
{
    public async Task<Result<Activity>> HandleAsync(UpdateActivityInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Activity>(input.Id, input.ExpectedVersion, ct, q => q
            .Include(a => a.Contact).ThenInclude(c => c.Addresses)
            .Include(a => a.Type).Include(a => a.Lead).Include(a => a.Address).Include(a => a.AssignedToUser).Include(a => a.AssignedToTeam));
        if (found.Refused(out var errors))
            return errors;
        var (activity, problems) = (found.Value, new Problems());
        var place = await PlaceAsync(input, activity, db, problems, ct);
        problems.Take(activity.Change(input.Of(activity.Details), place));
        await db.UpdateCustomFieldsAsync(activity, input.CustomFields, problems, ct);
        return problems.Any ? problems.All : activity;
    }

    private static async Task<ActivityPlace> PlaceAsync(UpdateActivityInput input, Activity activity, CrmDb db, Problems problems, CancellationToken ct)
    {
        var place = activity.Place;
        if (input.LinkedTo is { } links)
        {
            var (contact, at, lead) = await db.LinkedAsync(links, problems, ct);
            if (contact is not null && contact.Id != activity.ContactId)
                problems.Add(ActivityErrors.ContactStays(activity.Contact, at));
            place = place with { Lead = lead };
        }
        if (input.TypeId.IsGiven)
            place = place with { Type = await db.LiveAsync<ActivityType>(input.TypeId.Value, problems, ct, "typeId") };
        if (input.AddressId.IsGiven || input.UseEntityAddress.IsGiven)
        {
            // One of the two takes the place of the other.
            var isEntitys = problems.Kept(input.UseEntityAddress, !input.AddressId.IsGiven && place.UseEntityAddress, "useEntityAddress");
            var address = input.AddressId.IsGiven || isEntitys || place.UseEntityAddress
                ? ActivityLookups.AddressOf(activity.Contact, input.AddressId.Value, isEntitys, problems)
                : place.Address;
            place = place with { Address = address, UseEntityAddress = isEntitys };
        }
        if (input.AssignTo.IsGiven)
        {
            var (user, team) = await db.AssignedToAsync(input.AssignTo.Value, problems, ct);
            place = place with { User = user, Team = team };
        }
        return place;
    }
}
