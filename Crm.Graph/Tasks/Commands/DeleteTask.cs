using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Commands;

/// <summary>Which task is to go.</summary>
/// <param name="Id">The task.</param>
/// <param name="ExpectedVersion">The version of the task that the change was made for.</param>
public sealed record DeleteTaskInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a task softly. Deleting it again changes nothing. Only its assignee, who created it, and those who may manage tasks do: others are FORBIDDEN.</summary>
internal sealed class DeleteTask : ICommand<DeleteTaskInput, Task>
{
    public async Task<Result<Task>> HandleAsync(DeleteTaskInput input, CrmDb db, CancellationToken ct)
    {
        var task = await db.RequireTaskAsync(input.Id, input.ExpectedVersion, ct);
        return task.Succeeded ? task.Value.Delete() : task;
    }
}
