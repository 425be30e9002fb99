using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tasks.Model;

namespace Crm.Graph.Tasks.Commands;

/// <summary>Which appointment does not take place.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="Reason">Why, at most 4000 characters.</param>
/// <param name="ExpectedVersion">The version of the appointment that the change was made for.</param>
public sealed record CancelAppointmentInput(RecordId Id, string? Reason = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Cancels an appointment that is to come. Cancelling it again changes nothing.</summary>
internal sealed class CancelAppointment(TimeProvider clock) : ICommand<CancelAppointmentInput, Appointment>
{
    public async Task<Result<Appointment>> HandleAsync(CancelAppointmentInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var appointment = problems.Take(await db.RequireAsync<Appointment>(input.Id, input.ExpectedVersion, ct));
        var reason = problems.Text(input.Reason, "reason", PlainText.LongLength, multiline: true);
        return appointment is null || problems.Any ? problems.All : appointment.Cancel(reason, db.Setting(clock));
    }
}
