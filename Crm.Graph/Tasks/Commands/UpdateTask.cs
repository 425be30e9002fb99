using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tasks.Model;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Commands;

/// <summary>Changes of a task: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The task.</param>
/// <param name="Title">What is to be done, in at most 400 characters.</param>
/// <param name="AssigneeId">The user who is to do it from now on: one who is not suspended.</param>
/// <param name="Type">What kind of work it is.</param>
/// <param name="Note">What people should know about it, at most 4000 characters.</param>
/// <param name="Start">When work on it begins.</param>
/// <param name="End">By when it is to be done: after the start.</param>
/// <param name="ReminderOn">When somebody is to be reminded of it; another time is another reminder.</param>
/// <param name="ContactId">The contact that it is about, by id or code.</param>
/// <param name="AccountId">The account that it is about, by id or number.</param>
/// <param name="LeadId">The lead that it is about, by id or number.</param>
/// <param name="CustomFields">New values for the organisation's own fields, by their keys; fields that are not named stay, null clears.</param>
/// <param name="ExpectedVersion">The version of the task that the change was made for.</param>
public sealed record UpdateTaskInput(
    RecordId Id,
    Optional<string> Title = default,
    RecordId? AssigneeId = null,
    Optional<TaskType?> Type = default,
    Optional<string> Note = default,
    Optional<DateTimeOffset?> Start = default,
    Optional<DateTimeOffset?> End = default,
    Optional<DateTimeOffset?> ReminderOn = default,
    Optional<RecordId?> ContactId = default,
    Optional<RecordId?> AccountId = default,
    Optional<RecordId?> LeadId = default,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal TaskDetails Of(TaskDetails current, Problems problems) => new()
    {
        Title = Title.Or(current.Title),
        Type = problems.Kept(Type, current.Type, "type"),
        Note = Note.Or(current.Note),
        Start = Start.Or(current.Start),
        End = End.Or(current.End),
        ReminderOn = ReminderOn.Or(current.ReminderOn),
    };
}

/// <summary>Changes a task or gives it to somebody else. Only its assignee, who created it, and those who may manage tasks do: others are FORBIDDEN.</summary>
internal sealed class UpdateTask : ICommand<UpdateTaskInput, Task>
{
    public async Task<Result<Task>> HandleAsync(UpdateTaskInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireTaskAsync(input.Id, input.ExpectedVersion, ct, tasks => tasks.WithLinks());
        if (found.Refused(out var errors))
            return errors;
        var (task, problems) = (found.Value, new Problems());
        var links = await db.LinksAsync(task, input.AssigneeId, input.ContactId, input.AccountId, input.LeadId, problems, ct);
        problems.Take(task.Change(input.Of(task.Details, problems), links));
        await db.UpdateCustomFieldsAsync(task, input.CustomFields, problems, ct);
        return problems.Any ? problems.All : task;
    }
}
