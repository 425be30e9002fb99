using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Rewards.Model;

/// <summary>A level that customers reach by the value units of the last 365 days.</summary>
public sealed class RewardTier : Record, INamed
{
    private RewardTier() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The colour that it is shown in, such as #D4AF37.</summary>
    public string? Colour { get; private set; }

    /// <summary>With how many value units it is reached; no two tiers have the same. Everybody who has rewards is at least in the tier of 0.</summary>
    public int ThresholdValueUnits { get; private set; }

    /// <summary>The threshold while the tier is there. A unique index on it lets a new tier have the one of a deleted tier.</summary>
    public int? LiveThreshold { get; private set; }

    internal static Result<RewardTier> Create(RewardTierDetails details) => new RewardTier().Change(details);

    /// <summary>Says all of it anew. Refused, the tier is as it was.</summary>
    internal Result<RewardTier> Change(RewardTierDetails details)
    {
        if (IsDeleted)
            return RewardErrors.Deleted(this);
        var problems = new Problems();
        var name = problems.Required(details.Name, "name", 100);
        var colour = problems.Written(details.Colour, "colour", Colours.Parse);
        problems.Within<int>(details.ThresholdValueUnits, 0, AccountRewards.MostValueUnits, "thresholdValueUnits");
        if (problems.Any)
            return problems.All;
        (Name, Colour, ThresholdValueUnits, LiveThreshold) = (name, colour, details.ThresholdValueUnits, details.ThresholdValueUnits);
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal RewardTier Delete()
    {
        (IsDeleted, LiveThreshold) = (true, null);
        return this;
    }
}

/// <summary>What is said of a tier.</summary>
internal sealed record RewardTierDetails(string? Name, string? Colour, int ThresholdValueUnits);
