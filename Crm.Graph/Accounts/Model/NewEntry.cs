using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Accounts.Model;

/// <summary>An entry that is about to be posted.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Amount">By hand as people say it, so that invoices and payments are positive; once read with the sign that moves the balance.</param>
internal sealed record NewEntry(
    AccountEntryType Type, decimal Amount, DateOnly? DueOn = null, string? Description = null, string? Reference = null)
{
    /// <summary>What a caller posts by hand, checked, with the sign and the due date that it has in the ledger.</summary>
    public NewEntry Read(Setting here, PaymentTerms? terms, Problems problems)
    {
        if (Type is AccountEntryType.Transfer or AccountEntryType.WriteOff)
            problems.Add(AccountErrors.NotByHand());
        problems.Take(Money.Parse(Amount, Money.LargestSummand), "amount");
        if (Type == AccountEntryType.Adjustment ? Amount == 0 : Amount <= 0)
            problems.Add(AccountErrors.WrongSign(Type));
        if (DueOn is not null && Type != AccountEntryType.Invoice)
            problems.Add(AccountErrors.OnlyInvoicesAreDue());
        // Invoices that are already overdue are welcome: they come with the books of an earlier system.
        problems.Within(DueOn, new DateOnly(1900, 1, 1), here.Today.AddDays(PaymentTerms.MostNetDays), "dueOn");
        return this with
        {
            Amount = Type == AccountEntryType.Payment ? -Amount : Amount,
            DueOn = Type == AccountEntryType.Invoice ? DueOn ?? here.Today.AddDays(terms?.NetDays ?? 0) : null,
            Description = problems.Text(Description, "description"),
            Reference = problems.Text(Reference, "reference", 100),
        };
    }
}
