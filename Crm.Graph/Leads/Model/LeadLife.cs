using static Crm.Graph.Leads.Model.LeadAction;
using static Crm.Graph.Leads.Model.LeadPhase;

namespace Crm.Graph.Leads.Model;

/// <summary>Where a lead is in its life: its state, with what is still to come of it.</summary>
internal enum LeadPhase
{
    Open,
    Sold,
    /// <summary>Said to be lost, and nobody has agreed yet.</summary>
    Losing,
    Lost,
    Deleted,
}

/// <summary>What can be done with a lead.</summary>
internal enum LeadAction
{
    Update,
    /// <summary>To change what it is to buy.</summary>
    Trade,
    Assign,
    Move,
    Sell,
    Lose,
    ApproveLoss,
    Reopen,
    Delete,
}

/// <summary>The life of a lead as one table: what may be done when, and where that leads. What is not in it is refused.</summary>
internal static class LeadLife
{
    private static readonly Dictionary<(LeadPhase From, LeadAction Action), LeadPhase> Table = new()
    {
        [(Open, Update)] = Open,
        [(Open, Trade)] = Open,
        [(Open, Assign)] = Open,
        [(Open, Move)] = Open,
        [(Open, Sell)] = Sold,
        [(Open, Lose)] = Losing,
        [(Open, Delete)] = Deleted,

        [(Losing, Update)] = Losing,
        [(Losing, ApproveLoss)] = Lost,
        [(Losing, Reopen)] = Open,
        [(Losing, Delete)] = Deleted,

        [(Lost, Update)] = Lost,
        [(Lost, Reopen)] = Open,
        [(Lost, Delete)] = Deleted,

        // Customers come back after a sale: what is known of that is still to be written down.
        [(Sold, Update)] = Sold,
        [(Sold, Reopen)] = Open,
        [(Sold, Delete)] = Deleted,

        // A second deletion answers as the first.
        [(Deleted, Delete)] = Deleted,
    };

    /// <summary>Where the action leads; null where it is refused.</summary>
    public static LeadPhase? After(LeadPhase from, LeadAction action) => Table.TryGetValue((from, action), out var to) ? to : null;
}
