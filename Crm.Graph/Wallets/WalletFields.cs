using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets;

/// <summary>Balances are shown without what has expired: its journals may be up to an hour behind.</summary>
internal sealed class WalletFields : RecordCatalogue<Wallet>
{
    public WalletFields()
    {
        Field(w => w.Code).AsKey();
        Field(w => w.State);
        One(w => w.Account).Needs("accounts:read");
        Field(w => w.Currency);
        Field("balance", w => w.OpenBalance + w.CommerceBalance - w.Credits.Where(c => !c.IsSpent && c.LastDay < Ambient.Today).Sum(c => c.Remaining))
            .In("currency").Describe("What is in the wallet: the open balance and the commerce balance together.");
        Field("openBalance", w => w.OpenBalance - w.Credits.Where(c => c.CommerceBalanceId == null && !c.IsSpent && c.LastDay < Ambient.Today).Sum(c => c.Remaining))
            .In("currency").LogAs((Wallet w) => w.OpenBalance).Describe("What can be spent on anything; negative when more was spent than was there.");
        Field("commerceBalance", w => w.CommerceBalance - w.Credits.Where(c => c.CommerceBalanceId != null && !c.IsSpent && c.LastDay < Ambient.Today).Sum(c => c.Remaining))
            .In("currency").LogAs((Wallet w) => w.CommerceBalance).Describe("What can be spent under conditions only.");
        Field("pendingBalance", w => w.Credits.Where(c => !c.IsSpent && c.ValidFrom > Ambient.Today).Sum(c => c.Remaining))
            .In("currency").Describe("What of the balance cannot be spent yet.");
        Money(w => w.MinimumBalance, w => w.Currency);
        Parts<LimitRule>("limitRules", r => r.WalletId);
        Group(w => w.AutoTopup);
        Group(w => w.TermedTopup);
        Many<WalletJournal>("journals", j => j.WalletId);
        Many<CommerceBalance>("commerceBalances", b => b.WalletId).Describe("The parts of the commerce balance, one for each spend condition.");
        Many<WalletCredit>("credits", c => c.WalletId);
        Many<WalletTopup>("topups", t => t.WalletId).Describe("The top-ups of the wallet: those that are to be paid, were paid, or failed.");
    }
}

internal sealed class LimitRuleFields : FieldCatalogue<LimitRule>
{
    public LimitRuleFields()
    {
        Field(r => r.Id);
        Field(r => r.Name);
        // Amounts whose currency is the wallet's are not beside it here: neither summed up nor compared.
        Field(r => r.MaximumAmount).NotFilterable();
        Field(r => r.MaximumNumber);
        Field(r => r.Period);
        Computed("transactionTypes", r => r.Counted, LimitRule.Read).LogAs((LimitRule r) => r.Counted)
            .Describe("The transaction types that are counted together.");
        SortedBy = Field(r => r.Position);
    }
}

internal sealed class AutoTopupFields : FieldCatalogue<AutoTopup>
{
    public AutoTopupFields()
    {
        Field(t => t.Threshold).NotFilterable();
        Field(t => t.Amount).NotFilterable();
        Group(t => t.PaymentMethod);
    }
}

internal sealed class TermedTopupFields : FieldCatalogue<TermedTopup>
{
    public TermedTopupFields()
    {
        Field(t => t.Amount).NotFilterable();
        Group(t => t.Frequency);
        Group(t => t.TopupDay);
        Field(t => t.NextOn);
        Group(t => t.PaymentMethod);
    }
}

internal sealed class TopupFrequencyFields : FieldCatalogue<TopupFrequency>
{
    public TopupFrequencyFields()
    {
        Field(f => f.Period);
        Field(f => f.Value);
    }
}

internal sealed class TopupDayFields : FieldCatalogue<TopupDay>
{
    public TopupDayFields()
    {
        Field(d => d.DayOfMonth);
        Field(d => d.DayOfWeek);
    }
}

internal sealed class WalletPaymentMethodFields : FieldCatalogue<WalletPaymentMethod>
{
    public WalletPaymentMethodFields()
    {
        Field(m => m.Type);
        Field(m => m.Id);
    }
}
