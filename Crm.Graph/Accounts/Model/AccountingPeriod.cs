using System.ComponentModel.DataAnnotations.Schema;

namespace Crm.Graph.Accounts.Model;

/// <summary>A month for which the books are closed, in the organisation's time zone.</summary>
[ComplexType]
public sealed record AccountingPeriod
{
    /// <summary>The first day that is no longer in it.</summary>
    public DateOnly ClosedBefore { get; init; }
}
