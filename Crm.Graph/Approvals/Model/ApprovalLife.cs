using static Crm.Graph.Approvals.Model.ApprovalAction;
using static Crm.Graph.Approvals.Model.ApprovalState;

namespace Crm.Graph.Approvals.Model;

/// <summary>What can be done with a request for approval.</summary>
internal enum ApprovalAction
{
    /// <summary>To hand out a link to respond by.</summary>
    Invite,
    /// <summary>To approve, while more have to.</summary>
    Agree,
    /// <summary>To approve as the last who has to.</summary>
    Approve,
    Reject,
    Cancel,
    Expire,
}

/// <summary>The life of a request as one table: what may be done when, and where that leads. What is not in it is refused.</summary>
internal static class ApprovalLife
{
    private static readonly Dictionary<(ApprovalState From, ApprovalAction Action), ApprovalState> Table = new()
    {
        [(Pending, Invite)] = Pending,
        [(Pending, Agree)] = Pending,
        [(Pending, Approve)] = Approved,
        [(Pending, Reject)] = Rejected,
        [(Pending, Cancel)] = Cancelled,
        [(Pending, Expire)] = Expired,
    };

    /// <summary>Where the action leads; null where it is refused.</summary>
    public static ApprovalState? After(ApprovalState from, ApprovalAction action) => Table.TryGetValue((from, action), out var to) ? to : null;
}
