using Crm.Graph.Kernel.Fields;
using Crm.Graph.Tasks.Model;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks;

/// <summary>What tasks and appointments have alike.</summary>
internal abstract class PlannedFields<T> : RecordCatalogue<T> where T : Planned
{
    protected PlannedFields()
    {
        Field(p => p.Note);
        One(p => p.Assignee).Needs("users:read");
        One(p => p.Contact).Needs("contacts:read");
        One(p => p.Account).Needs("accounts:read");
        One(p => p.Lead).Needs("leads:read");
        Field(p => p.ReminderOn);
        Field(p => p.RemindedOn);
    }
}

internal sealed class TaskFields : PlannedFields<Task>
{
    public TaskFields()
    {
        Field(t => t.Title).Searchable();
        Field(t => t.Type);
        Field(t => t.State);
        Field(t => t.Start);
        Field(t => t.End);
        Field(t => t.FromAutomation);
        Field(t => t.CompletedOn);
        One(t => t.CompletedBy);
    }
}

internal sealed class AppointmentFields : PlannedFields<Appointment>
{
    public AppointmentFields()
    {
        Field(a => a.Title).Searchable();
        Field(a => a.Type);
        Field(a => a.State);
        Field(a => a.Start);
        Field(a => a.End);
        Field(a => a.Url);
        Field(a => a.CustomerConfirmed);
        Field("noShow", a => a.State == AppointmentState.NoShow).Describe("Whether the customer did not come.");
        Field("cancelled", a => a.State == AppointmentState.Cancelled).Describe("Whether it does not take place.");
        Field(a => a.CancelledOn);
        One(a => a.CancelledBy);
        Field(a => a.CancelReason);
        Many<AppointmentStep>("steps", s => s.AppointmentId);
        Many<AppointmentOverlap, Appointment>("overlapping", o => o.AppointmentId, o => o.Other)
            .Describe("The other appointments of its assignee that are at the same time; cancelled ones overlap with nothing.");
    }
}

internal sealed class AppointmentStepFields : FieldCatalogue<AppointmentStep>
{
    public AppointmentStepFields()
    {
        Field(s => s.Id);
        Field(s => s.Kind);
        Field(s => s.State);
        Field(s => s.Start);
        Field(s => s.End);
        Field(s => s.Note);
        Field(s => s.TakenOn);
        One(s => s.TakenBy);
    }
}
