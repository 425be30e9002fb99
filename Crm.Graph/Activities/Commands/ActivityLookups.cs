using System.Globalization;
using Crm.Graph.Accounts.Commands;
using Crm.Graph.Activities.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Activities.Commands;

/// <summary>A record that an activity is linked to.</summary>
/// <param name="Type">What kind of record it is.</param>
/// <param name="Id">The record, by its id or by its own code or number.</param>
public sealed record ActivityLinkInput(ActivityLinkType Type, RecordId Id);

/// <summary>The kinds of record that an activity can be linked to.</summary>
public enum ActivityLinkType
{
    /// <summary>A contact, by its id or code: the one that the activity is done for.</summary>
    Contact,
    /// <summary>A lead, by its id or number.</summary>
    Lead,
}

/// <summary>Who is to do something: a user, a team or both.</summary>
/// <param name="UserId">The user: one who is not suspended.</param>
/// <param name="TeamId">The team.</param>
public sealed record AssignToInput(RecordId? UserId = null, RecordId? TeamId = null);

/// <summary>What the use cases of activities look up.</summary>
internal static class ActivityLookups
{
    /// <summary>The links of an input by their kinds: a contact at most, and at most one record besides, of whatever other kind.</summary>
    public static async Task<(Contact? Contact, int At, Lead? Lead)> LinkedAsync(
        this CrmDb db, IReadOnlyList<ActivityLinkInput> links, Problems problems, CancellationToken ct)
    {
        (Contact? Contact, int At, Lead? Lead) linked = default;
        var isTaken = new bool[2];
        for (var i = 0; i < links.Count; i++)
        {
            var isContact = links[i].Type == ActivityLinkType.Contact;
            if (isTaken[isContact ? 0 : 1])
            {
                problems.Add(ActivityErrors.LinkedTwice(i));
                break;
            }
            isTaken[isContact ? 0 : 1] = true;
            string[] path = ["linkedTo", i.ToString(CultureInfo.InvariantCulture), "id"];
            if (isContact)
                (linked.Contact, linked.At) = (await db.LiveContactAsync(links[i].Id, problems, ct, path), i);
            else
                linked.Lead = await db.LiveAsync<Lead>(links[i].Id, problems, ct, path);
        }
        return linked;
    }

    /// <summary>Where it is done: at an address of the contact, at its primary one, or nowhere in particular.</summary>
    /// <param name="contact">The contact that it is done for; null where there is none, who then has no address.</param>
    public static ContactAddress? AddressOf(Contact? contact, RecordId? addressId, bool useEntityAddress, Problems problems)
    {
        if (addressId is { } id)
        {
            if (useEntityAddress)
                problems.Add(ActivityErrors.TwoAddresses());
            var known = contact?.Addresses.FirstOrDefault(a => Guid.TryParse(id.Value, out var guid) && a.Id == guid);
            if (known is null)
                problems.Add(ActivityErrors.AddressNotFound(id));
            return known;
        }
        if (!useEntityAddress || contact is null)
            return null;
        var primary = contact.Addresses.FirstOrDefault(a => a.IsPrimary);
        if (primary is null)
            problems.Add(ActivityErrors.NoAddress(contact));
        return primary;
    }

    /// <summary>Who is to do it; nobody yet where nothing is said.</summary>
    public static async Task<(User? User, Team? Team)> AssignedToAsync(this CrmDb db, AssignToInput? to, Problems problems, CancellationToken ct)
    {
        if (to is null)
            return default;
        if (to is { UserId: null, TeamId: null })
            problems.Add(ActivityErrors.NobodyGiven());
        User? user = null;
        if (to.UserId is { } id)
        {
            user = Guid.TryParse(id.Value, out var guid) ? await db.Set<User>().SingleOrDefaultAsync(u => u.Id == guid && !u.IsDeleted, ct) : null;
            if (user is null)
                problems.Add(ActivityErrors.UserNotFound(id));
            else if (user.State == UserState.Suspended)
                problems.Add(ActivityErrors.UserSuspended(user));
        }
        return (user, await db.LiveAsync<Team>(to.TeamId, problems, ct, "assignTo", "teamId"));
    }

    public static async Task<string> NextActivityNumberAsync(this CrmDb db, CancellationToken ct)
        => "ACT" + (await db.NextAsync("activity", ct)).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>An activity with its tags.</summary>
    public static Task<Result<Activity>> RequireTaggedAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
        => db.RequireAsync<Activity>(id, expectedVersion, ct, q => q.Include(a => a.Tags).ThenInclude(t => t.Tag));
}
