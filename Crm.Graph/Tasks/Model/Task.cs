using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Tasks.Model;

/// <summary>Something that a user is to do.</summary>
public sealed class Task : Planned
{
    private Task() { } // EF

    /// <summary>What kind of work it is.</summary>
    public TaskType Type { get; private set; }

    /// <summary>Whether it is done.</summary>
    public TaskState State { get; private set; }

    /// <summary>When work on it begins.</summary>
    public DateTimeOffset? Start { get; private set; }

    /// <summary>By when it is to be done.</summary>
    public DateTimeOffset? End { get; private set; }

    /// <summary>Whether an automation made it.</summary>
    public bool FromAutomation { get; private set; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CompletedOn { get; private set; }

    public Guid? CompletedById { get; private set; }

    /// <summary>Who said that it is done.</summary>
    public Actor? CompletedBy { get; private set; }

    /// <summary>
    /// The contact's id while the task is open, else the empty id: open tasks are found by it alone, with one index, on every database.
    /// </summary>
    public Guid OpenOfContactId { get; private set; }

    internal TaskPhase Phase => (IsDeleted, State) switch
    {
        (true, _) => TaskPhase.Deleted,
        (_, TaskState.Completed) => TaskPhase.Completed,
        _ => TaskPhase.Open,
    };

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal TaskDetails Details => new()
    {
        Title = Title,
        Type = Type,
        Note = Note,
        Start = Start,
        End = End,
        ReminderOn = ReminderOn,
    };

    private protected override bool IsToCome => Phase == TaskPhase.Open;

    internal static Result<Task> Create(TaskDetails details, PlannedLinks links, bool fromAutomation)
    {
        var problems = new Problems();
        var read = details.Read(problems);
        if (problems.Any)
            return problems.All;
        var task = new Task { FromAutomation = fromAutomation };
        task.Put(links);
        task.Apply(read);
        return task;
    }

    /// <summary>Says all of it anew. Refused, the task is as it was.</summary>
    internal Result<Task> Change(TaskDetails details, PlannedLinks links)
    {
        if (Refuses(TaskAction.Update) is { } error)
            return error;
        var problems = new Problems();
        var read = details.Read(problems);
        if (problems.Any)
            return problems.All;
        if (links.Assignee.Id != AssigneeId)
            Raise(PlannedEvents.Assigned);
        Put(links);
        Apply(read);
        return this;
    }

    /// <summary>It is done.</summary>
    internal Result<Task> Complete(Setting here)
    {
        if (Refuses(TaskAction.Complete) is { } error)
            return error;
        (State, CompletedOn, CompletedById) = (TaskState.Completed, here.Now, here.ActorId);
        Settle();
        Raise(TaskEvents.Completed);
        return this;
    }

    /// <summary>It is to be done after all.</summary>
    internal Result<Task> Reopen()
    {
        if (Refuses(TaskAction.Reopen) is { } error)
            return error;
        (State, CompletedOn, CompletedById, CompletedBy) = (TaskState.Open, null, null, null);
        Settle();
        Raise(TaskEvents.Reopened);
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal Result<Task> Delete()
    {
        if (Refuses(TaskAction.Delete) is { } error)
            return error;
        IsDeleted = true;
        Settle();
        return this;
    }

    private DomainError? Refuses(TaskAction action) => TaskLife.After(Phase, action) is null ? TaskErrors.NotNow(this, action) : null;

    private void Apply(TaskDetails read)
    {
        (Title, Type, Note, Start, End) = (read.Title!, read.Type, read.Note, read.Start, read.End);
        SettleReminder(read.ReminderOn);
        Settle();
    }

    private void Settle()
    {
        SettleReminder(ReminderOn);
        OpenOfContactId = Phase == TaskPhase.Open && ContactId is { } contact ? contact : Guid.Empty;
    }
}

/// <summary>What is said about a task, as callers say it and, once <see cref="Read"/>, as it is kept.</summary>
internal sealed record TaskDetails
{
    public string? Title { get; init; }
    public TaskType Type { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? Start { get; init; }
    public DateTimeOffset? End { get; init; }
    public DateTimeOffset? ReminderOn { get; init; }

    /// <summary>The details as they are kept; what is wrong with them goes to the problems.</summary>
    public TaskDetails Read(Problems problems)
    {
        if (End <= Start)
            problems.Add(TaskErrors.EndsTooSoon());
        return this with
        {
            Title = problems.Required(Title, "title"),
            Note = problems.Text(Note, "note", PlainText.LongLength, multiline: true),
        };
    }
}

/// <summary>What happens to tasks under names of its own.</summary>
public static class TaskEvents
{
    /// <summary>The task is done.</summary>
    public const string Completed = "COMPLETED";

    /// <summary>The task is to be done after all.</summary>
    public const string Reopened = "REOPENED";
}
