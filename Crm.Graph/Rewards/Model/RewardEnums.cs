namespace Crm.Graph.Rewards.Model;

/// <summary>Who can join a reward scheme.</summary>
public enum RewardSignUpOption
{
    /// <summary>Everybody: the scheme is an open loop.</summary>
    Open,
    /// <summary>Those with an e-mail address at one of its domains: the scheme is a closed loop.</summary>
    EmailDomain,
    /// <summary>Those who know its code: the scheme is a closed loop.</summary>
    SignUpCode,
}

/// <summary>When rewards are spent by themselves.</summary>
public enum AutomaticSpendPreference
{
    /// <summary>With every purchase at the merchants, by what is in the wallet and what the purchase costs.</summary>
    AllMerchantPurchase,
    /// <summary>With the next purchase at the merchants that are marked for the next visit.</summary>
    NextMerchantPurchase,
}
