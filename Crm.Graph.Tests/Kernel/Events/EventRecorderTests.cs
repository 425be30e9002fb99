using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

/// <summary>What mutations write into the log, over HTTP.</summary>
public abstract class EventRecorderTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : EventRecorderTests(Database.Sqlite);

    public sealed class OnPostgreSql() : EventRecorderTests(Database.PostgreSql);

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_new_record_is_said_with_its_state_and_its_parts()
    {
        var happened = Assert.Single(await _server.ByAsync("createContact", new
        {
            code = "C-1",
            firstName = "Anna",
            lastName = "Smith",
            demographics = new { gender = "FEMALE", dateOfBirth = "1990-02-28", nameDay = new { month = 7, day = 26 } },
            phones = new[] { new { number = "+35722123456" } },
        }));

        var caller = await _server.CallerAsync(TestServer.Key);
        Assert.Equal(("Contact", "CREATED", 1, true), (happened.Entity, happened.Event, happened.Version, happened.IsFirst));
        Assert.Equal((caller.ActorId, caller.TenantId, _clock.GetUtcNow()), (happened.ActorId, happened.TenantId, happened.OccurredOn));
        Assert.Null(happened.Before());
        Assert.StartsWith("phones: null → {\"id\":\"", Assert.Single(happened.Lines()));
        Assert.EndsWith("\"type\":\"MOBILE\",\"number\":\"+35722123456\",\"extension\":null,\"country\":\"CYP\",\"isPrimary\":true}", happened.Lines()[0]);
        // As an answer has it, field for field.
        var answer = await _server.QueryAsync("""
            { contact(id: "C-1") { id version dateCreated createdBy { id } dateModified modifiedBy { id } isDeleted dateDeleted deletedBy { id }
              type code name title firstName middleName lastName companyName language category { id } statutoryNumber email secondaryEmail phone city country
              preferredMethodOfContact isActive emailOptOut smsOptOut isTaxExempt consentState consentChangedOn
              demographics { gender dateOfBirth nameDay { month day } passport { number issueCountry expiryDate } idDocument { number issueCountry expiryDate } }
              companyProfile { profileYear annualTurnover turnoverCurrency establishedOn numberOfEmployees registrationNumber registrationCountry taxReferenceNumber vatRegistrationNumber industry } } }
            """);
        Assert.Equal(answer["contact"]!.ToJsonString(), JsonNode.Parse(happened.State.Value)!.ToJsonString());
    }

    [Fact]
    public async Task Changes_say_from_what_to_what_for_every_kind_of_field()
    {
        var category = await _server.DoneAsync("createContactCategory", new { name = "Guests" }, "contactCategory { id }");
        await _server.DoneAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        var created = await _server.QueryAsync("{ contact(id: \"C-1\") { dateModified } }");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var happened = Assert.Single(await _server.ByAsync("updateContact", new
        {
            id = "C-1",
            lastName = "Παπαδόπουλος",
            isTaxExempt = true,
            preferredMethodOfContact = "EMAIL",
            categoryId = category["id"],
            demographics = new { dateOfBirth = "1990-02-28", passport = new { number = "K1" } },
            companyProfile = new { numberOfEmployees = 5, annualTurnover = 1000.5m },
        }));

        Assert.Equal("UPDATED", happened.Event);
        Assert.Null((string?)created["contact"]!["dateModified"]);
        Assert.Equal(
        [
            "name: \"Anna Smith\" → \"Anna Παπαδόπουλος\"",
            "lastName: \"Smith\" → \"Παπαδόπουλος\"",
            $"category.id: null → \"{category["id"]}\"",
            "preferredMethodOfContact: null → \"EMAIL\"",
            "isTaxExempt: false → true",
            "demographics.dateOfBirth: null → \"1990-02-28\"",
            "demographics.passport.number: null → \"K1\"",
            "companyProfile.annualTurnover: null → 1000.5",
            "companyProfile.turnoverCurrency: null → \"EUR\"",
            "companyProfile.numberOfEmployees: null → 5",
        ], happened.Lines());
        var stamps = JsonNode.Parse(happened.Changes.Value)!.AsArray().Where(c => Happenings.Stamps.Contains((string)c!["field"]!)).Select(c => c!.ToJsonString());
        Assert.Equal(
        [
            """{"field":"version","from":1,"to":2}""",
            """{"field":"dateModified","from":null,"to":"2026-03-02T09:31:00Z"}""",
            $$"""{"field":"modifiedBy.id","from":null,"to":"{{happened.ActorId}}"}""",
        ], stamps);
    }

    [Fact]
    public async Task The_state_before_is_the_state_after_of_the_event_before()
    {
        var category = await _server.DoneAsync("createContactCategory", new { name = "Guests" }, "contactCategory { id }");
        var events = new List<LogEvent>();
        events.AddRange(await _server.ByAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith", categoryId = category["id"] }));
        events.AddRange(await _server.ByAsync("updateContact", new { id = "C-1", categoryId = (string?)null, demographics = new { nameDay = new { month = 1, day = 2 } } }));
        events.AddRange(await _server.ByAsync("updateContact", new { id = "C-1", categoryId = category["id"], demographics = (object?)null, email = "a@example.com" }));
        events.AddRange(await _server.ByAsync("addContactAddress", new { contactId = "C-1", address = new { townCity = "Paphos" } }));
        events.AddRange(await _server.ByAsync("deleteContact", new { id = "C-1" }));

        Assert.Equal(["CREATED", "UPDATED", "UPDATED", "UPDATED", "DELETED"], events.Select(e => e.Event));
        for (var i = 1; i < events.Count; i++)
            Assert.Equal(events[i - 1].After().GetRawText(), events[i].Before()!.Value.GetRawText());
    }

    [Fact]
    public async Task A_part_that_changes_is_a_change_of_its_record()
    {
        var contact = await _server.DoneAsync("createContact", new
        {
            code = "C-1",
            firstName = "Anna",
            lastName = "Smith",
            addresses = new[] { new { townCity = "Paphos" }, new { townCity = "Nicosia" } },
        }, "contact { addresses { id } }");
        var second = (string)contact["addresses"]![1]!["id"]!;

        var changed = Assert.Single(await _server.ByAsync("updateContactAddress", new { id = second, postalCode = "1010" }));
        var removed = Assert.Single(await _server.ByAsync("removeContactAddress", new { id = second }));

        Assert.Equal(("Contact", "UPDATED", 2), (changed.Entity, changed.Event, changed.Version));
        var change = JsonNode.Parse(changed.Changes.Value)!.AsArray().Single(c => (string)c!["field"]! == "addresses")!;
        Assert.Equal((null, "1010", second), ((string?)change["from"]!["postalCode"], (string?)change["to"]!["postalCode"], (string?)change["to"]!["id"]));
        Assert.EndsWith("→ null", Assert.Single(removed.Lines()));
        var ids = Assert.Single(await _server.ByAsync("setThirdPartyIds", new { recordKind = "CONTACT", id = "C-1", thirdPartyIds = new[] { new { systemName = "ERP", thirdPartyId = "7" } } }));
        Assert.StartsWith("thirdPartyIds: null → {", Assert.Single(ids.Lines()));
        Assert.Contains("\"thirdPartyId\":\"7\"", ids.Lines()[0]);
    }

    [Fact]
    public async Task A_custom_field_changes_under_its_own_name_with_typed_values()
    {
        foreach (var (key, type) in ((string, string)[])[("score", "NUMBER"), ("vip", "BOOLEAN"), ("note", "STRING"), ("since", "DATE"), ("seen", "DATETIME")])
            await _server.DoneAsync("createCustomField", new { entity = "contacts", key, label = key, type }, "customField { id }");
        var created = Assert.Single(await _server.ByAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith", customFields = new[] { new { key = "score", value = (object)1.5m }, new { key = "note", value = (object)"A" } } }));
        var updated = Assert.Single(await _server.ByAsync("updateContact", new
        {
            id = "C-1",
            customFields = new object[]
            {
                new { key = "score", value = 2 }, new { key = "vip", value = true }, new { key = "note", value = (string?)null },
                new { key = "since", value = "2026-01-31" }, new { key = "seen", value = "2026-01-31T09:30:00Z" },
            },
        }));

        Assert.Equal(["customFields.note: null → \"A\"", "customFields.score: null → 1.5"], created.Lines().Order());
        Assert.Equal(
        [
            "customFields.note: \"A\" → null", "customFields.score: 1.5 → 2", "customFields.seen: null → \"2026-01-31T09:30:00Z\"",
            "customFields.since: null → \"2026-01-31\"", "customFields.vip: null → true",
        ], updated.Lines().Order());
        Assert.Equal(created.After().GetProperty("name").GetString(), updated.Before()!.Value.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_link_to_another_record_is_shown_by_its_id()
    {
        await _server.DoneAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        var other = await _server.DoneAsync("createContact", new { firstName = "Bob", lastName = "Jones" }, "contact { id }");
        await _server.DoneAsync("createAccount", new { contactId = "C-1", number = "A-1" }, "account { id }");

        var happened = Assert.Single(await _server.ByAsync("updateAccount", new { id = "A-1", contactIds = new[] { other["id"] } }));

        Assert.Equal([$$"""contacts: null → {"id":"{{other["id"]}}"}"""], happened.Lines());
    }

    [Fact]
    public async Task What_has_a_name_of_its_own_is_said_by_it_and_the_version_is_announced_once()
    {
        await AccountAsync("A-1");
        var posted = await _server.ByAsync("postAccountEntry", new { accountId = "A-1", type = "INVOICE", amount = 12.5m });
        var ended = await _server.ByAsync("setAccountState", new { id = "A-1", state = "TERMINATED" });
        var consent = await _server.ByAsync("setContactConsent", new { id = "C-1", consentState = "ACCEPTED" });

        Assert.Equal([("Account", "ENTRY_POSTED", true), ("AccountEntry", "CREATED", true)], Names(posted));
        Assert.Equal(["balance: 0 → 12.5"], posted.Single(e => e.Entity == "Account").Lines());
        Assert.Equal([("Account", "ENTRY_POSTED", true), ("Account", "STATE_CHANGED", false), ("AccountEntry", "CREATED", true)], Names(ended));
        Assert.Single(ended.Where(e => e.Entity == "Account").Select(e => (e.Version, e.RecordId, e.Changes, e.State)).Distinct());
        Assert.Equal([("Contact", "CONSENT_CHANGED", true)], Names(consent));
    }

    [Fact]
    public async Task Both_accounts_of_a_transfer_and_the_one_that_stops_being_primary_are_heard_of()
    {
        await AccountAsync("A-1");
        await _server.DoneAsync("createAccount", new { contactId = "C-1", number = "A-2" }, "account { id }");

        var primary = await _server.ByAsync("updateAccount", new { id = "A-2", isPrimary = true });

        Assert.Equal(["isPrimary: false → true", "isPrimary: true → false"], primary.SelectMany(e => e.Lines()).Order());
        Assert.Equal([("Account", "UPDATED", true), ("Account", "UPDATED", true)], Names(primary));
    }

    [Fact]
    public async Task Deleting_and_restoring_are_said_once()
    {
        await _server.DoneAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");

        var deleted = Assert.Single(await _server.ByAsync("deleteContact", new { id = "C-1" }));
        Assert.Empty(await _server.ByAsync("deleteContact", new { id = "C-1" }));
        var restored = Assert.Single(await _server.ByAsync("restoreContact", new { id = "C-1" }));
        Assert.Empty(await _server.ByAsync("restoreContact", new { id = "C-1" }));

        Assert.Equal(("DELETED", "RESTORED"), (deleted.Event, restored.Event));
        Assert.Contains("isDeleted: false → true", deleted.Lines());
        Assert.Contains("isDeleted: true → false", restored.Lines());
    }

    [Fact]
    public async Task Where_nothing_changed_nothing_is_said()
    {
        await _server.DoneAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");

        Assert.Empty(await _server.ByAsync("updateContact", new { id = "C-1", firstName = "Anna" }));
    }

    [Fact]
    public async Task What_is_refused_or_rolled_back_is_never_heard_of_and_leaves_no_gap()
    {
        await AccountAsync("A-1");
        var before = await _server.HeadAsync();

        await _server.MutateAsync("createContact", new { firstName = "Ada", email = "ada@" });
        await _server.MutateAsync("postAccountEntry", new { accountId = "A-1", type = "INVOICE", amount = -1 });
        await ThrowAfterSavingAsync();
        Assert.Equal(before, await _server.HeadAsync());

        await _server.DoneAsync("postAccountEntry", new { accountId = "A-1", type = "INVOICE", amount = 1 }, "entry { id }");
        Assert.Equal(2, (await _server.EventsAsync(before)).Count);
    }

    [Fact]
    public async Task The_logs_of_tenants_are_numbered_apart_and_do_not_mix()
    {
        await _server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Smith" }, "contact { id }");
        await _server.DoneAsync("createContact", new { firstName = "Bob", lastName = "Jones" }, "contact { id }", TestServer.OtherKey);

        // Before them there are the keys of the demo, two and one.
        var (own, other) = (Assert.Single(await _server.EventsAsync(2)), Assert.Single(await _server.EventsAsync(1, TestServer.OtherKey)));
        Assert.Equal((3L, 2L), (own.Sequence, other.Sequence));
        Assert.Contains("Anna", own.State.Value);
        Assert.Contains("Bob", other.State.Value);
    }

    private static IEnumerable<(string, string, bool)> Names(IEnumerable<LogEvent> events) => events.Select(e => (e.Entity, e.Event, e.IsFirst)).Order();

    private async Task AccountAsync(string number)
    {
        await _server.DoneAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        await _server.DoneAsync("createAccount", new { contactId = "C-1", number }, "account { id }");
    }

    /// <summary>A transaction in which everything was saved, and which is thrown away all the same; then the context is used again.</summary>
    private async Task ThrowAfterSavingAsync()
    {
        var contexts = _server.Services.GetRequiredService<DbContexts>();
        await using var db = contexts.For(await _server.CallerAsync(TestServer.Key), tracking: true);
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Add(Crm.Graph.Accounts.Model.AccountClassification.Create("Gold").Value);
            await db.SaveChangesAsync();
        }
        await using var empty = await db.Database.BeginTransactionAsync();
        await empty.CommitAsync();
    }
}
