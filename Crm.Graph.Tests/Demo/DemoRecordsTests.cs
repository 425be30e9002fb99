using Crm.Graph.Accounts.Commands;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Activities.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Demo;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Tasks.Model;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace Crm.Graph.Tests.Demo;

public abstract class DemoRecordsTests(Database on)
{
    public sealed class OnSqlite() : DemoRecordsTests(Database.Sqlite);

    public sealed class OnPostgreSql() : DemoRecordsTests(Database.PostgreSql);

    private static readonly string[] Tables =
    [
        "contact", "contact_phone", "contact_address", "contact_category", "third_party_id", "account", "account_contact",
        "account_entry", "account_classification", "payment_terms", "counter", "custom_field", "custom_field_choice", "custom_field_value",
        "wallet", "limit_rule", "spend_condition", "spend_condition_organisation", "spend_condition_product", "spend_condition_timing", "commerce_balance",
        "wallet_journal", "wallet_credit", "credit_use",
        "reward_tier", "reward_scheme", "account_rewards", "reward_membership", "account_merchant", "reward_entry",
        "product_group", "product", "incentive", "package", "package_item", "package_price", "survey", "stage", "pipeline", "pipeline_stage", "lead_source", "franchise", "department",
        "lead", "lead_assignee", "lead_product", "lead_step", "stage_visit",
        "approval_request", "approval_condition", "approval_response", "approval_contact",
        "task", "appointment", "appointment_step", "activity_type", "tag", "activity", "activity_tag", "activity_state_change",
    ];

    [Fact]
    public async Task In_every_new_database_the_records_are_the_same()
    {
        await using var one = TestDatabase.NotYet(on);
        await using var two = TestDatabase.NotYet(on);
        await using (await StartAsync(60, one)) { }
        await using (await StartAsync(60, two, new ManualClock(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero)))) { }

        foreach (var table in Tables)
        {
            var rows = await RowsAsync(one, table);
            Assert.NotEmpty(rows);
            Assert.Equal(rows, await RowsAsync(two, table));
        }
    }

    [Fact]
    public async Task There_are_as_many_contacts_as_the_settings_say_and_as_many_accounts()
    {
        await using var test = await StartAsync(200);

        Assert.Equal((200, 200), await CountsAsync(test, "sk_test_demo"));
        Assert.Equal((25, 25), await CountsAsync(test, "sk_test_other"));
    }

    [Fact]
    public async Task With_no_contacts_wanted_there_is_nothing()
    {
        await using var test = await StartAsync(0);

        Assert.Equal((0, 0), await CountsAsync(test, "sk_test_demo"));
        Assert.Equal((0, 0), await CountsAsync(test, "sk_test_other"));
    }

    [Fact]
    public async Task Another_start_adds_nothing()
    {
        await using var stored = TestDatabase.NotYet(on);
        await using (await StartAsync(20, stored)) { }

        await using var test = await StartAsync(40, stored);

        Assert.Equal((20, 20), await CountsAsync(test, "sk_test_demo"));
    }

    [Fact]
    public async Task A_start_that_broke_off_left_nothing_and_the_next_one_begins_again()
    {
        await using var test = await StartAsync(0);
        var caller = await test.CallerAsync("sk_test_demo");
        await using (var db = test.Contexts.For(caller))
        await using (var writer = await BulkWriter.BeginAsync(db, test.Get<WriteGate>(), CancellationToken.None))
            await new DemoOrganisation(caller, seed: 1, count: 40, sellers: null).WriteAsync(writer, CancellationToken.None);
        Assert.Equal((0, 0), await CountsAsync(test, "sk_test_demo"));

        await FillAsync(test, 40);

        Assert.Equal((40, 40), await CountsAsync(test, "sk_test_demo"));
    }

    [Fact]
    public async Task The_balance_of_an_account_is_the_sum_of_its_entries()
    {
        await using var test = await StartAsync(300);
        await using var db = await ReadAsync(test);
        var accounts = await db.Set<Account>().Include(a => a.Entries.OrderBy(e => e.Number)).ToListAsync();

        Assert.Contains(accounts, a => a.Entries.Count >= 8);
        Assert.Contains(accounts, a => a.Entries.Count == 0);
        foreach (var account in accounts)
        {
            Assert.Equal(account.Entries.Sum(e => e.Amount), account.Balance);
            Assert.Equal(Enumerable.Range(1, account.LastEntryNumber), account.Entries.Select(e => e.Number));
            var balance = 0m;
            var before = account.DateCreated;
            foreach (var entry in account.Entries)
            {
                Assert.Equal(balance += entry.Amount, entry.BalanceAfter);
                Assert.Equal(account.Currency, entry.Currency);
                Assert.InRange(entry.PostedOn, before, DemoTime.End);
                Assert.Equal(entry.Type == AccountEntryType.Invoice, entry.DueOn is not null);
                before = entry.PostedOn;
            }
            Assert.Equal(account.IsPrimary ? account.PrimaryContactId : null, account.PrimaryOfContactId);
            Assert.True(account.State != AccountState.Terminated || account is { Balance: 0, IsPrimary: false });
        }
        var primary = accounts.Where(a => a.State != AccountState.Terminated).GroupBy(a => a.PrimaryContactId);
        Assert.All(primary, contact => Assert.InRange(contact.Count(a => a.IsPrimary), 0, 1));
    }

    [Fact]
    public async Task A_contact_has_one_primary_phone_and_address_and_shows_them()
    {
        await using var test = await StartAsync(300);
        await using var db = await ReadAsync(test);
        var contacts = await db.Set<Contact>().Include(c => c.Phones).Include(c => c.Addresses).OrderBy(c => c.Id).ToListAsync();

        foreach (var contact in contacts)
        {
            Assert.Equal(contact.Phones.SingleOrDefault(p => p.IsPrimary)?.Number, contact.Phone);
            Assert.Equal(contact.Phones.Count > 0, contact.Phone is not null);
            var address = contact.Addresses.SingleOrDefault(a => a.IsPrimary);
            Assert.Equal((contact.Addresses.Count > 0, address?.TownCity, address?.CountryCode), (address is not null, contact.City, contact.Country));
            Assert.All(contact.Phones, phone => Assert.Equal(phone.Number, Phones.Parse(phone.Number, "CYP").Value.Number));
            Assert.Equal(contact.IsDeleted, contact.DateDeleted is not null);
        }
        Assert.Equal(contacts.Select(c => c.Id), contacts.OrderBy(c => c.DateCreated).Select(c => c.Id));
    }

    [Fact]
    public async Task The_first_impression_is_of_many_kinds()
    {
        await using var test = await StartAsync(1000);
        await using var db = await ReadAsync(test);
        var contacts = await db.Set<Contact>().Include(c => c.Addresses).ToListAsync();

        Assert.Contains(contacts, c => c.LastName?.Contains('\'') == true);
        Assert.Contains(contacts, c => c.Name.Contains('ß'));
        Assert.Contains(contacts, c => c.Name.Any(letter => letter is >= 'Α' and <= 'ώ'));
        Assert.Equal(2, contacts.Select(c => c.Type).Distinct().Count());
        Assert.Equal(3, contacts.Select(c => c.ConsentState).Distinct().Count());
        Assert.Equal(5, contacts.Select(c => c.CategoryId).Where(id => id is not null).Distinct().Count());
        Assert.InRange(contacts.Count(c => c.City == "Nicosia"), 150, 450);
        Assert.All([
            contacts.Count(c => c.Code is null), contacts.Count(c => c.Email is null), contacts.Count(c => c.Phone is null), contacts.Count(c => c.City is null),
            contacts.Count(c => !c.IsActive), contacts.Count(c => c.IsDeleted), contacts.Count(c => c.Addresses.Count > 1),
            contacts.Count(c => c.CompanyProfile.AnnualTurnover is not null), contacts.Count(c => c.Demographics.NameDay.Month is not null)],
            some => Assert.InRange(some, 5, 400));
        var currencies = await db.Set<Account>().Select(a => a.Currency).Distinct().ToListAsync();
        Assert.Equal(["EUR", "GBP", "USD"], currencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_first_contact_is_the_one_that_examples_ask_for_and_new_accounts_get_the_next_number()
    {
        await using var test = await StartAsync(40);
        var caller = await test.CallerAsync("sk_test_demo");

        var opened = await test.Work.RunAsync(test.Get<CreateAccount>(), new CreateAccountInput(new("C-00000001")), caller, CancellationToken.None);

        Assert.Equal("AC00000041", opened.Value.Number);
        Assert.True(opened.Value.Contacts.Count == 1 && !opened.Value.IsPrimary);
    }

    [Fact]
    public async Task There_is_a_pipeline_with_leads_in_every_stage_and_of_every_state()
    {
        await using var test = await StartAsync(1000);
        await using var db = await ReadAsync(test);
        var leads = await db.Set<Lead>().Include(l => l.Products).Include(l => l.StageHistory).ToListAsync();

        Assert.InRange(leads.Count, 150, 200);
        Assert.Equal(5, leads.Where(l => l.State == LeadState.Open).Select(l => l.StageId).Distinct().Count());
        Assert.Equal(5, leads.Select(l => l.OwnerId).Distinct().Count());
        Assert.All(Enum.GetValues<LeadState>(), state => Assert.InRange(leads.Count(l => l.State == state), 15, 120));
        Assert.Contains(leads, l => l.IsLostApproved == false);
        foreach (var lead in leads)
        {
            Assert.Equal(lead.Products.Sum(p => p.Total), lead.Value);
            Assert.Equal(lead.State == LeadState.Open ? 1 : 0, lead.StageHistory.Count(v => v.LeftOn is null));
            Assert.Equal(lead.State == LeadState.Open ? lead.ContactId : Guid.Empty, lead.OpenOfContactId);
            Assert.All(lead.StageHistory, v => Assert.InRange(v.EnteredOn, lead.DateCreated, DemoTime.End));
        }
    }

    [Fact]
    public async Task There_is_something_to_do_on_every_day_for_months_and_some_of_it_is_late()
    {
        await using var test = await StartAsync(2000);
        await using var db = await ReadAsync(test);
        var tasks = await db.Set<Crm.Graph.Tasks.Model.Task>().ToListAsync();
        var appointments = await db.Set<Appointment>().Include(a => a.Steps).ToListAsync();
        var activities = await db.Set<Activity>().Include(a => a.States).ToListAsync();

        Assert.InRange(tasks.Count, 400, 500);
        Assert.InRange(appointments.Count, 250, 340);
        Assert.InRange(activities.Count, 150, 200);
        Assert.All(Enum.GetValues<AppointmentState>(), state => Assert.Contains(appointments, a => a.State == state));
        Assert.All(Enum.GetValues<ActivityState>(), state => Assert.Contains(activities, a => a.State == state));
        Assert.InRange(tasks.Count(t => t.State == TaskState.Open && t.End < DemoTime.End), 10, 100);
        for (var week = 0; week < 16; week++)
        {
            var (from, to) = (DemoTime.End.AddDays(7 * week), DemoTime.End.AddDays(7 * week + 7));
            Assert.Contains(tasks, t => t.State == TaskState.Open && t.End >= from && t.End < to);
            Assert.Contains(appointments, a => a.State != AppointmentState.Cancelled && a.Start >= from && a.Start < to);
        }
        Assert.All(tasks, t => Assert.Equal(t.State == TaskState.Open ? t.ContactId : Guid.Empty, t.OpenOfContactId));
        Assert.All(appointments, a => Assert.Equal(a.Steps.MaxBy(s => s.TakenOn)!.State, a.State));
        Assert.All(activities, a => Assert.Equal(a.State, a.States.MaxBy(s => s.Date)!.State));
    }

    private async Task<TestStorage> StartAsync(int contacts, TestDatabase? stored = null, ManualClock? clock = null)
    {
        var test = stored is null ? await TestStorage.StartAsync(on, "Development", clock) : await TestStorage.StartAsync(stored, "Development", clock);
        await FillAsync(test, contacts);
        return test;
    }

    private static async Task FillAsync(TestStorage test, int contacts)
    {
        var (main, other) = (await test.Get<DemoOrganisations>().PrepareAsync(CancellationToken.None))!.Value;
        test.Get<IOptions<DemoOptions>>().Value.Contacts = contacts;
        await test.Get<DemoRecords>().FillAsync(main, other, CancellationToken.None);
    }

    private static async Task<CrmDb> ReadAsync(TestStorage test) => test.Contexts.For(await test.CallerAsync("sk_test_demo"));

    private static async Task<(int Contacts, int Accounts)> CountsAsync(TestStorage test, string key)
    {
        var caller = await test.CallerAsync(key);
        await using var db = test.Contexts.For(caller);
        return (await db.Set<Contact>().CountAsync(), await db.Set<Account>().CountAsync());
    }

    private static async Task<List<string>> RowsAsync(TestDatabase stored, string table)
        => [.. (await stored.RowsAsync($"SELECT * FROM \"{table}\" ORDER BY id")).Select(row => string.Join('|', row))];
}
