using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Rewards.Model;

/// <summary>Why something about rewards is refused.</summary>
internal static class RewardErrors
{
    public const string AccountNotPrimary = "ACCOUNT_NOT_PRIMARY";
    public const string SchemeJoined = "SCHEME_JOINED";
    public const string SchemeNotJoined = "SCHEME_NOT_JOINED";
    public const string SignUpRefused = "SIGN_UP_REFUSED";
    public const string InsufficientValueUnits = "INSUFFICIENT_VALUE_UNITS";

    public static DomainError NotPrimary(Account account)
        => Of(AccountNotPrimary, "Only a contact's primary account has rewards.", account, "accountId");

    public static DomainError Suspended(Account account)
        => Of(AccountErrors.AccountSuspended, "The account is suspended: nothing is joined or earned with it.", account, "accountId");

    public static DomainError NotEnough(Account account, int there)
        => Of(InsufficientValueUnits, FormattableString.Invariant($"At most {there} value units can be taken back: there are no more."), account, "valueUnits");

    public static DomainError TooManyValueUnits(Account account)
        => Of(Codes.Invalid, $"The value units would leave what can be kept: {AccountRewards.MostValueUnits}.", account, "valueUnits");

    public static DomainError JoinedAlready(RewardScheme scheme) => Of(SchemeJoined, "The account has joined this scheme already.", scheme);

    public static DomainError NotJoined(RewardScheme scheme) => Of(SchemeNotJoined, "The account has not joined this scheme.", scheme);

    /// <summary>The same whatever was wrong.</summary>
    public static DomainError NotAdmitted(RewardScheme scheme) => Of(SignUpRefused, "The scheme does not let this customer in.", scheme);

    public static DomainError Deleted(RewardScheme scheme)
        => new DomainError(Codes.NotAllowed, "The reward scheme has been deleted.", "id").With("rewardScheme", scheme.Id.ToString());

    public static DomainError Deleted(RewardTier tier)
        => new DomainError(Codes.NotAllowed, "The reward tier has been deleted.", "id").With("rewardTier", tier.Id.ToString());

    public static DomainError ThresholdTaken(int threshold)
        => new DomainError(Codes.Taken, "There is a tier with this threshold.", "thresholdValueUnits").With("rewardTier", FormattableString.Invariant($"{threshold}"));

    public static DomainError NoDomains() => new(Codes.Required, "Expected at least one domain.", "emailDomains");

    public static DomainError NoCode() => new(Codes.Required, "Expected a code.", "signUpCode");

    public static DomainError NotWithThisOption(string field) => new(Codes.NotAllowed, "This does not go with the scheme's way of signing up.", field);

    public static DomainError TooManyDomains() => new(Codes.Invalid, $"Expected at most {RewardScheme.MostDomains} domains.", "emailDomains");

    public static DomainError NotADomain() => new(Codes.Invalid, "Expected the domain of e-mail addresses, such as example.com.");

    public static DomainError NotYet(string field) => new(Codes.Invalid, "Expected a time that is not in the future.", field);

    public static DomainError NoPreference() => new(Codes.Required, "Expected a preference: with which purchases rewards are spent.", "automaticSpendPreference");

    public static DomainError OnlyWithEveryPurchase(string field)
        => new(Codes.NotAllowed, "This goes with the preference ALL_MERCHANT_PURCHASE only.", field);

    public static DomainError NothingEarned() => new(Codes.Invalid, "Expected value units other than 0.", "valueUnits");

    public static DomainError MerchantTwice() => new(Codes.Invalid, "Expected each organisation once.", "organisationId");

    public static DomainError TooManyMerchants() => new(Codes.Invalid, $"An account has at most {AccountMerchant.Most} merchants.", "merchants");

    public static DomainError NoMerchant(RecordId organisationId)
        => new DomainError(Codes.NotFound, "The organisation is no merchant of the account.", "organisationId").With("accountMerchant", organisationId.Value);

    private static DomainError Of(string code, string message, Account account, params string[] path)
        => new DomainError(code, message, path).With("account", account.Id.ToString());

    private static DomainError Of(string code, string message, RewardScheme scheme)
        => new DomainError(code, message, "rewardSchemeId").With("rewardScheme", scheme.Id.ToString());
}
