using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Accounts.Model;

public class AccountTests
{
    private static readonly Setting Here = Settings.Here;

    [Fact]
    public void A3_The_default_name_is_the_number_and_the_contacts_name()
    {
        Assert.Equal("AC1 Anna Smith", Open("AC1").Name);
        Assert.Equal("Main", Open("AC1", new() { Name = " Main " }).Name);
    }

    [Fact]
    public void A3_The_primary_contact_is_always_among_the_contacts()
    {
        var (anna, eve) = (Person("Anna"), Person("Eve"));
        var account = Account.Open("AC1", "EUR", new(), anna, [eve, anna], Here).Value;
        Assert.Equal([eve.Id, anna.Id], account.Contacts.Select(c => c.ContactId));
        account.Admit([]);
        Assert.Equal(anna.Id, Assert.Single(account.Contacts).ContactId);
    }

    [Fact]
    public void A4_A_name_that_is_cleared_becomes_the_default_name()
    {
        var account = Open("AC1", new() { Name = "Main", Phone = "22 123456" });
        account.Change(account.Details with { Name = null }, Here);
        Assert.Equal(("AC1 Anna Smith", "+35722123456"), (account.Name, account.Phone));
    }

    [Fact]
    public void A4_Profile_fields_are_checked()
        => Assert.Equal(
            ["INVALID_VALUE creditLimit", "INVALID_VALUE email", "INVALID_VALUE phone", "INVALID_VALUE website"],
            Open("AC1").Change(new() { CreditLimit = 1.00001m, Email = "x", Phone = "1", Website = "javascript:alert(1)" }, Here).Said());

    [Theory]
    [InlineData(AccountEntryType.Invoice, 10, 10)]
    [InlineData(AccountEntryType.Payment, 10, -10)]
    [InlineData(AccountEntryType.Adjustment, 10, 10)]
    [InlineData(AccountEntryType.Adjustment, -10, -10)]
    public void A11_The_type_of_an_entry_says_which_way_it_moves_the_balance(AccountEntryType type, int amount, int moved)
    {
        var account = Open("AC1");
        var entry = account.Post(new(type, amount), Here).Value;
        Assert.Equal((moved, moved, moved, 1), (account.Balance, entry.Amount, entry.BalanceAfter, entry.Number));
    }

    [Theory]
    [InlineData(AccountEntryType.Invoice, 0)]
    [InlineData(AccountEntryType.Invoice, -1)]
    [InlineData(AccountEntryType.Payment, -1)]
    [InlineData(AccountEntryType.Adjustment, 0)]
    public void A11_An_amount_that_moves_nothing_or_the_wrong_way_is_refused(AccountEntryType type, int amount)
        => Assert.Equal(["INVALID_VALUE amount"], Open("AC1").Post(new(type, amount), Here).Said());

    [Theory]
    [InlineData(AccountEntryType.Transfer)]
    [InlineData(AccountEntryType.WriteOff)]
    public void A11_Transfers_and_write_offs_are_not_posted_by_hand(AccountEntryType type)
        => Assert.Equal(["NOT_ALLOWED type"], Open("AC1").Post(new(type, 1), Here).Said());

    [Fact]
    public void A11_All_that_is_wrong_with_an_entry_is_said_at_once()
        => Assert.Equal(
            ["INVALID_VALUE amount", "NOT_ALLOWED dueOn", "INVALID_VALUE reference"],
            Open("AC1").Post(new(AccountEntryType.Payment, 1.00001m, Here.Today, Reference: new string('a', 101)), Here).Said());

    [Fact]
    public void A11_An_invoice_is_due_at_once_or_by_the_terms_or_when_it_says()
    {
        var account = Open("AC1");
        Assert.Equal(new DateOnly(2026, 11, 24), account.Post(new(AccountEntryType.Invoice, 1), Here).Value.DueOn);
        account.Agree(PaymentTerms.Create("Net 30", 30).Value);
        Assert.Equal(new DateOnly(2026, 12, 24), account.Post(new(AccountEntryType.Invoice, 1), Here).Value.DueOn);
        Assert.Equal(new DateOnly(2026, 1, 1), account.Post(new(AccountEntryType.Invoice, 1, new(2026, 1, 1)), Here).Value.DueOn);
        Assert.Null(account.Post(new(AccountEntryType.Payment, 1), Here).Value.DueOn);
    }

    [Fact]
    public void A11_The_balance_stays_within_what_can_be_kept()
    {
        var account = Open("AC1");
        Assert.Equal(["INVALID_VALUE amount"], account.Post(new(AccountEntryType.Invoice, 1_000_000_000_000.0001m), Here).Said());
        for (var i = 0; i < 900; i++)
            account.Post(new(AccountEntryType.Invoice, 1_000_000_000_000m), Here);
        Assert.Equal(["INVALID_VALUE amount"], account.Post(new(AccountEntryType.Invoice, 0.0001m), Here).Said());
        Assert.Equal((900_000_000_000_000m, 900), (account.Balance, account.LastEntryNumber));
    }

    [Fact]
    public void A5_A_suspended_account_takes_payments_but_no_invoices()
    {
        var account = Open("AC1");
        account.MoveTo(AccountState.Suspended, null, Here);
        Assert.Equal(["ACCOUNT_SUSPENDED type"], account.Post(new(AccountEntryType.Invoice, 1), Here).Said());
        Assert.True(account.Post(new(AccountEntryType.Payment, 1), Here).Succeeded);
    }

    [Fact]
    public void A5_A_terminated_account_takes_nothing_until_it_is_active_again()
    {
        var account = Open("AC1");
        account.MoveTo(AccountState.Terminated, null, Here);
        Assert.Equal(["ACCOUNT_TERMINATED"], account.Post(new(AccountEntryType.Payment, 1), Here).Said());
        account.MoveTo(AccountState.Active, null, Here);
        Assert.True(account.Post(new(AccountEntryType.Payment, 1), Here).Succeeded);
    }

    [Theory]
    [InlineData(AccountState.Active, AccountState.Active, false)]
    [InlineData(AccountState.Active, AccountState.Suspended, true)]
    [InlineData(AccountState.Active, AccountState.Terminated, true)]
    [InlineData(AccountState.Suspended, AccountState.Active, true)]
    [InlineData(AccountState.Suspended, AccountState.Suspended, false)]
    [InlineData(AccountState.Suspended, AccountState.Terminated, true)]
    [InlineData(AccountState.Terminated, AccountState.Active, true)]
    [InlineData(AccountState.Terminated, AccountState.Suspended, false)]
    [InlineData(AccountState.Terminated, AccountState.Terminated, false)]
    public void A5_States_change_along_these_ways_only(AccountState from, AccountState to, bool allowed)
    {
        var account = Open("AC1");
        if (from != AccountState.Active)
            account.MoveTo(from, null, Here);
        var moved = account.MoveTo(to, null, Here);
        Assert.Equal(allowed ? [] : ["INVALID_TRANSITION state"], moved.Said());
        Assert.Equal(allowed ? to : from, account.State);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(-25)]
    public void A5_A_terminated_account_moves_its_balance_to_the_account_that_is_named_by_two_entries(int balance)
    {
        var (from, to) = (Open("AC1"), Open("AC2"));
        from.Post(new(AccountEntryType.Adjustment, balance), Here);
        Assert.True(from.MoveTo(AccountState.Terminated, to, Here).Succeeded);
        Assert.Equal((0m, (decimal)balance), (from.Balance, to.Balance));
        Assert.Equal((AccountEntryType.Transfer, -balance, to), (from.Entries[^1].Type, from.Entries[^1].Amount, from.Entries[^1].TransferAccount));
        Assert.Equal((AccountEntryType.Transfer, balance, from), (to.Entries[^1].Type, to.Entries[^1].Amount, to.Entries[^1].TransferAccount));
    }

    [Fact]
    public void A5_A_terminated_account_writes_its_balance_off_when_none_is_named()
    {
        var account = Open("AC1");
        account.Post(new(AccountEntryType.Invoice, 25), Here);
        account.MoveTo(AccountState.Terminated, null, Here);
        Assert.Equal((0m, AccountEntryType.WriteOff, -25m), (account.Balance, account.Entries[^1].Type, account.Entries[^1].Amount));
    }

    [Fact]
    public void A5_An_account_without_balance_is_terminated_without_an_entry()
    {
        var account = Open("AC1");
        account.MoveTo(AccountState.Terminated, Open("AC2"), Here);
        Assert.Empty(account.Entries);
    }

    [Fact]
    public void A5_A_balance_moves_only_to_another_active_account_of_its_currency_and_only_on_termination()
    {
        var account = Open("AC1");
        var suspended = Open("AC2");
        suspended.MoveTo(AccountState.Suspended, null, Here);
        var deleted = Open("AC3");
        deleted.Delete();
        var dollars = Account.Open("AC4", "USD", new(), Person("Anna"), [], Here).Value;
        Assert.Equal(["INVALID_VALUE transferToAccountId"], account.MoveTo(AccountState.Terminated, account, Here).Said());
        Assert.Equal(["ACCOUNT_NOT_ACTIVE transferToAccountId"], account.MoveTo(AccountState.Terminated, suspended, Here).Said());
        Assert.Equal(["ACCOUNT_NOT_ACTIVE transferToAccountId"], account.MoveTo(AccountState.Terminated, deleted, Here).Said());
        Assert.Equal(["CURRENCY_MISMATCH transferToAccountId"], account.MoveTo(AccountState.Terminated, dollars, Here).Said());
        Assert.Equal(["NOT_ALLOWED transferToAccountId"], account.MoveTo(AccountState.Suspended, Open("AC5"), Here).Said());
        Assert.Equal(AccountState.Active, account.State);
    }

    [Fact]
    public void A5_A_terminated_account_is_not_primary_and_does_not_become_it()
    {
        var account = Open("AC1");
        account.MakePrimary(null);
        account.MoveTo(AccountState.Terminated, null, Here);
        Assert.False(account.IsPrimary);
        Assert.Equal(["ACCOUNT_TERMINATED isPrimary"], account.MakePrimary(null).Said());
        account.MoveTo(AccountState.Active, null, Here);
        Assert.False(account.IsPrimary);
    }

    [Fact]
    public void A3_A_new_primary_account_unmarks_the_old_one()
    {
        var (old, next) = (Open("AC1"), Open("AC2"));
        old.MakePrimary(null);
        next.MakePrimary(old);
        Assert.Equal((false, true), (old.IsPrimary, next.IsPrimary));
        next.MakePrimary(next);
        Assert.True(next.IsPrimary);
    }

    [Fact]
    public void A7_An_account_with_money_on_it_is_not_deleted_and_deleting_twice_is_deleting_once()
    {
        var account = Open("AC1");
        account.Post(new(AccountEntryType.Payment, 1), Here);
        Assert.Equal(["MONEY_ON_ACCOUNT"], account.Delete().Said());
        account.Post(new(AccountEntryType.Invoice, 1), Here);
        Assert.True(account.Delete().Succeeded);
        Assert.True(account.Delete().Succeeded);
        Assert.Equal(["ACCOUNT_DELETED"], account.MoveTo(AccountState.Suspended, null, Here).Said());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3651)]
    public void A1_Payment_terms_last_from_no_day_to_ten_years(int days)
        => Assert.Equal(["INVALID_VALUE netDays"], PaymentTerms.Create("Net", days).Said());

    private static Account Open(string number, AccountDetails? details = null)
        => Account.Open(number, "EUR", details ?? new(), Person("Anna"), [], Here).Value;

    private static Contact Person(string firstName) => Contact.Create(new() { FirstName = firstName, LastName = "Smith" }, [], [], Here).Value;
}
