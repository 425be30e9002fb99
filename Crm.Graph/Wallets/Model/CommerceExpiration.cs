using System.ComponentModel.DataAnnotations.Schema;

namespace Crm.Graph.Wallets.Model;

/// <summary>How much of a commerce balance expires when, counted from today in the organisation's time zone. What does not expire is in none of it.</summary>
[ComplexType]
public sealed record CommerceExpiration
{
    /// <summary>What can be spent for at most 30 days more.</summary>
    public decimal ZeroToThirty { get; init; }

    /// <summary>What expires after 30 days, within 60.</summary>
    public decimal ThirtyToSixty { get; init; }

    /// <summary>What expires after 60 days, within 90.</summary>
    public decimal SixtyToNinety { get; init; }

    /// <summary>What expires after more than 90 days.</summary>
    public decimal NinetyPlus { get; init; }

    /// <summary>The currency of these amounts (ISO 4217).</summary>
    public string Currency { get; init; } = "";
}
