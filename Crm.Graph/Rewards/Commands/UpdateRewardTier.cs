using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Changes of a tier: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The tier.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="ThresholdValueUnits">With how many value units it is reached, from 0 to 1000000000; no two tiers have the same.</param>
/// <param name="Colour">The colour that it is shown in: # and six hexadecimal digits, such as #D4AF37.</param>
/// <param name="ExpectedVersion">The version of the tier that the change was made for.</param>
public sealed record UpdateRewardTierInput(
    RecordId Id, Optional<string> Name = default, Optional<int?> ThresholdValueUnits = default, Optional<string> Colour = default, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a tier; who has reached it, or not any more, follows at once.</summary>
internal sealed class UpdateRewardTier : ICommand<UpdateRewardTierInput, RewardTier>
{
    public async Task<Result<RewardTier>> HandleAsync(UpdateRewardTierInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<RewardTier>(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var (tier, problems) = (found.Value, new Problems());
        var threshold = problems.Kept(input.ThresholdValueUnits, tier.ThresholdValueUnits, "thresholdValueUnits");
        var changed = problems.Take(tier.Change(new(input.Name.Or(tier.Name), input.Colour.Or(tier.Colour), threshold)));
        return changed is null || problems.Any ? problems.All : await db.UniqueAsync(changed, ct);
    }
}
