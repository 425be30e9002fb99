using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tasks.Model;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Commands;

/// <summary>A new task.</summary>
/// <param name="Title">What is to be done, in at most 400 characters.</param>
/// <param name="AssigneeId">The user who is to do it: one who is not suspended.</param>
/// <param name="Type">What kind of work it is.</param>
/// <param name="Note">What people should know about it, at most 4000 characters.</param>
/// <param name="Start">When work on it begins.</param>
/// <param name="End">By when it is to be done: after the start.</param>
/// <param name="ReminderOn">When somebody is to be reminded of it.</param>
/// <param name="ContactId">The contact that it is about, by id or code.</param>
/// <param name="AccountId">The account that it is about, by id or number.</param>
/// <param name="LeadId">The lead that it is about, by id or number.</param>
/// <param name="FromAutomation">Whether an automation makes it.</param>
/// <param name="CustomFields">Values for the organisation's own fields, by their keys.</param>
public sealed record CreateTaskInput(
    string Title,
    RecordId AssigneeId,
    TaskType Type = TaskType.Other,
    string? Note = null,
    DateTimeOffset? Start = null,
    DateTimeOffset? End = null,
    DateTimeOffset? ReminderOn = null,
    RecordId? ContactId = null,
    RecordId? AccountId = null,
    RecordId? LeadId = null,
    bool FromAutomation = false,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null)
{
    internal TaskDetails Details => new()
    {
        Title = Title,
        Type = Type,
        Note = Note,
        Start = Start,
        End = End,
        ReminderOn = ReminderOn,
    };
}

/// <summary>Creates a task and gives it to a user. At its reminder's time the log says so: an event REMINDER of the task.</summary>
internal sealed class CreateTask : ICommand<CreateTaskInput, Task>
{
    public async Task<Result<Task>> HandleAsync(CreateTaskInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var links = await db.LinksAsync(input.AssigneeId, input.ContactId, input.AccountId, input.LeadId, problems, ct);
        if (links is null)
            input.Details.Read(problems);
        var task = links is null ? null : problems.Take(Task.Create(input.Details, links, input.FromAutomation));
        await db.CreateCustomFieldsAsync(task, input.CustomFields, problems, ct);
        if (task is null || problems.Any)
            return problems.All;
        db.Add(task);
        return task;
    }
}
