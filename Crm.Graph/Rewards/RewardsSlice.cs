using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Rewards.Commands;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards;

/// <summary>What customers are rewarded with: schemes that they join, value units that they earn, and the tiers that they reach by it.</summary>
internal sealed class RewardsSlice : ISlice
{
    private const string Read = "rewards:read";
    private const string Write = "rewards:write";
    private const string WriteSchemes = RewardSchemeFields.Write;
    private const string WriteEntries = "reward-entries:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateRewardTier>()
        .AddSingleton<UpdateRewardTier>()
        .AddSingleton<DeleteRewardTier>()
        .AddSingleton<CreateRewardScheme>()
        .AddSingleton<UpdateRewardScheme>()
        .AddSingleton<DeleteRewardScheme>()
        .AddSingleton<JoinRewardScheme>()
        .AddSingleton<LeaveRewardScheme>()
        .AddSingleton<UpdateAccountRewards>()
        .AddSingleton<AddAccountMerchants>()
        .AddSingleton<RemoveAccountMerchant>()
        .AddSingleton<PostRewardEntry>();

    public static void AddFields(RootFields root) => root
        .Catalogue<RewardTierFields>()
        .Catalogue<RewardSchemeFields>()
        .Catalogue<AccountRewardsFields>()
        .Catalogue<AutomaticSpendSettingsFields>()
        .Catalogue<RewardProgressFields>()
        .Catalogue<RewardMembershipFields>()
        .Catalogue<AccountMerchantFields>()
        .Catalogue<RewardEntryFields>()
        .Extend<Account>(account => account.One("rewards", a => Rows.Of<AccountRewards>().FirstOrDefault(r => r.ContactId == a.PrimaryOfContactId)).Needs(Read)
            .Describe("The rewards of the customer, which its primary account shows; null on every other account, and where nothing was said of them yet."))
        .List<RewardTier>("rewardTiers", Read, "The tiers that customers reach.")
        .List<RewardScheme>("rewardSchemes", Read, "The schemes that customers can join.")
        .Mutation<CreateRewardTier>("createRewardTier", WriteSchemes, answers: "rewardTier")
        .Mutation<UpdateRewardTier>("updateRewardTier", WriteSchemes, answers: "rewardTier")
        .Mutation<DeleteRewardTier>("deleteRewardTier", WriteSchemes, answers: "rewardTier")
        .Mutation<CreateRewardScheme>("createRewardScheme", WriteSchemes, answers: "rewardScheme")
        .Mutation<UpdateRewardScheme>("updateRewardScheme", WriteSchemes, answers: "rewardScheme")
        .Mutation<DeleteRewardScheme>("deleteRewardScheme", WriteSchemes, answers: "rewardScheme")
        .Mutation<JoinRewardScheme>("joinRewardScheme", Write, answers: "rewards")
        .Mutation<LeaveRewardScheme>("leaveRewardScheme", Write, answers: "rewards")
        .Mutation<UpdateAccountRewards>("updateAccountRewards", Write, answers: "rewards")
        .Mutation<AddAccountMerchants>("addAccountMerchants", Write, answers: "rewards")
        .Mutation<RemoveAccountMerchant>("removeAccountMerchant", Write, answers: "rewards")
        .Mutation<PostRewardEntry>("postRewardEntry", WriteEntries, answers: "rewardEntry");
}
