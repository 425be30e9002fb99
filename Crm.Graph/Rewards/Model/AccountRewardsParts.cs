using System.ComponentModel.DataAnnotations.Schema;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Rewards.Model;

/// <summary>When rewards are spent by themselves. Its amounts are in the account's currency.</summary>
[ComplexType]
public sealed record AutomaticSpendSettings
{
    /// <summary>Whether they are.</summary>
    public bool EnableAutomaticSpend { get; init; }

    /// <summary>With which purchases.</summary>
    public AutomaticSpendPreference? AutomaticSpendPreference { get; init; }

    /// <summary>With every purchase: how much has to be in the wallet.</summary>
    public decimal? MinimumWalletBalance { get; init; }

    /// <summary>With every purchase: how much a purchase has to cost at least.</summary>
    public decimal? FromPurchaseAmount { get; init; }

    /// <summary>The settings as they are kept; what is wrong with them goes to the problems.</summary>
    internal AutomaticSpendSettings Read(Problems problems)
    {
        if (EnableAutomaticSpend && AutomaticSpendPreference is null)
            problems.Add(RewardErrors.NoPreference());
        if (AutomaticSpendPreference != Model.AutomaticSpendPreference.AllMerchantPurchase)
        {
            if (MinimumWalletBalance is not null)
                problems.Add(RewardErrors.OnlyWithEveryPurchase("minimumWalletBalance"));
            if (FromPurchaseAmount is not null)
                problems.Add(RewardErrors.OnlyWithEveryPurchase("fromPurchaseAmount"));
        }
        problems.Amount(MinimumWalletBalance, "minimumWalletBalance", Money.LargestSummand);
        problems.Amount(FromPurchaseAmount, "fromPurchaseAmount", Money.LargestSummand);
        return this;
    }
}

/// <summary>That a customer has joined a reward scheme.</summary>
public sealed class RewardMembership : Entity, IPartOf<Account>
{
    private Guid _accountId;

    private RewardMembership() { } // EF

    internal RewardMembership(AccountRewards rewards, Account account, RewardScheme scheme, DateTimeOffset on, string? email)
    {
        (RewardsId, _accountId, Scheme, SchemeId) = (rewards.Id, account.Id, scheme, scheme.Id);
        (SignedUpOn, EmailAddress) = (on, email);
    }

    public Guid RewardsId { get; private set; }

    public Guid SchemeId { get; private set; }

    /// <summary>The scheme; deleted ones too, which nobody else joins any more.</summary>
    public RewardScheme Scheme { get; private set; } = null!;

    /// <summary>When the customer joined it.</summary>
    public DateTimeOffset SignedUpOn { get; private set; }

    /// <summary>Of a scheme for some domains: the e-mail address by which the customer was let in.</summary>
    public string? EmailAddress { get; private set; }

    Guid IPart.OwnerId => _accountId;

    internal void ShownBy(Account account) => _accountId = account.Id;
}

/// <summary>A merchant, or another organisation, at which a customer's rewards may be spent by themselves.</summary>
public sealed class AccountMerchant : Entity, IPartOf<Account>
{
    /// <summary>How many merchants a customer has at most.</summary>
    internal const int Most = 200;

    private Guid _accountId;

    private AccountMerchant() { } // EF

    internal AccountMerchant(AccountRewards rewards, Account account, NewMerchant merchant)
        => (RewardsId, _accountId, OrganisationId, IsNextVisit) = (rewards.Id, account.Id, merchant.OrganisationId, merchant.IsNextVisit);

    public Guid RewardsId { get; private set; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Whether rewards are to be spent at the next visit.</summary>
    public bool IsNextVisit { get; private set; }

    Guid IPart.OwnerId => _accountId;

    internal void ShownBy(Account account) => _accountId = account.Id;

    internal void Mark(bool isNextVisit) => IsNextVisit = isNextVisit;
}

/// <summary>A merchant as it is about to be authorised.</summary>
internal sealed record NewMerchant(Guid OrganisationId, bool IsNextVisit);

/// <summary>How far a customer is on the way to a tier.</summary>
public sealed class RewardProgress : Entity
{
    private RewardProgress() { } // EF

    public Guid RewardsId { get; private set; }

    public Guid TierId { get; private set; }

    /// <summary>The tier.</summary>
    public RewardTier Tier { get; private set; } = null!;

    /// <summary>With how many value units it is reached.</summary>
    public int ThresholdValueUnits { get; private set; }

    /// <summary>How much of the way is made, in per cent with two decimals; 100 only when the tier is reached.</summary>
    internal static decimal Percentage(int valueUnits, int threshold)
        => valueUnits >= threshold || threshold == 0 ? 100 : Math.Max(0, decimal.Floor(valueUnits * 10_000m / threshold) / 100);

    internal static int Remaining(int valueUnits, int threshold) => threshold == 0 ? 0 : Math.Max(0, threshold - valueUnits);
}
