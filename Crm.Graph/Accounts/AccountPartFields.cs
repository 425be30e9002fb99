using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Accounts;

internal sealed class AccountEntryFields : FieldCatalogue<AccountEntry>
{
    public AccountEntryFields()
    {
        Field(e => e.Id);
        Field(e => e.Number);
        Field(e => e.PostedOn);
        Field(e => e.PostedDay);
        Field(e => e.Type);
        Money(e => e.Amount, e => e.Currency);
        Field(e => e.Currency);
        Money(e => e.BalanceAfter, e => e.Currency);
        Field(e => e.DueOn);
        Field(e => e.Description);
        Field(e => e.Reference);
        One(e => e.TransferAccount);
        One(e => e.Account);
        Field(e => e.DateCreated);
        One(e => e.CreatedBy);
    }
}

internal sealed class AccountClassificationFields : RecordCatalogue<AccountClassification>
{
    public AccountClassificationFields() => Field(c => c.Name);
}

internal sealed class PaymentTermsFields : RecordCatalogue<PaymentTerms>
{
    public PaymentTermsFields()
    {
        Field(t => t.Name);
        Field(t => t.NetDays);
    }
}
