using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Which reward scheme goes.</summary>
/// <param name="Id">The scheme.</param>
/// <param name="ExpectedVersion">The version of the scheme that the deletion was made for.</param>
public sealed record DeleteRewardSchemeInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a scheme softly: nobody joins it any more, and who has joined keeps it until it is left. Deleting it again changes nothing.</summary>
internal sealed class DeleteRewardScheme : ICommand<DeleteRewardSchemeInput, RewardScheme>
{
    public async Task<Result<RewardScheme>> HandleAsync(DeleteRewardSchemeInput input, CrmDb db, CancellationToken ct)
    {
        var scheme = await db.RequireAsync<RewardScheme>(input.Id, input.ExpectedVersion, ct);
        return scheme.Succeeded ? scheme.Value.Delete() : scheme;
    }
}
