using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Accounts;

internal sealed class AccountFields : RecordCatalogue<Account>
{
    public AccountFields()
    {
        Field(a => a.Number).AsKey().Searchable();
        Field(a => a.Name).Searchable();
        Field(a => a.IsPrimary);
        Field(a => a.State);
        Field(a => a.Currency);
        One(a => a.Classification);
        One(a => a.PaymentTerms);
        Money(a => a.CreditLimit, a => a.Currency);
        Money(a => a.Balance, a => a.Currency);
        Group("financials", a => new AccountFinancials
        {
            Balance = a.Balance,
            // Not Math.Max: EF Core would give it the constant 0 as SQLite's text, and text is greater than every number.
            OverdueAmount = a.Entries.Where(e => e.Amount < 0 || e.DueOn < Ambient.Today).Sum(e => e.Amount) > 0
                ? a.Entries.Where(e => e.Amount < 0 || e.DueOn < Ambient.Today).Sum(e => e.Amount)
                : 0,
            OpeningBalance = a.Entries.Where(e => e.PostedDay < Ambient.StartOfMonth).Sum(e => e.Amount),
            AccountingPeriod = new AccountingPeriod { ClosedBefore = Ambient.StartOfMonth },
            CreditLimit = a.CreditLimit,
            AvailableCredit = a.CreditLimit - a.Balance,
            Currency = a.Currency,
        });
        One(a => a.BillingAddress);
        One(a => a.PrimaryContact).Needs("contacts:read");
        Many<AccountContact, Contact>("contacts", l => l.AccountId, l => l.Contact).Needs("contacts:read");
        Field(a => a.Email).Searchable();
        Field(a => a.Phone).Searchable(SearchedAs.Phone);
        Field(a => a.Website).Searchable();
        Field(a => a.Description);
        Many<AccountEntry>("entries", e => e.AccountId);
        Parts<ThirdPartyId>("thirdPartyIds", t => t.RecordId).Describe("The ids by which other systems know the account, at most one of each.");
    }
}
