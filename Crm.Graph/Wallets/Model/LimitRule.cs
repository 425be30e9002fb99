using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Wallets.Model;

/// <summary>How much, or how often, may be moved on a wallet in a period.</summary>
public sealed class LimitRule : Entity, IPartOf<Wallet>
{
    private LimitRule() { } // EF

    internal LimitRule(Guid walletId) => WalletId = walletId;

    public Guid WalletId { get; private set; }

    /// <summary>The name.</summary>
    public string? Name { get; private set; }

    /// <summary>The largest sum in a period; null when there is none.</summary>
    public decimal? MaximumAmount { get; private set; }

    /// <summary>The largest number of journals in a period; null when there is none.</summary>
    public int? MaximumNumber { get; private set; }

    /// <summary>The period.</summary>
    public LimitPeriod Period { get; private set; }

    /// <summary>The transaction types that are counted together, by their names with commas between.</summary>
    public string Counted { get; private set; } = "";

    /// <summary>The place among the wallet's rules, from 1.</summary>
    public int Position { get; private set; }

    Guid IPart.OwnerId => WalletId;

    /// <summary>The transaction types that rules can be about.</summary>
    internal static readonly WalletTransactionType[] Limited = [WalletTransactionType.Credit, WalletTransactionType.Debit, WalletTransactionType.Topup];

    internal IReadOnlyList<WalletTransactionType> Types => Read(Counted);

    /// <summary>The types that a text of them names.</summary>
    public static IReadOnlyList<WalletTransactionType> Read(string counted)
        => [.. counted.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<WalletTransactionType>)];

    /// <summary>The first day of the period that a day lies in.</summary>
    internal DateOnly StartOf(DateOnly day) => Period switch
    {
        LimitPeriod.Daily => day,
        LimitPeriod.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        LimitPeriod.Monthly => new(day.Year, day.Month, 1),
        _ => new(day.Year, 1, 1),
    };

    /// <summary>Whether another journal still fits, after those of the period so far.</summary>
    internal bool Takes(decimal amount, LimitUse soFar)
        => !(soFar.Amount + amount > MaximumAmount) && !(soFar.Number + 1 > MaximumNumber);

    internal void Set(NewLimitRule rule, int position, Problems problems)
    {
        Name = problems.Text(rule.Name, "name", 100);
        MaximumAmount = problems.Amount(rule.MaximumAmount, "maximumAmount", Money.LargestSummand);
        MaximumNumber = problems.Within(rule.MaximumNumber, 0, 1_000_000, "maximumNumber");
        (Period, Position) = (rule.Period, position);
        Counted = string.Join(',', rule.Types.Distinct().Order());
        if (MaximumAmount is null && MaximumNumber is null)
            problems.Add(WalletErrors.NoMaximum());
        if (Counted.Length == 0 || rule.Types.Except(Limited).Any())
            problems.Add(WalletErrors.NotLimited());
    }
}

/// <summary>A limit rule as somebody states it.</summary>
internal sealed record NewLimitRule(string? Name, decimal? MaximumAmount, int? MaximumNumber, LimitPeriod Period, IReadOnlyList<WalletTransactionType> Types);

/// <summary>What of a rule's period was used already.</summary>
internal readonly record struct LimitUse(decimal Amount, int Number);
