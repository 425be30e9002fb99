using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Tasks.Model;

/// <summary>A time at which a user is to meet somebody.</summary>
public sealed partial class Appointment : Planned
{
    private readonly List<AppointmentStep> _steps = [];

    private Appointment() { } // EF

    /// <summary>What kind of appointment it is, in the organisation's words.</summary>
    public string? Type { get; private set; }

    /// <summary>What has become of it. Only steps change it.</summary>
    public AppointmentState State { get; private set; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset End { get; private set; }

    /// <summary>Where it is held or described on the web.</summary>
    public string? Url { get; private set; }

    /// <summary>Whether the customer has confirmed this time.</summary>
    public bool CustomerConfirmed { get; private set; }

    /// <summary>When it was cancelled.</summary>
    public DateTimeOffset? CancelledOn { get; private set; }

    public Guid? CancelledById { get; private set; }

    /// <summary>Who cancelled it.</summary>
    public Actor? CancelledBy { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>The steps that were taken, in order.</summary>
    public IReadOnlyList<AppointmentStep> Steps => _steps;

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal AppointmentDetails Details => new()
    {
        Title = Title,
        Type = Type,
        Note = Note,
        Start = Start,
        End = End,
        Url = Url,
        ReminderOn = ReminderOn,
    };

    private protected override bool IsToCome => !IsDeleted && State is AppointmentState.Scheduled or AppointmentState.Confirmed;

    internal static Result<Appointment> Create(AppointmentDetails details, PlannedLinks links, Setting here)
    {
        var problems = new Problems();
        var read = details.Read(problems);
        if (problems.Any)
            return problems.All;
        var appointment = new Appointment();
        appointment.Put(links);
        appointment.Apply(read);
        appointment.Keep(AppointmentStepKind.Scheduled, here);
        return appointment;
    }

    /// <summary>Says all of it anew: another time is a step, and one that the customer has yet to confirm. Refused, the appointment is as it was.</summary>
    internal Result<Appointment> Change(AppointmentDetails details, PlannedLinks links, Setting here)
    {
        if (Refuses(AppointmentAction.Update) is { } error)
            return error;
        var problems = new Problems();
        var read = details.Read(problems);
        if (problems.Any)
            return problems.All;
        if (links.Assignee.Id != AssigneeId)
            Raise(PlannedEvents.Assigned);
        var isMoved = (read.Start, read.End) != (Start, End);
        Put(links);
        Apply(read);
        return isMoved ? Take(AppointmentAction.Reschedule, here) : this;
    }

    private void Apply(AppointmentDetails read)
    {
        (Title, Type, Note, Url) = (read.Title!, read.Type, read.Note, read.Url);
        (Start, End) = (read.Start, read.End);
        SettleReminder(read.ReminderOn);
    }
}
