namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Amounts of money: exact, with at most four decimals.</summary>
public static class Money
{
    /// <summary>The largest amount: ten thousand times it still is a 64-bit integer, as which SQLite keeps it (ADR 5).</summary>
    public const decimal Largest = 900_000_000_000_000m;

    public const int Decimals = 4;

    /// <summary>The largest amount of what is added up: almost a thousand of them together still are what SQLite can add.</summary>
    public const decimal LargestSummand = 1_000_000_000_000m;

    public static Result<decimal> Parse(decimal amount, decimal largest = Largest)
        => decimal.Round(amount, Decimals) == amount && Math.Abs(amount) <= largest
            ? amount
            : new DomainError(Codes.Invalid, $"Expected an amount with at most {Decimals} decimals, between -{largest} and {largest}.");

    /// <summary>As <see cref="Parse"/>, where less than nothing makes no sense.</summary>
    public static Result<decimal> NotNegative(decimal amount, decimal largest = Largest)
        => amount < 0 ? new DomainError(Codes.Invalid, "Expected an amount that is not negative.") : Parse(amount, largest);
}
