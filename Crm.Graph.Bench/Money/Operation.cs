using System.Globalization;

namespace Crm.Graph.Bench.Money;

/// <summary>What a caller wants done, and what became of it.</summary>
/// <param name="Number">Its number; the idempotency key and the reference are made of it.</param>
/// <param name="Mutation">The mutation.</param>
/// <param name="Answers">What it answers.</param>
/// <param name="Input">The mutation's input.</param>
internal sealed record Operation(int Number, string Mutation, string Answers, object Input)
{
    /// <summary>Of a journal or an entry: the amount.</summary>
    public decimal Amount { get; init; }

    /// <summary>Of a debit: whether it may go below the minimum.</summary>
    public bool AllowNegative { get; init; }

    /// <summary>Of a credit: its first and its last day.</summary>
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>The id of the spend condition; null for the open balance.</summary>
    public string? Condition { get; init; }

    /// <summary>Of a reversal: the id of the journal that it takes back.</summary>
    public string? Target { get; init; }

    /// <summary>Of a transfer by termination: from which account to which.</summary>
    public (string From, string To)? Transfer { get; init; }

    /// <summary>The id of what was posted or changed; null where it was refused.</summary>
    public string? Id { get; set; }

    /// <summary>The code with which it was refused.</summary>
    public string? Refusal { get; set; }

    public string Reference => ReferenceOf(Number);

    public static string ReferenceOf(int number) => number.ToString("'OP-'000000", CultureInfo.InvariantCulture);
}
