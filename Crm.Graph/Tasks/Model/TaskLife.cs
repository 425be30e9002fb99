using static Crm.Graph.Tasks.Model.TaskAction;
using static Crm.Graph.Tasks.Model.TaskPhase;

namespace Crm.Graph.Tasks.Model;

/// <summary>Where a task is in its life.</summary>
internal enum TaskPhase
{
    Open,
    Completed,
    Deleted,
}

/// <summary>What can be done with a task.</summary>
internal enum TaskAction
{
    Update,
    Complete,
    Reopen,
    Delete,
}

/// <summary>The life of a task as one table: what may be done when, and where that leads. What is not in it is refused.</summary>
internal static class TaskLife
{
    private static readonly Dictionary<(TaskPhase From, TaskAction Action), TaskPhase> Table = new()
    {
        [(Open, Update)] = Open,
        [(Open, Complete)] = Completed,
        [(Open, Delete)] = Deleted,

        // What came of it is often written down only then.
        [(Completed, Update)] = Completed,
        [(Completed, Reopen)] = Open,
        [(Completed, Delete)] = Deleted,

        // A second deletion answers as the first.
        [(Deleted, Delete)] = Deleted,
    };

    /// <summary>Where the action leads; null where it is refused.</summary>
    public static TaskPhase? After(TaskPhase from, TaskAction action) => Table.TryGetValue((from, action), out var to) ? to : null;
}
