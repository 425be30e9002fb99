using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Upkeep;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Tasks.Model;
using Microsoft.EntityFrameworkCore;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Commands;

/// <summary>
/// Gives the reminders whose time has come: each is an event of its record. That it was given is stored with the event, behind a lock on the record, so
/// however many servers look, nobody is reminded twice; and what was due while none ran is due still.
/// </summary>
internal sealed class Reminders(Work work, SystemCallers callers, TimeProvider clock)
{
    /// <summary>Answers how many were given.</summary>
    public async Task<int> GiveAsync(CancellationToken ct) => await GiveAsync<Task>(ct) + await GiveAsync<Appointment>(ct);

    private System.Threading.Tasks.Task<int> GiveAsync<T>(CancellationToken ct) where T : Planned
    {
        var (now, remind) = (clock.Now(), new Remind<T>(clock));
        return callers.EachAsync(
            db => db.Set<T>().IgnoreQueryFilters().Where(p => p.PendingReminderOn <= now).Select(p => p.TenantId),
            (db, _) => db.Set<T>().Where(p => p.PendingReminderOn <= now).OrderBy(p => p.PendingReminderOn).ThenBy(p => p.Id).Select(p => p.Id),
            async (id, caller) => (await work.RunAsync(remind, id, caller, ct)).Value ? 1 : 0, ct);
    }

    /// <summary>Answers whether the reminder was still to be given.</summary>
    private sealed class Remind<T>(TimeProvider clock) : ICommand<Guid, bool> where T : Planned
    {
        public async Task<Result<bool>> HandleAsync(Guid input, CrmDb db, CancellationToken ct)
        {
            var planned = await db.RequireAsync<T>(input, null, ct);
            return planned.Succeeded && planned.Value.Remind(clock.Now());
        }
    }
}

/// <summary>Has reminders given twice a minute.</summary>
internal sealed class ReminderService(Reminders reminders, TimeProvider clock, ILogger<ReminderService> log) : PeriodicService(TimeSpan.FromSeconds(30), clock, log)
{
    protected override string Failure => "Reminders could not be given";

    protected override System.Threading.Tasks.Task DoAsync(CancellationToken ct) => reminders.GiveAsync(ct);
}
