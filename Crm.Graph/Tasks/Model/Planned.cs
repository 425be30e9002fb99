using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Tasks.Model;

/// <summary>What tasks and appointments have in common: a user has something to do, perhaps for a customer, and may be reminded of it.</summary>
public abstract class Planned : Record
{
    /// <summary>What it is about, in a few words.</summary>
    public string Title { get; private protected set; } = "";

    /// <summary>What people should know about it.</summary>
    public string? Note { get; private protected set; }

    public Guid AssigneeId { get; private set; }

    /// <summary>The user who is to do it.</summary>
    public User Assignee { get; private set; } = null!;

    public Guid? ContactId { get; private set; }

    /// <summary>The contact that it is about.</summary>
    public Contact? Contact { get; private set; }

    public Guid? AccountId { get; private set; }

    /// <summary>The account that it is about.</summary>
    public Account? Account { get; private set; }

    public Guid? LeadId { get; private set; }

    /// <summary>The lead that it is about.</summary>
    public Lead? Lead { get; private set; }

    /// <summary>When somebody is to be reminded of it.</summary>
    public DateTimeOffset? ReminderOn { get; private set; }

    /// <summary>When the reminder was given; null while it was not.</summary>
    public DateTimeOffset? RemindedOn { get; private set; }

    /// <summary>When a reminder is due that is still to be given: due ones are found by it alone, with one index.</summary>
    public DateTimeOffset? PendingReminderOn { get; private set; }

    /// <summary>Whether it is still to come: nobody is reminded of what is over.</summary>
    private protected abstract bool IsToCome { get; }

    /// <summary>Whether it is somebody's own: of who is to do it, or of who created it.</summary>
    internal bool IsOf(Guid actorId) => AssigneeId == actorId || CreatedById == actorId;

    /// <summary>Gives the reminder if it is due now. Whoever asks second finds it given.</summary>
    internal bool Remind(DateTimeOffset now)
    {
        if (PendingReminderOn is not { } due || due > now)
            return false;
        (PendingReminderOn, RemindedOn) = (null, now);
        Raise(PlannedEvents.Reminder);
        return true;
    }

    private protected void Put(PlannedLinks links)
    {
        (Assignee, AssigneeId) = (links.Assignee, links.Assignee.Id);
        (Contact, ContactId) = (links.Contact, links.Contact?.Id);
        (Account, AccountId) = (links.Account, links.Account?.Id);
        (Lead, LeadId) = (links.Lead, links.Lead?.Id);
    }

    /// <summary>To be called after every change of what a reminder depends on. Another time is another reminder; the same one is not given twice.</summary>
    private protected void SettleReminder(DateTimeOffset? on)
    {
        if (on != ReminderOn)
            (ReminderOn, RemindedOn) = (on, null);
        PendingReminderOn = IsToCome && RemindedOn is null ? ReminderOn : null;
    }
}

/// <summary>Who is to do something, and what it is about.</summary>
internal sealed record PlannedLinks(User Assignee, Contact? Contact, Account? Account, Lead? Lead);

/// <summary>What happens to tasks and appointments alike.</summary>
public static class PlannedEvents
{
    /// <summary>It is given to another user.</summary>
    public const string Assigned = "ASSIGNED";

    /// <summary>The time has come at which somebody is to be reminded of it.</summary>
    public const string Reminder = "REMINDER";
}
