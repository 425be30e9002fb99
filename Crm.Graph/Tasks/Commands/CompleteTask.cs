using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Commands;

/// <summary>Which task is done.</summary>
/// <param name="Id">The task.</param>
/// <param name="ExpectedVersion">The version of the task that the change was made for.</param>
public sealed record CompleteTaskInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Says that a task is done, by whom and when. Only its assignee, who created it, and those who may manage tasks do: others are FORBIDDEN.</summary>
internal sealed class CompleteTask(TimeProvider clock) : ICommand<CompleteTaskInput, Task>
{
    public async Task<Result<Task>> HandleAsync(CompleteTaskInput input, CrmDb db, CancellationToken ct)
    {
        var task = await db.RequireTaskAsync(input.Id, input.ExpectedVersion, ct);
        return task.Succeeded ? task.Value.Complete(db.Setting(clock)) : task;
    }
}
