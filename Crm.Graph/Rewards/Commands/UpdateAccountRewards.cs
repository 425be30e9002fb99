using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Rewards.Model;
using Crm.Graph.Wallets.Commands;

namespace Crm.Graph.Rewards.Commands;

/// <summary>When rewards are spent by themselves.</summary>
/// <param name="EnableAutomaticSpend">Whether they are; then a preference is needed.</param>
/// <param name="AutomaticSpendPreference">With which purchases.</param>
/// <param name="MinimumWalletBalance">With ALL_MERCHANT_PURCHASE: how much has to be in the wallet, in the account's currency; not negative.</param>
/// <param name="FromPurchaseAmount">With ALL_MERCHANT_PURCHASE: how much a purchase has to cost at least, in the account's currency; not negative.</param>
public sealed record AutomaticSpendSettingsInput(
    bool EnableAutomaticSpend, AutomaticSpendPreference? AutomaticSpendPreference = null, decimal? MinimumWalletBalance = null, decimal? FromPurchaseAmount = null)
{
    internal AutomaticSpendSettings Settings => new()
    {
        EnableAutomaticSpend = EnableAutomaticSpend,
        AutomaticSpendPreference = AutomaticSpendPreference,
        MinimumWalletBalance = MinimumWalletBalance,
        FromPurchaseAmount = FromPurchaseAmount,
    };
}

/// <summary>Changes of a primary account's rewards: what is left out stays as it is, null clears.</summary>
/// <param name="AccountId">The primary account, by its id or number.</param>
/// <param name="SignedUpOn">When the customer first signed up, not in the future.</param>
/// <param name="SignedUpOrganisationId">The organisation that first signed the customer up: your own, or one of its network.</param>
/// <param name="SpendingBlocked">Whether the customer cannot spend.</param>
/// <param name="AutomaticSpendSettings">When rewards are spent by themselves; null is never.</param>
/// <param name="PreferredPaymentMethod">What the customer would rather pay with.</param>
/// <param name="ExpectedVersion">The version of the account that the change was made for.</param>
public sealed record UpdateAccountRewardsInput(
    RecordId AccountId,
    Optional<DateTimeOffset?> SignedUpOn = default,
    Optional<RecordId?> SignedUpOrganisationId = default,
    Optional<bool?> SpendingBlocked = default,
    Optional<AutomaticSpendSettingsInput> AutomaticSpendSettings = default,
    Optional<PaymentMethodInput> PreferredPaymentMethod = default,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes when and by whom a customer signed up, whether and how rewards are spent. Only a primary account has rewards.</summary>
internal sealed class UpdateAccountRewards(TimeProvider clock) : ICommand<UpdateAccountRewardsInput, AccountRewards>
{
    public async Task<Result<AccountRewards>> HandleAsync(UpdateAccountRewardsInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var rewards = problems.Take(await db.RequireRewardsAsync(input.AccountId, input.ExpectedVersion, ct));
        var organisation = input.SignedUpOrganisationId.Value is { } id ? await db.OrganisationAsync(id, problems, ct, "signedUpOrganisationId") : null;
        if (rewards is null)
            return problems.All;
        var details = rewards.Details with { SpendingBlocked = input.SpendingBlocked };
        if (input.SignedUpOn.IsGiven)
            details = details with { SignedUpOn = input.SignedUpOn.Value };
        if (input.SignedUpOrganisationId.IsGiven)
            details = details with { SignedUpOrganisation = organisation is null ? null : SigningOrganisation.Of(organisation) };
        if (input.AutomaticSpendSettings.IsGiven)
            details = details with { AutomaticSpendSettings = input.AutomaticSpendSettings.Value?.Settings ?? new() };
        if (input.PreferredPaymentMethod.IsGiven)
            details = details with { PreferredPaymentMethod = input.PreferredPaymentMethod.Value?.Method ?? new() };
        problems.Take(rewards.Change(details, db.Setting(clock)));
        return problems.Any ? problems.All : rewards;
    }
}
