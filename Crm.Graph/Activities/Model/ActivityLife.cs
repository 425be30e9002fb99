using static Crm.Graph.Activities.Model.ActivityAction;
using static Crm.Graph.Activities.Model.ActivityPhase;

namespace Crm.Graph.Activities.Model;

/// <summary>Where an activity is in its life.</summary>
internal enum ActivityPhase
{
    Pending,
    Completed,
    Cancelled,
    Deleted,
}

/// <summary>What can be done with an activity.</summary>
internal enum ActivityAction
{
    Update,
    /// <summary>To say that it is pending. It is that from the beginning, and never again.</summary>
    Pend,
    Complete,
    Cancel,
    /// <summary>To put tags on it and take them off.</summary>
    Mark,
    Delete,
}

/// <summary>The life of an activity as one table: what may be done when, and where that leads. What is not in it is refused.</summary>
internal static class ActivityLife
{
    private static readonly Dictionary<(ActivityPhase From, ActivityAction Action), ActivityPhase> Table = new()
    {
        [(Pending, Update)] = Pending,
        [(Pending, Complete)] = Completed,
        [(Pending, Cancel)] = Cancelled,
        [(Pending, Mark)] = Pending,
        [(Pending, Delete)] = Deleted,

        // What is over stays as it is, but can still be marked.
        [(Completed, Mark)] = Completed,
        [(Completed, Delete)] = Deleted,

        [(Cancelled, Mark)] = Cancelled,
        [(Cancelled, Delete)] = Deleted,

        // A second deletion answers as the first.
        [(Deleted, Delete)] = Deleted,
    };

    /// <summary>Where the action leads; null where it is refused.</summary>
    public static ActivityPhase? After(ActivityPhase from, ActivityAction action) => Table.TryGetValue((from, action), out var to) ? to : null;
}
