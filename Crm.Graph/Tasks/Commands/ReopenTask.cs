using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Commands;

/// <summary>Which task is to be done after all.</summary>
/// <param name="Id">The task.</param>
/// <param name="ExpectedVersion">The version of the task that the change was made for.</param>
public sealed record ReopenTaskInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Says that a task is to be done after all. A reminder that was given already is not given again. Only its assignee, who created it, and those who may manage tasks do: others are FORBIDDEN.</summary>
internal sealed class ReopenTask : ICommand<ReopenTaskInput, Task>
{
    public async Task<Result<Task>> HandleAsync(ReopenTaskInput input, CrmDb db, CancellationToken ct)
    {
        var task = await db.RequireTaskAsync(input.Id, input.ExpectedVersion, ct);
        return task.Succeeded ? task.Value.Reopen() : task;
    }
}
