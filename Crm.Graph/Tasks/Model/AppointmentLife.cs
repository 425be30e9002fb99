using static Crm.Graph.Tasks.Model.AppointmentAction;
using static Crm.Graph.Tasks.Model.AppointmentState;

namespace Crm.Graph.Tasks.Model;

/// <summary>What can be done with an appointment.</summary>
internal enum AppointmentAction
{
    Update,
    /// <summary>To give it another time.</summary>
    Reschedule,
    Confirm,
    /// <summary>To take a confirmation back.</summary>
    Withdraw,
    /// <summary>To say that the customer stayed away.</summary>
    Miss,
    /// <summary>To say that the customer came after all.</summary>
    Correct,
    Cancel,
}

/// <summary>The life of an appointment as one table: what may be done when, and where that leads. What is not in it is refused.</summary>
internal static class AppointmentLife
{
    private static readonly Dictionary<(AppointmentState From, AppointmentAction Action), AppointmentState> Table = new()
    {
        [(Scheduled, Update)] = Scheduled,
        [(Scheduled, Reschedule)] = Scheduled,
        [(Scheduled, Confirm)] = Confirmed,
        [(Scheduled, Miss)] = NoShow,
        [(Scheduled, Cancel)] = Cancelled,

        // Another time has yet to be confirmed.
        [(Confirmed, Update)] = Confirmed,
        [(Confirmed, Reschedule)] = Scheduled,
        [(Confirmed, Withdraw)] = Scheduled,
        [(Confirmed, Miss)] = NoShow,
        [(Confirmed, Cancel)] = Cancelled,

        // Who stayed away may be given another time.
        [(NoShow, Update)] = NoShow,
        [(NoShow, Reschedule)] = Scheduled,
        [(NoShow, Correct)] = Scheduled,

        // A second cancellation answers as the first.
        [(Cancelled, Cancel)] = Cancelled,
    };

    /// <summary>What is recorded of a step, and the name under which it is announced.</summary>
    public static readonly IReadOnlyDictionary<AppointmentAction, (AppointmentStepKind Kind, string Event)> Said = new Dictionary<AppointmentAction, (AppointmentStepKind, string)>
    {
        [Reschedule] = (AppointmentStepKind.Rescheduled, AppointmentEvents.Rescheduled),
        [Confirm] = (AppointmentStepKind.Confirmed, AppointmentEvents.Confirmed),
        [Withdraw] = (AppointmentStepKind.ConfirmationWithdrawn, AppointmentEvents.ConfirmationWithdrawn),
        [Miss] = (AppointmentStepKind.NoShow, AppointmentEvents.NoShow),
        [Correct] = (AppointmentStepKind.NoShowCorrected, AppointmentEvents.NoShowCorrected),
        [Cancel] = (AppointmentStepKind.Cancelled, AppointmentEvents.Cancelled),
    };

    /// <summary>Where the action leads; null where it is refused.</summary>
    public static AppointmentState? After(AppointmentState from, AppointmentAction action) => Table.TryGetValue((from, action), out var to) ? to : null;
}
