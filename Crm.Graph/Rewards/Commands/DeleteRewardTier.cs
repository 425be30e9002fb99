using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Which tier goes.</summary>
/// <param name="Id">The tier.</param>
/// <param name="ExpectedVersion">The version of the tier that the deletion was made for.</param>
public sealed record DeleteRewardTierInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a tier softly: who was in it is in the one below. Deleting it again changes nothing.</summary>
internal sealed class DeleteRewardTier : ICommand<DeleteRewardTierInput, RewardTier>
{
    public async Task<Result<RewardTier>> HandleAsync(DeleteRewardTierInput input, CrmDb db, CancellationToken ct)
    {
        var tier = await db.RequireAsync<RewardTier>(input.Id, input.ExpectedVersion, ct);
        return tier.Succeeded ? tier.Value.Delete() : tier;
    }
}
