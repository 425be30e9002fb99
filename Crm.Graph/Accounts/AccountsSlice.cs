using Crm.Graph.Accounts.Commands;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.ThirdParties.Commands;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Accounts;

/// <summary>What customers owe: accounts and their ledgers.</summary>
public sealed class AccountsSlice : ISlice
{
    private const string Read = "accounts:read";
    private const string Write = "accounts:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateAccount>()
        .AddSingleton<UpdateAccount>()
        .AddSingleton<SetAccountState>()
        .AddSingleton<DeleteAccount>()
        .AddSingleton<PostAccountEntry>()
        .AddSingleton<CreateAccountClassification>()
        .AddSingleton<CreatePaymentTerms>()
        .AddSingleton<ThirdPartyTarget>(new ThirdPartyTarget<Account>(ThirdPartyRecordKind.Account, Write));

    public static void AddFields(RootFields root) => root
        .Catalogue<AccountFields>()
        .Catalogue<AccountFinancialsFields>()
        .Catalogue<AccountingPeriodFields>()
        .Catalogue<AccountEntryFields>()
        .Catalogue<AccountClassificationFields>()
        .Catalogue<PaymentTermsFields>()
        .CustomFields<Account>("accounts")
        .Extend<Contact>(contact => contact
            .Many<AccountContact, Account>("accounts", l => l.ContactId, l => l.Account)
            .Needs(Read)
            .Describe("The accounts that the contact has to do with, as their primary contact or as another one."))
        .List<Account>("accounts", Read, "The accounts of the organisation's customers.")
        .One<Account>("account", Read, "The account with this id or number.")
        .List<AccountClassification>("accountClassifications", Read, "The classifications that accounts are given.")
        .List<PaymentTerms>("paymentTerms", Read, "The payment terms that accounts are given.")
        .Changes<Account>("accountChanged", Read)
        .Mutation<CreateAccount>("createAccount", Write, answers: "account")
        .Mutation<UpdateAccount>("updateAccount", Write, answers: "account")
        .Mutation<SetAccountState>("setAccountState", Write, answers: "account")
        .Mutation<DeleteAccount>("deleteAccount", Write, answers: "account")
        .Mutation<PostAccountEntry>("postAccountEntry", Write, answers: "entry")
        .Mutation<CreateAccountClassification>("createAccountClassification", Write, answers: "accountClassification")
        .Mutation<CreatePaymentTerms>("createPaymentTerms", Write, answers: "paymentTerms");
}
