using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Contacts.Model;

public class ContactTests
{
    private static readonly ContactDetails Anna = new() { FirstName = "Anna", LastName = "Smith" };

    [Fact]
    public void C1_A_person_is_named_by_first_middle_and_last_name()
        => Assert.Equal("Anna Maria Smith", Create(Anna with { FirstName = " Anna ", MiddleName = "Maria" }).Value.Name);

    [Fact]
    public void C1_A_company_is_named_by_its_company_name()
        => Assert.Equal("Acme Ltd", Create(new() { Type = ContactType.Company, CompanyName = "Acme Ltd", FirstName = "Anna" }).Value.Name);

    [Fact]
    public void C1_A_person_needs_first_and_last_name_and_a_company_its_company_name()
    {
        Assert.Equal(["REQUIRED firstName", "REQUIRED lastName"], Create(new() { CompanyName = "Acme" }).Said());
        Assert.Equal(["REQUIRED companyName"], Create(new() { Type = ContactType.Company, FirstName = "Anna", LastName = "Smith" }).Said());
    }

    [Fact]
    public void C4_A_code_in_the_form_of_an_id_is_refused()
        => Assert.Equal(["INVALID_VALUE code"], Create(Anna with { Code = "0190163d-8694-739b-aea5-966c26f8ad91" }).Said());

    [Fact]
    public void C5_Every_detail_is_checked_where_it_stands()
    {
        var refused = Create(Anna with
        {
            Language = "xx",
            SecondaryEmail = "nobody",
            Demographics = new()
            {
                DateOfBirth = new(2026, 11, 25),
                NameDay = new() { Month = 2, Day = 30 },
                Passport = new() { IssueCountry = "XXX" },
                IdDocument = new() { Number = "a\0" },
            },
            CompanyProfile = new() { AnnualTurnover = -1, NumberOfEmployees = -1, ProfileYear = 2027, TurnoverCurrency = "???" },
        });
        Assert.Equal(
            [
                "INVALID_VALUE companyProfile.annualTurnover", "INVALID_VALUE companyProfile.numberOfEmployees",
                "INVALID_VALUE companyProfile.profileYear", "INVALID_VALUE companyProfile.turnoverCurrency",
                "INVALID_VALUE demographics.dateOfBirth", "INVALID_VALUE demographics.idDocument.number",
                "INVALID_VALUE demographics.nameDay.day", "INVALID_VALUE demographics.passport.issueCountry",
                "INVALID_VALUE language", "INVALID_VALUE secondaryEmail",
            ],
            refused.Said().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void C5_The_29th_of_February_is_a_name_day_and_half_of_one_is_none()
    {
        Assert.True(Create(Anna with { Demographics = new() { NameDay = new() { Month = 2, Day = 29 } } }).Succeeded);
        Assert.Equal(["REQUIRED demographics.nameDay.day"], Create(Anna with { Demographics = new() { NameDay = new() { Month = 2 } } }).Said());
    }

    [Fact]
    public void C5_A_turnover_without_a_currency_is_in_the_organisations()
    {
        Assert.Equal("EUR", Create(Anna with { CompanyProfile = new() { AnnualTurnover = 1568.14m } }).Value.CompanyProfile.TurnoverCurrency);
        Assert.Null(Create(Anna).Value.CompanyProfile.TurnoverCurrency);
    }

    [Fact]
    public void C5_A_change_that_is_refused_leaves_the_contact_as_it_was()
    {
        var contact = Create(Anna, [new("22123456")]).Value;
        var refused = contact.Change(contact.Details with { FirstName = "Eve" }, [new("99123456"), new("1")], Settings.Here);
        Assert.Equal(["INVALID_VALUE phones.1.number"], refused.Said());
        Assert.Equal(("Anna Smith", "+35722123456"), (contact.Name, Assert.Single(contact.Phones).Number));
    }

    [Fact]
    public void C1_The_first_phone_is_primary_when_none_says_so()
    {
        var contact = Create(Anna, [new("22123456"), new("99123456")]).Value;
        Assert.Equal([true, false], contact.Phones.Select(p => p.IsPrimary));
        Assert.Equal("+35722123456", contact.Phone);
    }

    [Fact]
    public void C1_One_phone_may_say_that_it_is_primary_and_two_may_not()
    {
        Assert.Equal("+35799123456", Create(Anna, [new("22123456"), new("99123456", IsPrimary: true)]).Value.Phone);
        Assert.Equal(
            ["SEVERAL_PRIMARIES phones.1.isPrimary"],
            Create(Anna, [new("22123456", IsPrimary: true), new("99123456", IsPrimary: true)]).Said());
    }

    [Fact]
    public void C1_The_same_phone_twice_is_refused_however_it_is_written()
        => Assert.Equal(["ALREADY_EXISTS phones.1.number"], Create(Anna, [new("22123456"), new("+357 22 123 456")]).Said());

    [Fact]
    public void C1_A_phone_is_dialled_from_the_country_that_is_said_else_from_the_organisations()
    {
        var phone = Assert.Single(Create(Anna, [new("020 7946 0018", Country: "GBR", Extension: "7")]).Value.Phones);
        Assert.Equal(("+442079460018", "GBR", "7", PhoneType.Mobile), (phone.Number, phone.Country, phone.Extension, phone.Type));
        Assert.Equal(["INVALID_VALUE phones.0.number"], Create(Anna, [new("020 7946 0018")]).Said());
    }

    [Fact]
    public void C8_Two_primary_addresses_in_one_input_are_refused()
        => Assert.Equal(
            ["SEVERAL_PRIMARIES addresses.1.isPrimary"],
            Create(Anna, addresses: [new(TownCity: "A", IsPrimary: true), new(TownCity: "B", IsPrimary: true)]).Said());

    [Fact]
    public void C8_City_and_country_are_those_of_the_primary_address()
    {
        var contact = Create(Anna, addresses: [new(TownCity: "Nicosia", CountryCode: "CYP"), new(TownCity: "Athens", CountryCode: "GRC", IsPrimary: true)]).Value;
        Assert.Equal(("Athens", "GRC"), (contact.City, contact.Country));
        contact.ChangeAddress(contact.Addresses[1], contact.Addresses[1].Details with { TownCity = "Patras" });
        Assert.Equal("Patras", contact.City);
        contact.RemoveAddress(contact.Addresses[1]);
        Assert.Equal(("Nicosia", "CYP", true), (contact.City, contact.Country, contact.Addresses[0].IsPrimary));
        contact.RemoveAddress(contact.Addresses[0]);
        Assert.Equal((null, null), (contact.City, contact.Country));
    }

    [Fact]
    public void C8_The_primary_mark_is_moved_and_never_just_taken_away()
    {
        var contact = Create(Anna, addresses: [new(TownCity: "Nicosia"), new(TownCity: "Athens")]).Value;
        Assert.Equal(["PRIMARY_REQUIRED isPrimary"], contact.ChangeAddress(contact.Addresses[0], new(TownCity: "Nicosia", IsPrimary: false)).Said());
        Assert.True(contact.ChangeAddress(contact.Addresses[1], new(TownCity: "Athens", IsPrimary: true)).Succeeded);
        Assert.Equal([false, true], contact.Addresses.Select(a => a.IsPrimary));
    }

    [Fact]
    public void C8_An_address_says_something_and_lies_on_earth()
    {
        Assert.Equal(["REQUIRED addresses.0.addressLine1"], Create(Anna, addresses: [new(AddressType.Home, IsPrimary: true)]).Said());
        Assert.Equal(
            ["INVALID_VALUE addresses.0.latitude", "INVALID_VALUE addresses.0.longitude"],
            Create(Anna, addresses: [new(Latitude: 90.1, Longitude: double.NaN)]).Said());
        Assert.Equal(["REQUIRED addresses.0.longitude"], Create(Anna, addresses: [new(Latitude: 35.1)]).Said());
    }

    [Fact]
    public void C6_Consent_keeps_the_time_of_its_change()
    {
        var contact = Create(Anna).Value;
        var (first, second) = (Settings.Here.Now, Settings.Here.Now.AddDays(1));
        contact.SetConsent(ConsentState.Accepted, first);
        contact.SetConsent(ConsentState.Accepted, second);
        Assert.Equal((ConsentState.Accepted, first), (contact.ConsentState, contact.ConsentChangedOn));
        contact.SetConsent(ConsentState.Rejected, second);
        Assert.Equal((ConsentState.Rejected, second), (contact.ConsentState, contact.ConsentChangedOn));
    }

    [Fact]
    public void C4_A_deleted_contact_is_changed_only_after_it_is_restored()
    {
        var contact = Create(Anna).Value;
        contact.Delete();
        Assert.Equal(["CONTACT_DELETED"], contact.SetConsent(ConsentState.Accepted, Settings.Here.Now).Said());
        Assert.Equal(["CONTACT_DELETED"], contact.AddAddress(new(TownCity: "Nicosia")).Said());
        contact.Restore();
        Assert.True(contact.AddAddress(new(TownCity: "Nicosia")).Succeeded);
    }

    private static Result<Contact> Create(
        ContactDetails details, IReadOnlyList<ContactPhoneInput>? phones = null, IReadOnlyList<ContactAddressInput>? addresses = null)
        => Contact.Create(details, phones ?? [], addresses ?? [], Settings.Here);
}
