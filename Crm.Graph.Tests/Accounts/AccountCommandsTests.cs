using System.Linq.Expressions;
using Crm.Graph.Accounts.Commands;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Commands;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Accounts;

public abstract class AccountCommandsTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : AccountCommandsTests(Database.Sqlite);

    public sealed class OnPostgreSql() : AccountCommandsTests(Database.PostgreSql);

    private DomainDatabase _database = null!;
    private Guid _contact;

    public async Task InitializeAsync()
    {
        _database = await DomainDatabase.StartAsync(on);
        _contact = await ContactAsync("Smith");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A3_The_first_account_is_primary_and_gets_number_name_currency_and_billing_address_by_rule()
    {
        var account = await LoadAsync((await CreateAsync(new(_contact, IsPrimary: false))).Value.Id);
        Assert.Equal(("AC00000001", "AC00000001 Anna Smith", "EUR", true), (account.Number, account.Name, account.Currency, account.IsPrimary));
        Assert.Equal("Nicosia", account.BillingAddress!.TownCity);
        Assert.Equal(_contact, Assert.Single(account.Contacts).ContactId);
        Assert.Equal("AC00000002", (await CreateAsync(new(_contact))).Value.Number);
    }

    [Fact]
    public async Task A3_A_number_by_rule_steps_over_one_that_somebody_chose()
    {
        await CreateAsync(new(_contact, Number: "ac00000001"));
        Assert.Equal("AC00000002", (await CreateAsync(new(_contact))).Value.Number);
        Assert.Equal("ALREADY_EXISTS number", Single(await CreateAsync(new(_contact, Number: "AC00000002"))));
    }

    [Fact]
    public async Task A3_A_new_primary_account_unmarks_the_old_one()
    {
        var first = (await CreateAsync(new(_contact))).Value.Id;
        var second = (await CreateAsync(new(_contact, Currency: "usd"))).Value.Id;
        Assert.Equal((true, false), ((await LoadAsync(first)).IsPrimary, (await LoadAsync(second)).IsPrimary));
        var third = (await CreateAsync(new(_contact, IsPrimary: true))).Value.Id;
        Assert.Equal((false, true), ((await LoadAsync(first)).IsPrimary, (await LoadAsync(third)).IsPrimary));
        Assert.True((await UpdateAsync(new(first, IsPrimary: true))).Succeeded);
        Assert.Equal((true, false), ((await LoadAsync(first)).IsPrimary, (await LoadAsync(third)).IsPrimary));
    }

    [Fact]
    public async Task A4_The_primary_mark_is_moved_and_never_just_taken_away()
    {
        var account = (await CreateAsync(new(_contact))).Value.Id;
        Assert.Equal("PRIMARY_REQUIRED isPrimary", Single(await UpdateAsync(new(account, IsPrimary: false))));
    }

    [Fact]
    public async Task A3_What_the_input_refers_to_has_to_exist()
    {
        var nowhere = Guid.CreateVersion7();
        var refused = await CreateAsync(new(nowhere, "XXX", ClassificationId: nowhere, PaymentTermsId: nowhere, BillingAddressId: nowhere,
            CreditLimit: -1, ContactIds: [_contact, nowhere]));
        Assert.Equal(
            ["NOT_FOUND contactId", "NOT_FOUND contactIds.1", "NOT_FOUND classificationId", "NOT_FOUND paymentTermsId",
                "NOT_FOUND billingAddressId", "INVALID_VALUE currency", "INVALID_VALUE creditLimit"],
            refused.Errors.Select(Text));
    }

    [Fact]
    public async Task A4_The_billing_address_is_one_of_the_accounts_contacts()
    {
        var other = await ContactAsync("Jones");
        var address = (await LoadContactAsync(other)).Addresses[0].Id;
        Assert.Equal("INVALID_VALUE billingAddressId", Single(await CreateAsync(new(_contact, BillingAddressId: address))));
        var account = (await CreateAsync(new(_contact, ContactIds: [other], BillingAddressId: address))).Value.Id;
        Assert.Equal([_contact, other], (await LoadAsync(account)).Contacts.Select(c => c.ContactId).Order());

        Assert.True((await UpdateAsync(new(account, ContactIds: new([])))).Succeeded);
        var after = await LoadAsync(account);
        Assert.Equal((_contact, null), (Assert.Single(after.Contacts).ContactId, after.BillingAddressId));
    }

    [Fact]
    public async Task C8_An_address_that_is_removed_is_billed_to_no_more()
    {
        var account = await LoadAsync((await CreateAsync(new(_contact))).Value.Id);
        await _database.RunAsync<RemoveContactAddress, RemoveContactAddressInput, Contact>(new(account.BillingAddressId!.Value));
        Assert.Null((await LoadAsync(account.Id)).BillingAddressId);
    }

    [Fact]
    public async Task A11_Entries_move_the_balance_and_invoices_are_due_by_the_payment_terms()
    {
        var terms = (await _database.RunAsync<CreatePaymentTerms, CreatePaymentTermsInput, PaymentTerms>(new("Net 7", 7))).Value.Id;
        var account = (await CreateAsync(new(_contact, PaymentTermsId: terms))).Value.Id;
        await PostAsync(new(account, AccountEntryType.Invoice, 100.0001m, Reference: "INV-1"));
        await PostAsync(new(account, AccountEntryType.Payment, 40m));
        await PostAsync(new(account, AccountEntryType.Adjustment, -0.0001m));
        var entries = (await LoadAsync(account)).Entries.OrderBy(e => e.Number).ToList();
        Assert.Equal([100.0001m, -40m, -0.0001m], entries.Select(e => e.Amount));
        Assert.Equal([100.0001m, 60.0001m, 60m], entries.Select(e => e.BalanceAfter));
        Assert.Equal([new DateOnly(2026, 12, 1), null, null], entries.Select(e => e.DueOn));
        Assert.Equal((new DateOnly(2026, 11, 24), _database.Caller.ActorId), (entries[0].PostedDay, entries[0].CreatedById));
        Assert.Equal(60m, (await LoadAsync(account)).Balance);
    }

    [Fact]
    public async Task A11_The_same_reference_twice_is_refused()
    {
        var account = (await CreateAsync(new(_contact))).Value.Id;
        await PostAsync(new(account, AccountEntryType.Invoice, 10m, Reference: "INV-1"));
        Assert.Equal("ALREADY_EXISTS reference", Single(await PostAsync(new(account, AccountEntryType.Invoice, 10m, Reference: "inv-1"))));
        Assert.Equal(10m, (await LoadAsync(account)).Balance);
    }

    [Fact]
    public async Task A11_The_balance_stays_exact_when_many_post_at_once()
    {
        var account = (await CreateAsync(new(_contact))).Value.Id;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => PostAsync(new(account, AccountEntryType.Invoice, 0.1m))));
        var after = await LoadAsync(account);
        Assert.Equal((4.0m, 40, 40), (after.Balance, after.LastEntryNumber, after.Entries.Count));
        Assert.Equal(4.0m, after.Entries.Sum(e => e.Amount));
    }

    [Fact]
    public async Task A5_A_terminated_account_moves_its_balance_to_the_one_that_is_named()
    {
        var from = (await CreateAsync(new(_contact))).Value;
        var to = (await CreateAsync(new(_contact))).Value;
        await PostAsync(new(from.Id, AccountEntryType.Invoice, 25m));
        Assert.True((await SetStateAsync(new(from.Id, AccountState.Terminated, new RecordId(to.Number)))).Succeeded);
        var (source, target) = (await LoadAsync(from.Id), await LoadAsync(to.Id));
        Assert.Equal((AccountState.Terminated, 0m, false), (source.State, source.Balance, source.IsPrimary));
        Assert.Equal((AccountState.Active, 25m, false), (target.State, target.Balance, target.IsPrimary));
        Assert.Equal((-25m, AccountEntryType.Transfer, (Guid?)to.Id), Moved(source.Entries.OrderBy(e => e.Number).Last()));
        Assert.Equal((25m, AccountEntryType.Transfer, (Guid?)from.Id), Moved(Assert.Single(target.Entries)));
        Assert.Equal("ACCOUNT_TERMINATED ", Single(await PostAsync(new(from.Id, AccountEntryType.Payment, 1m))));
    }

    [Fact]
    public async Task A7_An_account_with_money_on_it_is_not_deleted()
    {
        var account = (await CreateAsync(new(_contact))).Value.Id;
        await PostAsync(new(account, AccountEntryType.Payment, 1m));
        Assert.Equal("MONEY_ON_ACCOUNT ", Single(await DeleteAsync(account)));
        await PostAsync(new(account, AccountEntryType.Invoice, 1m));
        var first = (await DeleteAsync(account)).Value;
        var second = (await DeleteAsync(account)).Value;
        Assert.Equal((true, false, first.Version, first.DateDeleted), (second.IsDeleted, second.IsPrimary, second.Version, second.DateDeleted));
        Assert.Equal("ACCOUNT_DELETED ", Single(await PostAsync(new(account, AccountEntryType.Payment, 1m))));
        Assert.True((await CreateAsync(new(_contact))).Value.IsPrimary);
    }

    [Fact]
    public async Task A6_Financials_are_computed_by_the_database()
    {
        var account = (await CreateAsync(new(_contact, CreditLimit: 500m))).Value.Id;
        var today = _database.Clock.Now;
        _database.Clock.Now = today.AddMonths(-1);
        await PostAsync(new(account, AccountEntryType.Invoice, 100.5m));
        _database.Clock.Now = today;
        await PostAsync(new(account, AccountEntryType.Invoice, 60m, new DateOnly(2026, 11, 24)));
        await PostAsync(new(account, AccountEntryType.Payment, 30.25m));

        Assert.Equal(130.25m, await FinancialAsync(f => f.Balance));
        Assert.Equal(70.25m, await FinancialAsync(f => f.OverdueAmount));
        Assert.Equal(100.5m, await FinancialAsync(f => f.OpeningBalance));
        Assert.Equal(369.75m, await FinancialAsync(f => f.AvailableCredit));
        await PostAsync(new(account, AccountEntryType.Payment, 100m));
        Assert.Equal(0m, await FinancialAsync(f => f.OverdueAmount));
    }

    private static (decimal, AccountEntryType, Guid?) Moved(AccountEntry entry) => (entry.Amount, entry.Type, entry.TransferAccountId);

    /// <summary>One field of the group, put together as every reader does it, with the 24th of November 2026 for today.</summary>
    private async Task<T> FinancialAsync<T>(Expression<Func<AccountFinancials, T>> field)
    {
        var group = _database.Root.Catalogues.Of<Account>().Find("financials")!;
        var path = (Expression<Func<Account, T>>)new AmbientDay(new(2026, 11, 24)).Visit(Replace.Then(group.Path, field));
        await using var db = _database.Read();
        return await db.Set<Account>().Select(path).SingleAsync();
    }

    private sealed class AmbientDay(DateOnly today) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) => node.Member.DeclaringType != typeof(Ambient) ? base.VisitMember(node)
            : Expression.Constant(node.Member.Name == nameof(Ambient.Today) ? today : new DateOnly(today.Year, today.Month, 1));
    }

    private async Task<Guid> ContactAsync(string lastName)
        => (await _database.RunAsync<CreateContact, CreateContactInput, Contact>(
            new(FirstName: "Anna", LastName: lastName, Addresses: [new(TownCity: "Nicosia")]))).Value.Id;

    private Task<Result<Account>> CreateAsync(CreateAccountInput input) => _database.RunAsync<CreateAccount, CreateAccountInput, Account>(input);

    private Task<Result<Account>> UpdateAsync(UpdateAccountInput input) => _database.RunAsync<UpdateAccount, UpdateAccountInput, Account>(input);

    private Task<Result<Account>> DeleteAsync(Guid id) => _database.RunAsync<DeleteAccount, DeleteAccountInput, Account>(new(id));

    private Task<Result<Account>> SetStateAsync(SetAccountStateInput input) => _database.RunAsync<SetAccountState, SetAccountStateInput, Account>(input);

    private Task<Result<AccountEntry>> PostAsync(PostAccountEntryInput input)
        => _database.RunAsync<PostAccountEntry, PostAccountEntryInput, AccountEntry>(input);

    private async Task<Account> LoadAsync(Guid id)
    {
        await using var db = _database.Read();
        return await db.Set<Account>().Include(a => a.Contacts).Include(a => a.Entries).Include(a => a.BillingAddress).SingleAsync(a => a.Id == id);
    }

    private async Task<Contact> LoadContactAsync(Guid id)
    {
        await using var db = _database.Read();
        return await db.Set<Contact>().Include(c => c.Addresses).SingleAsync(c => c.Id == id);
    }

    private static string Single<T>(Result<T> result) => Text(Assert.Single(result.Errors));

    private static string Text(DomainError error) => $"{error.Code} {string.Join('.', error.Path)}";
}
