using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Which merchant of an account goes.</summary>
/// <param name="AccountId">The primary account, by its id or number.</param>
/// <param name="OrganisationId">The organisation: one of the account's merchants.</param>
/// <param name="ExpectedVersion">The version of the account that the change was made for.</param>
public sealed record RemoveAccountMerchantInput(RecordId AccountId, RecordId OrganisationId, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Takes a merchant from those at which a primary account's rewards may be spent by themselves.</summary>
internal sealed class RemoveAccountMerchant : ICommand<RemoveAccountMerchantInput, AccountRewards>
{
    public async Task<Result<AccountRewards>> HandleAsync(RemoveAccountMerchantInput input, CrmDb db, CancellationToken ct)
    {
        var rewards = await db.RequireRewardsAsync(input.AccountId, input.ExpectedVersion, ct);
        return rewards.Succeeded ? rewards.Value.RemoveMerchant(input.OrganisationId) : rewards;
    }
}
