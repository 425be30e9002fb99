using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets;

internal sealed class WalletJournalFields : FieldCatalogue<WalletJournal>
{
    public WalletJournalFields()
    {
        Field(j => j.Id);
        Field(j => j.Number);
        Field(j => j.PostedOn);
        Field(j => j.PostedDay);
        Field(j => j.Type);
        Field(j => j.TransactionType);
        Money(j => j.Amount, j => j.Currency);
        Money(j => j.Movement, j => j.Currency);
        Field(j => j.Currency);
        Money(j => j.BalanceAfter, j => j.Currency);
        Money(j => j.OpenBalanceAfter, j => j.Currency);
        Money(j => j.CommerceBalanceAfter, j => j.Currency);
        One(j => j.SpendCondition);
        Field(j => j.ValidFrom);
        Field(j => j.ValidTo);
        Field(j => j.Description);
        Field(j => j.Reference);
        One(j => j.Reverses);
        One(j => j.ReversedBy);
        One(j => j.Topup);
        One(j => j.Wallet);
        Field(j => j.DateCreated);
        One(j => j.CreatedBy);
    }
}

internal sealed class WalletCreditFields : FieldCatalogue<WalletCredit>
{
    public WalletCreditFields()
    {
        Field(c => c.Id);
        Money(c => c.Amount, c => c.Currency);
        Money(c => c.Remaining, c => c.Currency);
        Field(c => c.Currency);
        Field(c => c.ValidFrom);
        Field(c => c.ValidTo);
        Field(c => c.IsSpent);
        One(c => c.Journal);
    }
}

internal sealed class CommerceBalanceFields : FieldCatalogue<CommerceBalance>
{
    public CommerceBalanceFields()
    {
        Field(b => b.Id);
        Field("name", b => b.SpendCondition.Name).Describe("The name of the spend condition.");
        Field("amount", b => b.Amount - b.Credits.Where(c => !c.IsSpent && c.LastDay < Ambient.Today).Sum(c => c.Remaining))
            .In("currency").Describe("How much it is, without what has expired.");
        Field(b => b.Currency);
        One(b => b.SpendCondition);
        // The days are counted on the column's side: what the moment gives has to stay a value by itself.
        Group("expiration", b => new CommerceExpiration
        {
            ZeroToThirty = b.Credits.Where(c => !c.IsSpent && c.ValidTo != null && c.LastDay >= Ambient.Today && c.LastDay.AddDays(-30) <= Ambient.Today).Sum(c => c.Remaining),
            ThirtyToSixty = b.Credits.Where(c => !c.IsSpent && c.ValidTo != null && c.LastDay.AddDays(-30) > Ambient.Today && c.LastDay.AddDays(-60) <= Ambient.Today).Sum(c => c.Remaining),
            SixtyToNinety = b.Credits.Where(c => !c.IsSpent && c.ValidTo != null && c.LastDay.AddDays(-60) > Ambient.Today && c.LastDay.AddDays(-90) <= Ambient.Today).Sum(c => c.Remaining),
            NinetyPlus = b.Credits.Where(c => !c.IsSpent && c.ValidTo != null && c.LastDay.AddDays(-90) > Ambient.Today).Sum(c => c.Remaining),
            Currency = b.Currency,
        });
    }
}

internal sealed class CommerceExpirationFields : FieldCatalogue<CommerceExpiration>
{
    public CommerceExpirationFields()
    {
        Money(e => e.ZeroToThirty, e => e.Currency);
        Money(e => e.ThirtyToSixty, e => e.Currency);
        Money(e => e.SixtyToNinety, e => e.Currency);
        Money(e => e.NinetyPlus, e => e.Currency);
        Field(e => e.Currency);
    }
}

internal sealed class WalletTopupFields : RecordCatalogue<WalletTopup>
{
    public WalletTopupFields()
    {
        Field(t => t.Kind);
        Field(t => t.State);
        Money(t => t.Amount, t => t.Currency);
        Field(t => t.Currency);
        Field(t => t.DueOn);
        Field(t => t.Tries);
        Field(t => t.NextTryOn);
        Field(t => t.LastError);
        Field(t => t.PaymentId);
        Group(t => t.PaymentMethod);
        One(t => t.Wallet);
    }
}
