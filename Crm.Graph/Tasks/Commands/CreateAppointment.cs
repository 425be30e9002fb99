using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tasks.Model;

namespace Crm.Graph.Tasks.Commands;

/// <summary>A new appointment.</summary>
/// <param name="Title">What it is about, in at most 400 characters.</param>
/// <param name="AssigneeId">The user whose appointment it is: one who is not suspended.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends: after the start.</param>
/// <param name="Type">What kind of appointment it is, in the organisation's words, at most 50 characters.</param>
/// <param name="Note">What people should know about it, at most 4000 characters.</param>
/// <param name="Url">Where it is held or described on the web: an address that begins with https:// or http://, at most 2000 characters.</param>
/// <param name="ReminderOn">When somebody is to be reminded of it.</param>
/// <param name="ContactId">The customer, by id or code.</param>
/// <param name="AccountId">The account that it is about, by id or number.</param>
/// <param name="LeadId">The lead that it is about, by id or number.</param>
/// <param name="CustomFields">Values for the organisation's own fields, by their keys.</param>
public sealed record CreateAppointmentInput(
    string Title,
    RecordId AssigneeId,
    DateTimeOffset Start,
    DateTimeOffset End,
    string? Type = null,
    string? Note = null,
    string? Url = null,
    DateTimeOffset? ReminderOn = null,
    RecordId? ContactId = null,
    RecordId? AccountId = null,
    RecordId? LeadId = null,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null)
{
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
}

/// <summary>
/// Makes an appointment. Others of its assignee at the same time are no error, but seen: `overlapping`. At its reminder's time the log says so: an event
/// REMINDER of the appointment.
/// </summary>
internal sealed class CreateAppointment(TimeProvider clock) : ICommand<CreateAppointmentInput, Appointment>
{
    public async Task<Result<Appointment>> HandleAsync(CreateAppointmentInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var links = await db.LinksAsync(input.AssigneeId, input.ContactId, input.AccountId, input.LeadId, problems, ct);
        if (links is null)
            input.Details.Read(problems);
        var appointment = links is null ? null : problems.Take(Appointment.Create(input.Details, links, db.Setting(clock)));
        await db.CreateCustomFieldsAsync(appointment, input.CustomFields, problems, ct);
        if (appointment is null || problems.Any)
            return problems.All;
        db.Add(appointment);
        return appointment;
    }
}
