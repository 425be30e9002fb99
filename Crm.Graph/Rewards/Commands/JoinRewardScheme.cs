using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Rewards.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Which reward scheme an account joins.</summary>
/// <param name="AccountId">The primary account, by its id or number.</param>
/// <param name="RewardSchemeId">The scheme.</param>
/// <param name="EmailAddress">Of a scheme for some domains: the customer's e-mail address there; the contact's own ones when it is left out.</param>
/// <param name="SignUpCode">Of a scheme with a code: the code.</param>
/// <param name="SignedUpOn">When it is joined, not in the future; now when it is left out.</param>
/// <param name="ExpectedVersion">The version of the account that this was meant for.</param>
public sealed record JoinRewardSchemeInput(
    RecordId AccountId,
    RecordId RewardSchemeId,
    string? EmailAddress = null,
    string? SignUpCode = null,
    DateTimeOffset? SignedUpOn = null,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>
/// Signs a primary account up to a reward scheme. A closed loop lets in by an e-mail address at one of its domains, or by its code; who is not let in is not told
/// what was missing.
/// </summary>
internal sealed class JoinRewardScheme(TimeProvider clock) : ICommand<JoinRewardSchemeInput, AccountRewards>
{
    public async Task<Result<AccountRewards>> HandleAsync(JoinRewardSchemeInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var rewards = problems.Take(await db.RequireRewardsAsync(input.AccountId, input.ExpectedVersion, ct));
        var scheme = await db.LiveAsync<RewardScheme>(input.RewardSchemeId, problems, ct, "rewardSchemeId");
        if (rewards is null || scheme is null)
            return problems.All;
        var own = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == db.Caller.OrganisationId, ct);
        return rewards.Join(scheme, new(input.EmailAddress, input.SignUpCode, input.SignedUpOn), SigningOrganisation.Of(own), db.Setting(clock));
    }
}
