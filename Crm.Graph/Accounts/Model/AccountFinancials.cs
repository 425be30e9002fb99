using System.ComponentModel.DataAnnotations.Schema;

namespace Crm.Graph.Accounts.Model;

/// <summary>How an account stands today, in its currency. None of it but the balance and the limit is stored: it is computed when asked for.</summary>
[ComplexType]
public sealed record AccountFinancials
{
    /// <summary>What is owed: the sum of all entries; negative when the customer has credit.</summary>
    public decimal Balance { get; init; }

    /// <summary>What should have been paid by yesterday: invoices past their due date less everything credited, never negative.</summary>
    public decimal OverdueAmount { get; init; }

    /// <summary>What was owed when this month began: the sum of the entries of all closed accounting periods.</summary>
    public decimal OpeningBalance { get; init; }

    /// <summary>The latest closed accounting period: the month before this one.</summary>
    public AccountingPeriod AccountingPeriod { get; init; } = new();

    /// <summary>How much may be owed; null when no limit was set.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>How much more may be owed: the credit limit less the balance; null when no limit was set.</summary>
    public decimal? AvailableCredit { get; init; }

    /// <summary>The currency of these amounts (ISO 4217).</summary>
    public string Currency { get; init; } = "";
}
