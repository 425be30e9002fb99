using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Rewards.Model;

/// <summary>
/// What a customer has of reward schemes. It is the contact's, and its primary account shows it: where another account becomes primary, that one does. It is there
/// once something is said of it.
/// </summary>
public sealed partial class AccountRewards : Entity, IPartOf<Account>
{
    /// <summary>The most value units that a customer has, and that a tier asks for: sums of them fit into a number of the schema.</summary>
    internal const int MostValueUnits = 1_000_000_000;

    private readonly List<RewardMembership> _schemes = [];
    private readonly List<AccountMerchant> _merchants = [];
    private Account? _account;

    private AccountRewards() { } // EF

    internal AccountRewards(Account account) => (ContactId, _account) = (account.PrimaryContactId, account);

    public Guid ContactId { get; private set; }

    /// <summary>When the customer first signed up.</summary>
    public DateTimeOffset? SignedUpOn { get; private set; }

    /// <summary>The organisation that first signed the customer up.</summary>
    public Guid? SignedUpOrganisationId { get; private set; }

    /// <summary>The name that this organisation had then.</summary>
    public string? SignedUpOrganisationName { get; private set; }

    /// <summary>Whether the customer cannot spend.</summary>
    public bool SpendingBlocked { get; private set; }

    /// <summary>When spending was last blocked, or allowed again.</summary>
    public DateTimeOffset? SpendingStatusChangedOn { get; private set; }

    public Guid? SpendingStatusChangedById { get; private set; }

    /// <summary>Who last blocked spending, or allowed it again.</summary>
    public Actor? SpendingStatusChangedBy { get; private set; }

    /// <summary>When rewards are spent by themselves.</summary>
    public AutomaticSpendSettings AutomaticSpendSettings { get; private set; } = new();

    /// <summary>What the customer would rather pay with; all of it null when nothing is preferred.</summary>
    public WalletPaymentMethod PreferredPaymentMethod { get; private set; } = new();

    /// <summary>The value units of all times: the sum of all entries.</summary>
    public int LifetimeValueUnits { get; private set; }

    /// <summary>The schemes that the customer has joined.</summary>
    public IReadOnlyList<RewardMembership> Schemes => _schemes;

    /// <summary>The merchants at which rewards may be spent by themselves.</summary>
    public IReadOnlyList<AccountMerchant> Merchants => _merchants;

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal AccountRewardsDetails Details => new(
        SignedUpOn, SignedUpOrganisationId is { } id ? new(id, SignedUpOrganisationName!) : null, SpendingBlocked, AutomaticSpendSettings, PreferredPaymentMethod);

    /// <summary>The account that shows it: its changes are changes of that.</summary>
    Guid IPart.OwnerId => _account?.Id ?? Guid.Empty;

    private Account Account => _account ?? throw new InvalidOperationException("nobody said which account shows these rewards");

    private Contact Contact => Account.PrimaryContact;

    /// <summary>Why there are no rewards to be changed through an account; null where there are.</summary>
    internal static DomainError? Refuses(Account account)
    {
        if (account.IsDeleted)
            return AccountErrors.Deleted(account).Under("accountId");
        if (account.State == AccountState.Terminated)
            return AccountErrors.Terminated(account).Under("accountId");
        return account.IsPrimary ? null : RewardErrors.NotPrimary(account);
    }

    /// <summary>To be called when it was loaded.</summary>
    internal AccountRewards ShownBy(Account account)
    {
        _account = account;
        _schemes.ForEach(s => s.ShownBy(account));
        _merchants.ForEach(m => m.ShownBy(account));
        return this;
    }

    /// <summary>Says all of it anew. Refused, the rewards are as they were.</summary>
    internal Result<AccountRewards> Change(AccountRewardsDetails details, Setting here)
    {
        var problems = new Problems();
        var blocked = problems.Kept(details.SpendingBlocked, SpendingBlocked, "spendingBlocked");
        if (details.SignedUpOn > here.Now)
            problems.Add(RewardErrors.NotYet("signedUpOn"));
        var spend = details.AutomaticSpendSettings.Read(problems.At("automaticSpendSettings"));
        var method = details.PreferredPaymentMethod;
        if (method.Type is not null)
            method = method with { Id = problems.At("preferredPaymentMethod").Required(method.Id, "id", 100) };
        if (problems.Any)
            return problems.All;
        SignedUpOn = details.SignedUpOn;
        SignedUpBy(details.SignedUpOrganisation);
        if (blocked != SpendingBlocked)
            (SpendingBlocked, SpendingStatusChangedOn, SpendingStatusChangedById) = (blocked, here.Now, here.ActorId);
        (AutomaticSpendSettings, PreferredPaymentMethod) = (spend, method);
        return this;
    }

    /// <summary>Authorises merchants; of those that are there already it says anew whether they are for the next visit.</summary>
    internal Result<AccountRewards> AddMerchants(IReadOnlyList<NewMerchant> merchants)
    {
        if (_merchants.Select(m => m.OrganisationId).Union(merchants.Select(m => m.OrganisationId)).Count() > AccountMerchant.Most)
            return RewardErrors.TooManyMerchants();
        foreach (var merchant in merchants)
        {
            if (_merchants.Find(m => m.OrganisationId == merchant.OrganisationId) is { } known)
                known.Mark(merchant.IsNextVisit);
            else
                _merchants.Add(new AccountMerchant(this, Account, merchant));
        }
        return this;
    }

    internal Result<AccountRewards> RemoveMerchant(RecordId organisationId)
    {
        if (!Guid.TryParse(organisationId.Value, out var id) || _merchants.RemoveAll(m => m.OrganisationId == id) == 0)
            return RewardErrors.NoMerchant(organisationId);
        return this;
    }

    private void SignedUpBy(SigningOrganisation? organisation)
        => (SignedUpOrganisationId, SignedUpOrganisationName) = (organisation?.Id, organisation?.Name);

    /// <summary>Why nothing is joined or earned now; what is there can still be changed and taken away.</summary>
    private DomainError? RefusesMore()
    {
        if (Contact.IsDeleted)
            return ContactErrors.Deleted(Contact, "accountId");
        return Account.State == AccountState.Suspended ? RewardErrors.Suspended(Account) : null;
    }
}

/// <summary>What is said of a customer's rewards.</summary>
internal sealed record AccountRewardsDetails(
    DateTimeOffset? SignedUpOn, SigningOrganisation? SignedUpOrganisation, Optional<bool?> SpendingBlocked, AutomaticSpendSettings AutomaticSpendSettings, WalletPaymentMethod PreferredPaymentMethod);

/// <summary>An organisation that signed a customer up, under the name that it had then.</summary>
internal sealed record SigningOrganisation(Guid Id, string Name)
{
    public static SigningOrganisation Of(Organisation organisation) => new(organisation.Id, organisation.Name);
}
