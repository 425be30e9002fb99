using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Which reward scheme an account leaves.</summary>
/// <param name="AccountId">The primary account, by its id or number.</param>
/// <param name="RewardSchemeId">The scheme, be it a deleted one.</param>
/// <param name="ExpectedVersion">The version of the account that this was meant for.</param>
public sealed record LeaveRewardSchemeInput(RecordId AccountId, RecordId RewardSchemeId, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Signs a primary account out of a reward scheme. What was earned stays.</summary>
internal sealed class LeaveRewardScheme : ICommand<LeaveRewardSchemeInput, AccountRewards>
{
    public async Task<Result<AccountRewards>> HandleAsync(LeaveRewardSchemeInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var rewards = problems.Take(await db.RequireRewardsAsync(input.AccountId, input.ExpectedVersion, ct));
        var scheme = problems.Take(await db.RequireAsync<RewardScheme>(input.RewardSchemeId, null, ct, path: "rewardSchemeId"));
        return rewards is null || scheme is null ? problems.All : rewards.Leave(scheme);
    }
}
