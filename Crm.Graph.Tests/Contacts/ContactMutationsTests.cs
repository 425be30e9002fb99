using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;
using Xunit;

namespace Crm.Graph.Tests.Contacts;

/// <summary>Every mutation of contacts over HTTP, on a day in March.</summary>
public abstract class ContactMutationsTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : ContactMutationsTests(Database.Sqlite);

    public sealed class OnPostgreSql() : ContactMutationsTests(Database.PostgreSql);

    private const string Audit = "version dateCreated createdBy { kind name } dateModified modifiedBy { name } isDeleted dateDeleted deletedBy { name }";
    private const string Addresses = "contact { version city country addresses { townCity isPrimary } }";

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    /// <summary>Everything that a contact leads to costs more than the usual budget.</summary>
    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock), "--Limits:Budget", "1000000");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task C4_A_person_is_stored_with_everything_that_was_said()
    {
        var category = await Do("createContactCategory", new { name = " Gold  " }, "contactCategory { id name version }");
        Assert.Equal("Gold", (string)category["name"]!);
        var contact = await Do("createContact", new
        {
            code = "P-1",
            title = "Dr",
            firstName = " Anna ",
            middleName = "Maria",
            lastName = "Παπαδοπούλου",
            companyName = "Olive Ltd",
            language = "ELL",
            categoryId = category["id"],
            statutoryNumber = "ΑΒ 123",
            email = "Anna@EXAMPLE.com",
            secondaryEmail = "anna@other.example",
            preferredMethodOfContact = "SMS",
            isActive = false,
            emailOptOut = true,
            smsOptOut = true,
            isTaxExempt = true,
            demographics = new
            {
                gender = "FEMALE",
                dateOfBirth = "1990-02-28",
                nameDay = new { month = 2, day = 29 },
                passport = new { number = "K1", issueCountry = "cy", expiryDate = "2030-01-01" },
                idDocument = new { number = "7", issueCountry = "GRC", expiryDate = "2031-01-01" },
            },
            companyProfile = new
            {
                profileYear = 2025,
                annualTurnover = 1234.5678m,
                establishedOn = "1999-12-31",
                numberOfEmployees = 7,
                registrationNumber = "HE1",
                registrationCountry = "CYP",
                taxReferenceNumber = "T1",
                vatRegistrationNumber = "V1",
                industry = "Oil",
            },
            phones = new object[] { new { number = "99 123456" }, new { number = "22-654321 ext. 5", type = "WORK", isPrimary = true } },
            addresses = new object[]
            {
                new { type = "BILLING", addressLine1 = "1 Main St", addressLine2 = "Floor 2", stateProvinceCounty = "Nicosia", townCity = "Nicosia", postalCode = "1010", countryCode = "cy", latitude = 35.17, longitude = 33.36, googlePlaceId = "ChIJ" },
                new { townCity = "Λεμεσός", isPrimary = true },
            },
        }, $"contact {SchemaWalk.Selection(_server.Services.GetRequiredService<GraphQL.Types.ISchema>().AllTypes["Contact"]!, 2)}");
        Snapshot.Match(contact.Masked());
    }

    [Fact]
    public async Task C4_A_company_is_named_by_its_company_name_and_everything_else_has_its_default()
    {
        var contact = await Do("createContact", new { type = "COMPANY", companyName = "Olive Ltd" },
            $"contact {{ type name code isActive emailOptOut smsOptOut isTaxExempt consentState consentChangedOn phone city companyProfile {{ annualTurnover turnoverCurrency }} phones {{ id }} addresses {{ id }} {Audit} }}");
        Same("""
            {"type":"COMPANY","name":"Olive Ltd","code":null,"isActive":true,"emailOptOut":false,"smsOptOut":false,"isTaxExempt":false,"consentState":"PENDING","consentChangedOn":null,
            "phone":null,"city":null,"companyProfile":{"annualTurnover":null,"turnoverCurrency":null},"phones":[],"addresses":[],
            "version":1,"dateCreated":"2026-03-02T09:30:00Z","createdBy":{"kind":"API_KEY","name":"Demo secret key"},"dateModified":null,"modifiedBy":null,"isDeleted":false,"dateDeleted":null,"deletedBy":null}
            """, contact);
    }

    [Fact]
    public async Task C5_An_update_says_who_changed_what_when_and_touches_nothing_that_is_absent()
    {
        await Do("createContact", new { code = "U-1", firstName = "Anna", lastName = "Smith", title = "Dr", email = "a@example.com", language = "en", phones = new[] { new { number = "99 123456" }, new { number = "99 123457" } } }, "contact { id }");
        var other = await _server.IssueKeyAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));

        var updated = await _server.DoneAsync("updateContact", new { id = "u-1", title = (string?)null, lastName = "Jones", expectedVersion = 1 },
            $"contact {{ name title email language phone phones {{ number isPrimary }} {Audit} }}", other);
        Same("""
            {"name":"Anna Jones","title":null,"email":"a@example.com","language":"en","phone":"+35799123456","phones":[{"number":"+35799123456","isPrimary":true},{"number":"+35799123457","isPrimary":false}],
            "version":2,"dateCreated":"2026-03-02T09:30:00Z","createdBy":{"kind":"API_KEY","name":"Demo secret key"},"dateModified":"2026-03-02T09:35:00Z","modifiedBy":{"name":"Key of a test"},
            "isDeleted":false,"dateDeleted":null,"deletedBy":null}
            """, updated);

        var phones = await Do("updateContact", new { id = "U-1", phones = new[] { new { number = "+357 99 123457", type = "WORK" } } }, "contact { version phone phones { number type isPrimary } }");
        Same("""{"version":3,"phone":"+35799123457","phones":[{"number":"+35799123457","type":"WORK","isPrimary":true}]}""", phones);
    }

    [Fact]
    public async Task C5_An_update_that_changes_nothing_leaves_version_and_time_alone()
    {
        await Do("createContact", new { code = "N-1", firstName = "Anna", lastName = "Smith", phones = new[] { new { number = "99 123456" } } }, "contact { id }");
        foreach (var nothing in new object[] { new { id = "N-1" }, new { id = "N-1", firstName = " Anna ", title = (string?)null }, new { id = "N-1", phones = new[] { new { number = "99123456" } } } })
            Same("""{"version":1,"dateModified":null}""", await Do("updateContact", nothing, "contact { version dateModified }"));
    }

    [Fact]
    public async Task C4_Deleting_is_soft_and_once_and_restoring_takes_it_back()
    {
        await Do("createContact", new { code = "D-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var deleted = await Do("deleteContact", new { id = "D-1" }, $"contact {{ {Audit} }}");
        Same("""
            {"version":2,"dateCreated":"2026-03-02T09:30:00Z","createdBy":{"kind":"API_KEY","name":"Demo secret key"},"dateModified":"2026-03-02T09:31:00Z","modifiedBy":{"name":"Demo secret key"},
            "isDeleted":true,"dateDeleted":"2026-03-02T09:31:00Z","deletedBy":{"name":"Demo secret key"}}
            """, deleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Same(deleted.ToJsonString(), await Do("deleteContact", new { id = "D-1" }, $"contact {{ {Audit} }}"));
        Same("""{"contact":{"code":"D-1","isDeleted":true},"contacts":{"totalCount":0}}""", await _server.QueryAsync("{ contact(id: \"D-1\") { code isDeleted } contacts { totalCount } }"));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Same("""{"version":3,"isDeleted":false,"dateDeleted":null,"deletedBy":null,"dateModified":"2026-03-02T09:32:00Z"}""",
                await Do("restoreContact", new { id = "D-1" }, "contact { version isDeleted dateDeleted deletedBy { name } dateModified }"));
        }
        Same("""{"contacts":{"totalCount":1}}""", await _server.QueryAsync("{ contacts { totalCount } }"));
    }

    [Fact]
    public async Task C2_A_phone_finds_the_contact_that_is_there_not_one_that_was_deleted()
    {
        foreach (var code in (string[])["OLD", "NEW"])
            await Do("createContact", new { code, firstName = "Anna", lastName = "Smith", phones = new[] { new { number = "99 123456" } } }, "contact { id }");
        Same("""{"contactByPhone":{"code":"OLD"}}""", await _server.QueryAsync("{ contactByPhone(phone: \"99123456\") { code } }"));
        await Do("deleteContact", new { id = "OLD" }, "contact { id }");
        Same("""{"contactByPhone":{"code":"NEW"}}""", await _server.QueryAsync("{ contactByPhone(phone: \"+357 99 12 34 56\") { code } }"));
    }

    [Fact]
    public async Task C6_Consent_keeps_the_time_of_its_last_change()
    {
        await Do("createContact", new { code = "S-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        async Task<JsonNode> Say(string consentState)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            return await Do("setContactConsent", new { id = "S-1", consentState }, "contact { version consentState consentChangedOn }");
        }
        Same("""{"version":2,"consentState":"PENDING","consentChangedOn":"2026-03-02T09:31:00Z"}""", await Say("PENDING"));
        Same("""{"version":3,"consentState":"ACCEPTED","consentChangedOn":"2026-03-02T09:32:00Z"}""", await Say("ACCEPTED"));
        Same("""{"version":3,"consentState":"ACCEPTED","consentChangedOn":"2026-03-02T09:32:00Z"}""", await Say("ACCEPTED"));
        Same("""{"version":4,"consentState":"REJECTED","consentChangedOn":"2026-03-02T09:34:00Z"}""", await Say("REJECTED"));
    }

    [Fact]
    public async Task C8_Of_the_addresses_one_is_always_primary_and_the_contact_follows_it()
    {
        await Do("createContact", new { code = "A-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        async Task<string> Add(object address, string expected)
        {
            var added = await Do("addContactAddress", new { contactId = "A-1", address }, $"address {{ id {Addresses} }}");
            Same(expected, added["contact"]!);
            return (string)added["id"]!;
        }
        var first = await Add(new { townCity = "Nicosia", countryCode = "CYP" }, """{"version":2,"city":"Nicosia","country":"CYP","addresses":[{"townCity":"Nicosia","isPrimary":true}]}""");
        var second = await Add(new { townCity = "Athens", countryCode = "GR" }, """{"version":3,"city":"Nicosia","country":"CYP","addresses":[{"townCity":"Nicosia","isPrimary":true},{"townCity":"Athens","isPrimary":false}]}""");
        await Add(new { townCity = "Paris", isPrimary = true }, """{"version":4,"city":"Paris","country":null,"addresses":[{"townCity":"Nicosia","isPrimary":false},{"townCity":"Athens","isPrimary":false},{"townCity":"Paris","isPrimary":true}]}""");

        var changed = await Do("updateContactAddress", new { id = second, isPrimary = true, townCity = "Patras" }, $"address {{ type countryCode {Addresses} }}");
        Same("""{"type":"HOME","countryCode":"GRC","contact":{"version":5,"city":"Patras","country":"GRC","addresses":[{"townCity":"Nicosia","isPrimary":false},{"townCity":"Patras","isPrimary":true},{"townCity":"Paris","isPrimary":false}]}}""", changed);
        var removed = await Do("removeContactAddress", new { id = second }, $"contact {{ version city addresses {{ townCity isPrimary }} }}");
        Same("""{"version":6,"city":"Nicosia","addresses":[{"townCity":"Nicosia","isPrimary":true},{"townCity":"Paris","isPrimary":false}]}""", removed);
        Assert.Equal([$"NOT_FOUND id (contactAddress,{second})"], (await _server.MutateAsync("removeContactAddress", new { id = second })).Refusals());
        await Do("removeContactAddress", new { id = first }, "contact { id }");
    }

    [Fact]
    public async Task C9_Third_party_ids_are_set_as_a_whole_and_keep_their_identity()
    {
        await Do("createContact", new { code = "T-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        async Task<JsonArray> Set(params object[] thirdPartyIds)
            => (await Do("setThirdPartyIds", new { recordKind = "CONTACT", id = "T-1", thirdPartyIds }, "thirdPartyIds { id systemName thirdPartyId metadata }")).AsArray();
        async Task<int> Version() => (int)(await _server.QueryAsync("{ contact(id: \"T-1\") { version } }"))["contact"]!["version"]!;

        var first = await Set(new { systemName = "ERP", thirdPartyId = "1", metadata = """{"a":1}""" }, new { systemName = "POS", thirdPartyId = "2" });
        Assert.Equal(2, await Version());
        var second = await Set(new { systemName = "pos", thirdPartyId = "3" }, new { systemName = "WEB", thirdPartyId = "1" });
        Assert.Equal(3, await Version());
        Assert.Equal(first[1]!["id"]!.ToJsonString(), second[0]!["id"]!.ToJsonString());
        Same("""[["pos","3",null],["WEB","1",null]]""", new JsonArray([.. second.Select(t => new JsonArray(t!["systemName"]!.DeepClone(), t["thirdPartyId"]!.DeepClone(), t["metadata"]?.DeepClone()))]));
        Assert.Empty(await Set());
        Assert.Equal(4, await Version());
        Assert.Empty(await Set());
        Assert.Equal(4, await Version());
    }

    private Task<JsonNode> Do(string mutation, object input, string answers) => _server.DoneAsync(mutation, input, answers);

    private static void Same(string expected, JsonNode actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());
}
