using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Tasks.Model;

/// <summary>What has become of an appointment.</summary>
public enum AppointmentState
{
    /// <summary>It has a time.</summary>
    Scheduled,
    /// <summary>The customer has confirmed the time.</summary>
    Confirmed,
    /// <summary>The customer did not come.</summary>
    NoShow,
    /// <summary>It does not take place.</summary>
    Cancelled,
}

/// <summary>The steps in the life of an appointment.</summary>
public enum AppointmentStepKind
{
    /// <summary>It was given a time.</summary>
    Scheduled,
    /// <summary>It was given another time.</summary>
    Rescheduled,
    /// <summary>The customer confirmed the time.</summary>
    Confirmed,
    /// <summary>The customer took the confirmation back.</summary>
    ConfirmationWithdrawn,
    /// <summary>The customer did not come.</summary>
    NoShow,
    /// <summary>The customer came after all.</summary>
    NoShowCorrected,
    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>A step in the life of an appointment: who took it, and when.</summary>
public sealed class AppointmentStep : Entity, IPartOf<Appointment>
{
    private AppointmentStep() { } // EF

    internal AppointmentStep(Appointment appointment, AppointmentStepKind kind, string? note, Setting here)
    {
        (AppointmentId, Kind, State, Note) = (appointment.Id, kind, appointment.State, note);
        (Start, End, TakenOn, TakenById) = (appointment.Start, appointment.End, here.Now, here.ActorId);
    }

    public Guid AppointmentId { get; private set; }

    /// <summary>What happened.</summary>
    public AppointmentStepKind Kind { get; private set; }

    /// <summary>The state of the appointment afterwards.</summary>
    public AppointmentState State { get; private set; }

    /// <summary>When the appointment began, as it was planned then.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>When the appointment ended, as it was planned then.</summary>
    public DateTimeOffset End { get; private set; }

    /// <summary>Why, where somebody said so.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset TakenOn { get; private set; }

    public Guid TakenById { get; private set; }

    /// <summary>Who took it.</summary>
    public Actor? TakenBy { get; private set; }

    Guid IPart.OwnerId => AppointmentId;
}

/// <summary>That two appointments of one user are at the same time, neither of them cancelled. It is stored nowhere: the database finds it out.</summary>
public sealed class AppointmentOverlap : Entity
{
    private AppointmentOverlap() { } // EF

    public Guid AppointmentId { get; private set; }

    public Guid OtherId { get; private set; }

    public Appointment Other { get; private set; } = null!;
}

/// <summary>What is said about an appointment, as callers say it and, once <see cref="Read"/>, as it is kept.</summary>
internal sealed record AppointmentDetails
{
    public string? Title { get; init; }
    public string? Type { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset Start { get; init; }
    public DateTimeOffset End { get; init; }
    public string? Url { get; init; }
    public DateTimeOffset? ReminderOn { get; init; }

    /// <summary>The details as they are kept; what is wrong with them goes to the problems.</summary>
    public AppointmentDetails Read(Problems problems)
    {
        if (End <= Start)
            problems.Add(TaskErrors.EndsTooSoon());
        return this with
        {
            Title = problems.Required(Title, "title"),
            Type = problems.Text(Type, "type", 50),
            Note = problems.Text(Note, "note", PlainText.LongLength, multiline: true),
            Url = problems.Written(Url, "url", WebAddress.Parse, WebAddress.MaxLength),
        };
    }
}

/// <summary>What happens to appointments under names of its own.</summary>
public static class AppointmentEvents
{
    /// <summary>The appointment was given another time.</summary>
    public const string Rescheduled = "RESCHEDULED";

    /// <summary>The customer confirmed the time.</summary>
    public const string Confirmed = "CONFIRMED";

    /// <summary>The customer took the confirmation back.</summary>
    public const string ConfirmationWithdrawn = "CONFIRMATION_WITHDRAWN";

    /// <summary>The customer did not come.</summary>
    public const string NoShow = "NO_SHOW";

    /// <summary>The customer came after all.</summary>
    public const string NoShowCorrected = "NO_SHOW_CORRECTED";

    /// <summary>The appointment does not take place.</summary>
    public const string Cancelled = "CANCELLED";
}

/// <summary>Why something about appointments is refused.</summary>
internal static class AppointmentErrors
{
    public static DomainError NotBegun(Appointment appointment)
        => new DomainError(TaskErrors.Transition, "That somebody stayed away is known once the appointment has begun.", "noShow").With("appointment", appointment.Id.ToString());

    public static DomainError NotNow(Appointment appointment, AppointmentAction action)
    {
        var (state, words) = Now(appointment);
        return new DomainError(TaskErrors.Transition, $"{Refused(action)} {words}", Field(action)).With("appointment", appointment.Id.ToString(), state);
    }

    private static string Field(AppointmentAction action) => action switch
    {
        AppointmentAction.Confirm or AppointmentAction.Withdraw => "customerConfirmed",
        AppointmentAction.Miss or AppointmentAction.Correct => "noShow",
        _ => "id",
    };

    private static string Refused(AppointmentAction action) => action switch
    {
        AppointmentAction.Confirm or AppointmentAction.Withdraw => "The time of an appointment is confirmed while it is to come:",
        AppointmentAction.Miss or AppointmentAction.Correct => "Somebody stays away from an appointment that takes place:",
        AppointmentAction.Cancel => "An appointment is cancelled while it is to come:",
        _ => "An appointment is changed until it is cancelled:",
    };

    private static (string State, string Words) Now(Appointment appointment) => appointment.State switch
    {
        AppointmentState.Cancelled => ("CANCELLED", "this one is cancelled."),
        AppointmentState.NoShow => ("NO_SHOW", "the customer did not come to this one."),
        AppointmentState.Confirmed => ("CONFIRMED", "this one is confirmed."),
        _ => ("SCHEDULED", "this one is scheduled."),
    };
}
