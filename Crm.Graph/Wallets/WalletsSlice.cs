using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events.Consumers;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Wallets.Commands;
using Crm.Graph.Wallets.Model;
using Crm.Graph.Wallets.Payments;

namespace Crm.Graph.Wallets;

/// <summary>The money that customers have: wallets, their journals, conditions of spending, and top-ups.</summary>
internal sealed class WalletsSlice : ISlice
{
    private const string Read = "wallets:read";
    private const string Write = "wallets:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateWallet>()
        .AddSingleton<UpdateWallet>()
        .AddSingleton<PerformWalletAction>()
        .AddSingleton<CreateWalletJournal>()
        .AddSingleton<ReverseWalletJournal>()
        .AddSingleton<CreateSpendCondition>()
        .AddSingleton<UpdateSpendCondition>()
        .AddSingleton<ExpireCredits>()
        .AddSingleton<TakeDueTopup>()
        .AddSingleton<PayTopup>()
        .AddSingleton<ReconcileWallets>()
        .AddSingleton<WalletReconciliationQuery>()
        .AddPayments()
        .AddSingleton<IEventConsumer, TopupPayer>()
        .AddSingleton<WalletUpkeep>()
        .AddHostedService<WalletUpkeepService>();

    public static void AddFields(RootFields root) => root
        .Catalogue<WalletFields>()
        .Catalogue<LimitRuleFields>()
        .Catalogue<AutoTopupFields>()
        .Catalogue<TermedTopupFields>()
        .Catalogue<TopupFrequencyFields>()
        .Catalogue<TopupDayFields>()
        .Catalogue<WalletPaymentMethodFields>()
        .Catalogue<WalletJournalFields>()
        .Catalogue<WalletCreditFields>()
        .Catalogue<CommerceBalanceFields>()
        .Catalogue<CommerceExpirationFields>()
        .Catalogue<WalletTopupFields>()
        .Catalogue<SpendConditionFields>()
        .Catalogue<SpendConditionOrganisationFields>()
        .Catalogue<SpendConditionProductFields>()
        .Catalogue<SpendConditionTimingFields>()
        .Extend<Account>(account =>
        {
            account.One("wallet", a => Rows.Of<Wallet>().FirstOrDefault(w => w.EffectiveOfAccountId == a.Id)).Needs(Read)
                .Describe("The account's effective wallet; null when it has none.");
            account.Many<Wallet>("wallets", w => w.AccountId).Needs(Read).Describe("All wallets that the account has had, terminated ones too.");
        })
        .List<Wallet>("wallets", Read, "The wallets of the organisation's customers.")
        .One<Wallet>("wallet", Read, "The wallet with this id or code.")
        .List<WalletJournal>("walletJournals", Read, "The journals of all wallets.")
        .List<SpendCondition>("spendConditions", Read, "The conditions under which parts of commerce balances can be spent.")
        .Query<WalletReconciliationQuery>("walletReconciliation", Read)
        .Changes<WalletJournal>("walletJournalPosted", Read)
        .Mutation<CreateWallet>("createWallet", Write, answers: "wallet")
        .Mutation<UpdateWallet>("updateWallet", Write, answers: "wallet")
        .Mutation<PerformWalletAction>("performWalletAction", Write, answers: "wallet")
        .Mutation<CreateWalletJournal>("createWalletJournal", Write, answers: "walletJournal")
        .Mutation<ReverseWalletJournal>("reverseWalletJournal", Write, answers: "walletJournal")
        .Mutation<CreateSpendCondition>("createSpendCondition", Write, answers: "spendCondition")
        .Mutation<UpdateSpendCondition>("updateSpendCondition", Write, answers: "spendCondition");
}
