using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Leads.Model;
using Crm.Graph.Tasks.Commands;
using Crm.Graph.Tasks.Model;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks;

/// <summary>What users have to do: tasks and appointments, and reminders of them.</summary>
internal sealed class TasksSlice : ISlice
{
    private const string Read = "tasks:read";
    private const string Write = "tasks:write";
    private const string ReadAppointments = "appointments:read";
    private const string WriteAppointments = "appointments:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateTask>()
        .AddSingleton<UpdateTask>()
        .AddSingleton<CompleteTask>()
        .AddSingleton<ReopenTask>()
        .AddSingleton<DeleteTask>()
        .AddSingleton<CreateAppointment>()
        .AddSingleton<UpdateAppointment>()
        .AddSingleton<CancelAppointment>()
        .AddSingleton<Reminders>()
        .AddHostedService<ReminderService>();

    public static void AddFields(RootFields root) => root
        .Catalogue<TaskFields>()
        .Catalogue<AppointmentFields>()
        .Catalogue<AppointmentStepFields>()
        .CustomFields<Task>("tasks")
        .CustomFields<Appointment>("appointments")
        .Extend<Contact>(contact =>
        {
            contact.Many<Task>("tasks", t => t.ContactId!.Value).Needs(Read).Describe("All tasks about the contact.");
            contact.Many<Task>("openTasks", t => t.OpenOfContactId).Needs(Read).Describe("The tasks about the contact that are to be done.");
            contact.Many<Appointment>("appointments", a => a.ContactId!.Value).Needs(ReadAppointments).Describe("The appointments with the contact.");
        })
        .Extend<Account>(account =>
        {
            account.Many<Task>("tasks", t => t.AccountId!.Value).Needs(Read).Describe("The tasks about the account.");
            account.Many<Appointment>("appointments", a => a.AccountId!.Value).Needs(ReadAppointments).Describe("The appointments about the account.");
        })
        .Extend<Lead>(lead =>
        {
            lead.Many<Task>("tasks", t => t.LeadId!.Value).Needs(Read).Describe("The tasks about the lead.");
            lead.Many<Appointment>("appointments", a => a.LeadId!.Value).Needs(ReadAppointments).Describe("The appointments about the lead.");
        })
        .List<Task>("tasks", Read, "The tasks of the organisation.")
        .One<Task>("task", Read, "The task with this id.")
        .Changes<Task>("taskChanged", Read)
        .Mutation<CreateTask>("createTask", Write, answers: "task")
        .Mutation<UpdateTask>("updateTask", Write, answers: "task", othersNeed: TaskPermissions.Manage)
        .Mutation<CompleteTask>("completeTask", Write, answers: "task", othersNeed: TaskPermissions.Manage)
        .Mutation<ReopenTask>("reopenTask", Write, answers: "task", othersNeed: TaskPermissions.Manage)
        .Mutation<DeleteTask>("deleteTask", Write, answers: "task", othersNeed: TaskPermissions.Manage)
        .List<Appointment>("appointments", ReadAppointments, "The appointments of the organisation.")
        .One<Appointment>("appointment", ReadAppointments, "The appointment with this id.")
        .Mutation<CreateAppointment>("createAppointment", WriteAppointments, answers: "appointment")
        .Mutation<UpdateAppointment>("updateAppointment", WriteAppointments, answers: "appointment")
        .Mutation<CancelAppointment>("cancelAppointment", WriteAppointments, answers: "appointment");
}
