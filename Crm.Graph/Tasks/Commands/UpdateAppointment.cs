using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tasks.Model;

namespace Crm.Graph.Tasks.Commands;

/// <summary>Changes of an appointment: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="Title">What it is about, in at most 400 characters.</param>
/// <param name="AssigneeId">The user whose appointment it is from now on: one who is not suspended.</param>
/// <param name="Start">When it begins. Another time is one that the customer has yet to confirm.</param>
/// <param name="End">When it ends: after the start.</param>
/// <param name="Type">What kind of appointment it is, in the organisation's words, at most 50 characters.</param>
/// <param name="Note">What people should know about it, at most 4000 characters.</param>
/// <param name="Url">Where it is held or described on the web: an address that begins with https:// or http://, at most 2000 characters.</param>
/// <param name="ReminderOn">When somebody is to be reminded of it; another time is another reminder.</param>
/// <param name="CustomerConfirmed">Whether the customer has confirmed the time.</param>
/// <param name="NoShow">Whether the customer did not come, which is known once it has begun.</param>
/// <param name="ContactId">The customer, by id or code.</param>
/// <param name="AccountId">The account that it is about, by id or number.</param>
/// <param name="LeadId">The lead that it is about, by id or number.</param>
/// <param name="CustomFields">New values for the organisation's own fields, by their keys; fields that are not named stay, null clears.</param>
/// <param name="ExpectedVersion">The version of the appointment that the change was made for.</param>
public sealed record UpdateAppointmentInput(
    RecordId Id,
    Optional<string> Title = default,
    RecordId? AssigneeId = null,
    Optional<DateTimeOffset?> Start = default,
    Optional<DateTimeOffset?> End = default,
    Optional<string> Type = default,
    Optional<string> Note = default,
    Optional<string> Url = default,
    Optional<DateTimeOffset?> ReminderOn = default,
    Optional<bool?> CustomerConfirmed = default,
    Optional<bool?> NoShow = default,
    Optional<RecordId?> ContactId = default,
    Optional<RecordId?> AccountId = default,
    Optional<RecordId?> LeadId = default,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal AppointmentDetails Of(AppointmentDetails current, Problems problems) => new()
    {
        Title = Title.Or(current.Title),
        Type = Type.Or(current.Type),
        Note = Note.Or(current.Note),
        Start = problems.Kept(Start, current.Start, "start"),
        End = problems.Kept(End, current.End, "end"),
        Url = Url.Or(current.Url),
        ReminderOn = ReminderOn.Or(current.ReminderOn),
    };
}

/// <summary>Changes an appointment, gives it another time, and records whether the customer confirmed it and came. One that is cancelled stays as it is.</summary>
internal sealed class UpdateAppointment(TimeProvider clock) : ICommand<UpdateAppointmentInput, Appointment>
{
    public async Task<Result<Appointment>> HandleAsync(UpdateAppointmentInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Appointment>(input.Id, input.ExpectedVersion, ct, q => q.WithLinks());
        if (found.Refused(out var errors))
            return errors;
        var (appointment, here, problems) = (found.Value, db.Setting(clock), new Problems());
        var links = await db.LinksAsync(appointment, input.AssigneeId, input.ContactId, input.AccountId, input.LeadId, problems, ct);
        problems.Take(appointment.Change(input.Of(appointment.Details, problems), links, here));
        var (confirmed, noShow) = (problems.Kept(input.CustomerConfirmed, appointment.CustomerConfirmed, "customerConfirmed"), problems.Kept(input.NoShow, appointment.State == AppointmentState.NoShow, "noShow"));
        if (problems.Any)
            return problems.All;
        problems.Take(appointment.SetConfirmed(confirmed, here));
        problems.Take(appointment.SetNoShow(noShow, here));
        await db.UpdateCustomFieldsAsync(appointment, input.CustomFields, problems, ct);
        return problems.Any ? problems.All : appointment;
    }
}
