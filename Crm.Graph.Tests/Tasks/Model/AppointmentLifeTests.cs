using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tasks.Model;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Tasks.Model;

/// <summary>What may be done with an appointment when.</summary>
public sealed class AppointmentLifeTests
{
    /// <summary>Said once more, by hand: what may be done when, where that leads, what is recorded of it and announced.</summary>
    private static readonly Dictionary<string, string> Legal = new()
    {
        ["Scheduled"] = "Update>Scheduled Reschedule>Scheduled>Rescheduled>RESCHEDULED Confirm>Confirmed>Confirmed>CONFIRMED Miss>NoShow>NoShow>NO_SHOW Cancel>Cancelled>Cancelled>CANCELLED",
        ["Confirmed"] = "Update>Confirmed Reschedule>Scheduled>Rescheduled>RESCHEDULED Withdraw>Scheduled>ConfirmationWithdrawn>CONFIRMATION_WITHDRAWN Miss>NoShow>NoShow>NO_SHOW Cancel>Cancelled>Cancelled>CANCELLED",
        ["NoShow"] = "Update>NoShow Reschedule>Scheduled>Rescheduled>RESCHEDULED Correct>Scheduled>NoShowCorrected>NO_SHOW_CORRECTED",
        ["Cancelled"] = "Cancel>Cancelled",
    };

    /// <summary>What is said already changes nothing, and is no error.</summary>
    private static readonly string[] Idle = ["Scheduled Withdraw", "Scheduled Correct", "Confirmed Confirm", "Confirmed Correct", "NoShow Withdraw", "NoShow Miss", "Cancelled Withdraw", "Cancelled Correct"];

    private static readonly Setting Here = Settings.Here;
    private static readonly Setting Later = Here with { Now = Here.Now.AddHours(3), ActorId = Guid.CreateVersion7() };
    private static readonly PlannedLinks Links = new(User.Create(UserDetails.None, "a@example.com", Role.BuiltIn().Last()).Value, null, null, null);

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var state in Enum.GetNames<AppointmentState>())
            foreach (var action in Enum.GetNames<AppointmentAction>())
                pairs.Add(state, action);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void T4_An_action_is_refused_or_recorded_and_announced_once(string state, string action)
    {
        var appointment = In(Enum.Parse<AppointmentState>(state));
        var (steps, before) = (appointment.Steps.Count, Told(appointment));
        appointment.ForgetRaised();

        var said = Take(appointment, Enum.Parse<AppointmentAction>(action));

        var to = Legal[state].Split(' ').Select(l => l.Split('>')).SingleOrDefault(l => l[0] == action);
        if (to is null)
        {
            Assert.Equal(Idle.Contains($"{state} {action}") ? [] : [$"INVALID_TRANSITION {action switch { "Confirm" => "customerConfirmed", "Miss" => "noShow", _ => "id" }}"], said);
            Assert.Equal(before, Told(appointment));
            Assert.Empty(appointment.Raised);
            Assert.Equal(steps, appointment.Steps.Count);
            return;
        }
        Assert.Empty(said);
        Assert.Equal(to[1], appointment.State.ToString());
        Assert.Equal(to.Skip(3), appointment.Raised);
        Assert.Equal(to.Length > 2 ? 1 : 0, appointment.Steps.Count - steps);
        if (to.Length > 2)
            Assert.Equal((to[2], Later.Now, Later.ActorId, appointment.State, appointment.Start), (appointment.Steps[^1].Kind.ToString(), appointment.Steps[^1].TakenOn, appointment.Steps[^1].TakenById, appointment.Steps[^1].State, appointment.Steps[^1].Start));
        Assert.Equal(appointment.State == AppointmentState.Cancelled, appointment.CancelledOn is not null);
        Assert.Equal(appointment.State is AppointmentState.Scheduled or AppointmentState.Confirmed ? appointment.ReminderOn : null, appointment.PendingReminderOn);
    }

    [Fact]
    public void T4_That_somebody_stayed_away_is_known_once_it_has_begun_and_another_time_is_to_be_confirmed_anew()
    {
        var appointment = In(AppointmentState.Confirmed);
        Assert.Equal(["INVALID_TRANSITION noShow"], appointment.SetNoShow(true, Here with { Now = appointment.Start.AddMilliseconds(-1) }).Said());
        Assert.True(appointment.Change(appointment.Details with { Start = appointment.Start.AddHours(1), End = appointment.End.AddHours(1) }, Links, Later).Succeeded);
        Assert.False(appointment.CustomerConfirmed);
        Assert.Equal(["INVALID_VALUE end"], appointment.Change(appointment.Details with { End = appointment.Start }, Links, Later).Said());
        Assert.Equal(["INVALID_VALUE url"], appointment.Change(appointment.Details with { Url = "javascript:alert(1)" }, Links, Later).Said());
    }

    private static Appointment In(AppointmentState state)
    {
        var appointment = Appointment.Create(new() { Title = "Visit", Start = Here.Now.AddHours(1), End = Here.Now.AddHours(2), ReminderOn = Here.Now }, Links, Here).Value;
        if (state == AppointmentState.Confirmed)
            Assert.True(appointment.SetConfirmed(true, Here).Succeeded);
        if (state == AppointmentState.NoShow)
            Assert.True(appointment.SetNoShow(true, Here with { Now = appointment.Start }).Succeeded);
        if (state == AppointmentState.Cancelled)
            Assert.True(appointment.Cancel("Ill.", Here).Succeeded);
        Assert.Equal(state, appointment.State);
        return appointment;
    }

    private static string[] Take(Appointment appointment, AppointmentAction action) => action switch
    {
        AppointmentAction.Update => appointment.Change(appointment.Details with { Note = "By the door." }, Links, Later).Said(),
        AppointmentAction.Reschedule => appointment.Change(appointment.Details with { End = appointment.End.AddHours(1) }, Links, Later).Said(),
        AppointmentAction.Confirm => appointment.SetConfirmed(true, Later).Said(),
        AppointmentAction.Withdraw => appointment.SetConfirmed(false, Later).Said(),
        AppointmentAction.Miss => appointment.SetNoShow(true, Later).Said(),
        AppointmentAction.Correct => appointment.SetNoShow(false, Later).Said(),
        _ => appointment.Cancel("Closed.", Later).Said(),
    };

    private static string Told(Appointment appointment) => string.Join(' ', appointment.State, appointment.Note, appointment.End, appointment.CustomerConfirmed, appointment.CancelledOn, appointment.CancelReason, appointment.PendingReminderOn);
}
