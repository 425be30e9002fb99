using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards;

internal sealed class RewardTierFields : RecordCatalogue<RewardTier>
{
    public RewardTierFields()
    {
        Field(t => t.Name);
        Field(t => t.Colour);
        Field(t => t.ThresholdValueUnits);
    }
}

internal sealed class RewardSchemeFields : RecordCatalogue<RewardScheme>
{
    /// <summary>The permission to change schemes, without which nobody sees their codes.</summary>
    public const string Write = "reward-schemes:write";

    public RewardSchemeFields()
    {
        Field(s => s.Name);
        Field(s => s.SignUpOption);
        Field("isClosedLoop", s => s.SignUpOption != RewardSignUpOption.Open).Describe("Whether only some customers can join it.");
        Computed("emailDomains", s => s.AcceptedDomains, RewardScheme.ReadDomains).LogAs((RewardScheme s) => s.AcceptedDomains)
            .Describe("The domains of the e-mail addresses that it is for.");
        Field(s => s.SignUpCode).Needs(Write);
    }
}

/// <summary>What is said of value units in a period is computed when it is asked for: nothing has to be done when a day begins.</summary>
internal sealed class AccountRewardsFields : FieldCatalogue<AccountRewards>
{
    public AccountRewardsFields()
    {
        Field(r => r.Id);
        Field(r => r.SignedUpOn);
        Field(r => r.SignedUpOrganisationId);
        Field(r => r.SignedUpOrganisationName);
        Field(r => r.SpendingBlocked);
        Field(r => r.SpendingStatusChangedOn);
        One(r => r.SpendingStatusChangedBy);
        Group(r => r.AutomaticSpendSettings);
        Group(r => r.PreferredPaymentMethod);
        Field(r => r.LifetimeValueUnits);
        Field("periodValueUnits", r => Rows.Of<RewardEntry>().Where(e => e.RewardsId == r.Id && e.CountsUntil >= Ambient.Today).Sum(e => e.ValueUnits))
            .Describe("The value units of the last 365 days, today included: what was earned less what was taken back. Tiers go by it.");
        // The tenant is compared so that there is no tier where there are no rewards.
        One("tier", r => Rows.Of<RewardTier>()
            .Where(t => t.TenantId == r.TenantId && (t.LiveThreshold == 0 || t.LiveThreshold <= Rows.Of<RewardEntry>().Where(e => e.RewardsId == r.Id && e.CountsUntil >= Ambient.Today).Sum(e => e.ValueUnits)))
            .OrderByDescending(t => t.LiveThreshold).FirstOrDefault())
            .Describe("The highest tier that the value units of the last 365 days reach; null when they reach none.");
        Computed<int, int?, decimal?>("nextTierProgression",
            r => Rows.Of<RewardEntry>().Where(e => e.RewardsId == r.Id && e.CountsUntil >= Ambient.Today).Sum(e => e.ValueUnits),
            r => Rows.Of<RewardTier>()
                .Where(t => t.LiveThreshold > 0 && t.LiveThreshold > Rows.Of<RewardEntry>().Where(e => e.RewardsId == r.Id && e.CountsUntil >= Ambient.Today).Sum(e => e.ValueUnits))
                .Min(t => t.LiveThreshold),
            (units, next) => next is { } threshold ? RewardProgress.Percentage(units, threshold) : null)
            .Describe("How much of the way to the next tier is made, in per cent with two decimals; null in the highest one.");
        Parts<RewardProgress>("progression", p => p.RewardsId).Describe("How far the customer is on the way to each tier, the lowest one first.");
        Parts<RewardMembership>("schemes", m => m.RewardsId);
        Parts<AccountMerchant>("merchants", m => m.RewardsId);
        Many<RewardEntry>("entries", e => e.RewardsId).Describe("The value units that were earned and taken back.");
    }
}

internal sealed class AutomaticSpendSettingsFields : FieldCatalogue<AutomaticSpendSettings>
{
    public AutomaticSpendSettingsFields()
    {
        Field(s => s.EnableAutomaticSpend);
        Field(s => s.AutomaticSpendPreference);
        // Amounts whose currency is the account's are not beside it here: neither summed up nor compared.
        Field(s => s.MinimumWalletBalance).NotFilterable();
        Field(s => s.FromPurchaseAmount).NotFilterable();
    }
}

internal sealed class RewardProgressFields : FieldCatalogue<RewardProgress>
{
    public RewardProgressFields()
    {
        Field(p => p.Id);
        One(p => p.Tier);
        SortedBy = Field(p => p.ThresholdValueUnits);
        Computed("percentage",
            p => Rows.Of<RewardEntry>().Where(e => e.RewardsId == p.RewardsId && e.CountsUntil >= Ambient.Today).Sum(e => e.ValueUnits), p => p.ThresholdValueUnits, RewardProgress.Percentage)
            .Describe("How much of the way is made, in per cent with two decimals; 100 when the tier is reached.");
        Computed("remainingValueUnits",
            p => Rows.Of<RewardEntry>().Where(e => e.RewardsId == p.RewardsId && e.CountsUntil >= Ambient.Today).Sum(e => e.ValueUnits), p => p.ThresholdValueUnits, RewardProgress.Remaining)
            .Describe("How many value units are missing; 0 when the tier is reached.");
    }
}

internal sealed class RewardMembershipFields : FieldCatalogue<RewardMembership>
{
    public RewardMembershipFields()
    {
        Field(m => m.Id);
        One(m => m.Scheme);
        Field(m => m.SignedUpOn);
        Field(m => m.EmailAddress).Needs("contacts:read");
    }
}

internal sealed class AccountMerchantFields : FieldCatalogue<AccountMerchant>
{
    public AccountMerchantFields()
    {
        Field(m => m.Id);
        Field(m => m.OrganisationId);
        Field("name", m => m.Organisation.Name).NotFilterable().Describe("The name of the organisation.");
        Field(m => m.IsNextVisit);
    }
}

internal sealed class RewardEntryFields : FieldCatalogue<RewardEntry>
{
    public RewardEntryFields()
    {
        Field(e => e.Id);
        Field(e => e.ValueUnits);
        Field(e => e.Reason);
        Field(e => e.LifetimeValueUnitsAfter);
        Field(e => e.PostedOn);
        Field(e => e.PostedDay);
        Field(e => e.CountsUntil);
        Field(e => e.DateCreated);
        One(e => e.CreatedBy);
    }
}
