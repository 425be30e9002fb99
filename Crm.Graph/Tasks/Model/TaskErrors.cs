using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Tasks.Model;

/// <summary>Why something about tasks is refused.</summary>
internal static class TaskErrors
{
    public const string Transition = "INVALID_TRANSITION";

    public static DomainError EndsTooSoon() => new(Codes.Invalid, "Expected an end after the start.", "end");

    public static DomainError NotYours(Task task)
        => new DomainError("FORBIDDEN", $"Only its assignee, who created it, and those with the permission {TaskPermissions.Manage} change a task.", "id").With("task", task.Id.ToString());

    public static DomainError NotNow(Task task, TaskAction action) => task.IsDeleted
        ? new DomainError("TASK_DELETED", "The task has been deleted.", "id").With("task", task.Id.ToString())
        : new DomainError(Transition, action == TaskAction.Reopen ? "This task is open: only a completed one is reopened." : "This task is completed already.", "id")
            .With("task", task.Id.ToString(), task.State.ToString().ToUpperInvariant());

    public static DomainError UserNotFound(RecordId id, string path) => new DomainError(Codes.NotFound, "There is no user with this id.", path).With("user", id.Value);

    public static DomainError UserSuspended(User user, string path)
        => new DomainError(Codes.NotAllowed, "A suspended user is given no work.", path).With("user", user.Id.ToString());
}

/// <summary>The permission that the model speaks of.</summary>
internal static class TaskPermissions
{
    /// <summary>To change the tasks of others.</summary>
    public const string Manage = "tasks:manage";
}
