using System.Globalization;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Accounts;

internal sealed class AccountFinancialsFields : FieldCatalogue<AccountFinancials>
{
    public AccountFinancialsFields()
    {
        Money(f => f.Balance, f => f.Currency);
        Money(f => f.OverdueAmount, f => f.Currency);
        Money(f => f.OpeningBalance, f => f.Currency);
        Group(f => f.AccountingPeriod);
        Money(f => f.CreditLimit, f => f.Currency);
        Money(f => f.AvailableCredit, f => f.Currency);
        Field(f => f.Currency);
    }
}

internal sealed class AccountingPeriodFields : FieldCatalogue<AccountingPeriod>
{
    public AccountingPeriodFields()
    {
        Computed("name", p => p.ClosedBefore, day => day.AddDays(-1).ToString("MMMMyyyy", CultureInfo.InvariantCulture).ToUpperInvariant())
            .Describe("The month and year in capitals: OCTOBER2026.");
        Computed("startsOn", p => p.ClosedBefore, day => day.AddMonths(-1)).Describe("Its first day.");
        Computed("endsOn", p => p.ClosedBefore, day => day.AddDays(-1)).Describe("Its last day.");
    }
}
