using System.Globalization;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Accounts;

internal sealed class AccountFinancialsFields : FieldCatalogue<AccountFinancials>
{
    public AccountFinancialsFields()
    {
        Field(f => f.Balance);
        Field(f => f.OverdueAmount);
        Field(f => f.OpeningBalance);
        Computed("accountingPeriod", f => f.PeriodStart, start => start.AddDays(-1).ToString("MMMMyyyy", CultureInfo.InvariantCulture).ToUpperInvariant())
            .Describe("The latest closed accounting period, which is the month before this one: OCTOBER2026.");
        Field(f => f.CreditLimit);
        Field(f => f.AvailableCredit);
        Field(f => f.Currency);
    }
}
