using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Tasks.Model;

// The steps of an appointment's life: each is in the table of AppointmentLife or refused, recorded with who and when, and announced once.
public sealed partial class Appointment
{
    /// <summary>Records whether the customer has confirmed the time; what is recorded already changes nothing.</summary>
    internal Result<Appointment> SetConfirmed(bool isConfirmed, Setting here)
    {
        if (isConfirmed == CustomerConfirmed)
            return this;
        return Take(isConfirmed ? AppointmentAction.Confirm : AppointmentAction.Withdraw, here);
    }

    /// <summary>Records whether the customer stayed away, which is known once it has begun; what is recorded already changes nothing.</summary>
    internal Result<Appointment> SetNoShow(bool isNoShow, Setting here)
    {
        if (isNoShow == (State == AppointmentState.NoShow))
            return this;
        if (isNoShow && here.Now < Start)
            return AppointmentErrors.NotBegun(this);
        return Take(isNoShow ? AppointmentAction.Miss : AppointmentAction.Correct, here);
    }

    /// <summary>It does not take place. Cancelling twice is cancelling once.</summary>
    internal Result<Appointment> Cancel(string? reason, Setting here)
    {
        if (State == AppointmentState.Cancelled)
            return this;
        var taken = Take(AppointmentAction.Cancel, here, reason);
        if (taken.Succeeded)
            (CancelledOn, CancelledById, CancelReason) = (here.Now, here.ActorId, reason);
        return taken;
    }

    private Result<Appointment> Take(AppointmentAction action, Setting here, string? note = null)
    {
        if (AppointmentLife.After(State, action) is not { } next)
            return AppointmentErrors.NotNow(this, action);
        State = next;
        CustomerConfirmed = next == AppointmentState.Confirmed || action is AppointmentAction.Miss or AppointmentAction.Cancel && CustomerConfirmed;
        SettleReminder(ReminderOn);
        var (kind, name) = AppointmentLife.Said[action];
        Keep(kind, here, note);
        Raise(name);
        return this;
    }

    private DomainError? Refuses(AppointmentAction action) => AppointmentLife.After(State, action) is null ? AppointmentErrors.NotNow(this, action) : null;

    private void Keep(AppointmentStepKind kind, Setting here, string? note = null) => _steps.Add(new AppointmentStep(this, kind, note, here));
}
