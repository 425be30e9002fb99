using System.Globalization;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>A merchant at which rewards may be spent by themselves.</summary>
/// <param name="OrganisationId">The organisation: your own, or one of its network.</param>
/// <param name="IsNextVisit">Whether rewards are to be spent at the next visit.</param>
public sealed record AccountMerchantInput(RecordId OrganisationId, bool IsNextVisit = false);

/// <summary>Merchants for an account.</summary>
/// <param name="AccountId">The primary account, by its id or number.</param>
/// <param name="Merchants">The merchants besides those that there are, at most 200 altogether; of those that are there already it is said anew whether they are for the next visit.</param>
/// <param name="ExpectedVersion">The version of the account that the change was made for.</param>
public sealed record AddAccountMerchantsInput(RecordId AccountId, IReadOnlyList<AccountMerchantInput> Merchants, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Authorises merchants at which a primary account's rewards may be spent by themselves.</summary>
internal sealed class AddAccountMerchants : ICommand<AddAccountMerchantsInput, AccountRewards>
{
    public async Task<Result<AccountRewards>> HandleAsync(AddAccountMerchantsInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var rewards = problems.Take(await db.RequireRewardsAsync(input.AccountId, input.ExpectedVersion, ct));
        if (input.Merchants.Count > AccountMerchant.Most)
            problems.Add(RewardErrors.TooManyMerchants());
        var merchants = new List<NewMerchant>();
        for (var i = 0; i < input.Merchants.Count && i < AccountMerchant.Most; i++)
        {
            if (await db.OrganisationAsync(input.Merchants[i].OrganisationId, problems, ct, "merchants", i.ToString(CultureInfo.InvariantCulture), "organisationId") is not { } organisation)
                continue;
            if (merchants.Exists(m => m.OrganisationId == organisation.Id))
                problems.At("merchants", i).Add(RewardErrors.MerchantTwice());
            merchants.Add(new(organisation.Id, input.Merchants[i].IsNextVisit));
        }
        return rewards is null || problems.Any ? problems.All : rewards.AddMerchants(merchants);
    }
}
