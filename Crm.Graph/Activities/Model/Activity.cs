using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Leads.Model;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Activities.Model;

/// <summary>Something that the organisation does for a contact, at a place and a time, by a user, a team or both.</summary>
public sealed partial class Activity : Record
{
    private readonly List<ActivityTag> _tags = [];
    private readonly List<ActivityStateChange> _states = [];

    private Activity() { } // EF

    /// <summary>The number: ACT and eight digits.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What is done, in a few words.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What people should know about it.</summary>
    public string? Description { get; private set; }

    /// <summary>How far it has come. Only steps change it.</summary>
    public ActivityState State { get; private set; }

    public Guid? TypeId { get; private set; }

    /// <summary>What kind of thing is done.</summary>
    public ActivityType? Type { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>The contact that it is done for.</summary>
    public Contact Contact { get; private set; } = null!;

    public Guid? LeadId { get; private set; }

    /// <summary>The lead that it is about.</summary>
    public Lead? Lead { get; private set; }

    public Guid? AddressId { get; private set; }

    /// <summary>The address at which it is done; null when it is done nowhere in particular, or the contact has the address no more.</summary>
    public ContactAddress? Address { get; private set; }

    /// <summary>Whether the address is the one that the contact had as its primary one when this was said.</summary>
    public bool UseEntityAddress { get; private set; }

    /// <summary>When it is to begin.</summary>
    public DateTimeOffset? ScheduledFrom { get; private set; }

    /// <summary>When it is to end.</summary>
    public DateTimeOffset? ScheduledTo { get; private set; }

    public Guid? AssignedToUserId { get; private set; }

    /// <summary>The user who is to do it.</summary>
    public User? AssignedToUser { get; private set; }

    public Guid? AssignedToTeamId { get; private set; }

    /// <summary>The team that is to do it.</summary>
    public Team? AssignedToTeam { get; private set; }

    /// <summary>When it was completed.</summary>
    public DateTimeOffset? CompletedOn { get; private set; }

    /// <summary>The tags that it is marked with.</summary>
    public IReadOnlyList<ActivityTag> Tags => _tags;

    /// <summary>The states that it reached, in order.</summary>
    public IReadOnlyList<ActivityStateChange> States => _states;

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal ActivityDetails Details => new()
    {
        Name = Name,
        Description = Description,
        ScheduledFrom = ScheduledFrom,
        ScheduledTo = ScheduledTo,
    };

    /// <summary>What it is linked to, as it is.</summary>
    internal ActivityPlace Place => new(Type, Lead, Address, UseEntityAddress, AssignedToUser, AssignedToTeam);

    internal static Result<Activity> Create(string number, ActivityDetails details, Contact contact, ActivityPlace place, Setting here)
    {
        var problems = new Problems();
        var read = details.Read(problems);
        if (problems.Any)
            return problems.All;
        var activity = new Activity { Number = number, Contact = contact, ContactId = contact.Id };
        activity.Apply(read, place);
        activity.Reach(ActivityState.Pending, here);
        return activity;
    }

    /// <summary>Says all of it anew but for whom it is done. Refused, the activity is as it was.</summary>
    internal Result<Activity> Change(ActivityDetails details, ActivityPlace place)
    {
        if (Refuses(ActivityAction.Update) is { } error)
            return error;
        var problems = new Problems();
        var read = details.Read(problems);
        if (problems.Any)
            return problems.All;
        if ((place.User?.Id, place.Team?.Id) != (AssignedToUserId, AssignedToTeamId))
            Raise(ActivityEvents.Assigned);
        Apply(read, place);
        return this;
    }

    private void Apply(ActivityDetails read, ActivityPlace place)
    {
        (Name, Description, ScheduledFrom, ScheduledTo) = (read.Name!, read.Description, read.ScheduledFrom, read.ScheduledTo);
        (Type, TypeId, Lead, LeadId) = (place.Type, place.Type?.Id, place.Lead, place.Lead?.Id);
        (Address, AddressId, UseEntityAddress) = (place.Address, place.Address?.Id, place.UseEntityAddress);
        (AssignedToUser, AssignedToUserId) = (place.User, place.User?.Id);
        (AssignedToTeam, AssignedToTeamId) = (place.Team, place.Team?.Id);
    }
}

/// <summary>What an activity is linked to besides its contact.</summary>
internal sealed record ActivityPlace(ActivityType? Type, Lead? Lead, ContactAddress? Address, bool UseEntityAddress, User? User, Team? Team);

/// <summary>What is said about an activity, as callers say it and, once <see cref="Read"/>, as it is kept.</summary>
internal sealed record ActivityDetails
{
    public string? Name { get; init; }
    public string? Description { get; init; }
    public DateTimeOffset? ScheduledFrom { get; init; }
    public DateTimeOffset? ScheduledTo { get; init; }

    /// <summary>The details as they are kept; what is wrong with them goes to the problems.</summary>
    public ActivityDetails Read(Problems problems)
    {
        if (ScheduledTo <= ScheduledFrom)
            problems.Add(ActivityErrors.EndsTooSoon());
        return this with
        {
            Name = problems.Required(Name, "name"),
            Description = problems.Text(Description, "description", PlainText.LongLength, multiline: true),
        };
    }
}
