using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>A new tier.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="ThresholdValueUnits">With how many value units it is reached, from 0 to 1000000000; no two tiers have the same.</param>
/// <param name="Colour">The colour that it is shown in: # and six hexadecimal digits, such as #D4AF37.</param>
public sealed record CreateRewardTierInput(string Name, int ThresholdValueUnits, string? Colour = null);

/// <summary>Creates a tier, which all customers are in at once who have reached it.</summary>
internal sealed class CreateRewardTier : ICommand<CreateRewardTierInput, RewardTier>
{
    public async Task<Result<RewardTier>> HandleAsync(CreateRewardTierInput input, CrmDb db, CancellationToken ct)
    {
        var tier = await db.UniqueAsync(RewardTier.Create(new(input.Name, input.Colour, input.ThresholdValueUnits)), ct);
        if (tier.Succeeded)
            db.Add(tier.Value);
        return tier;
    }
}
