using System.Globalization;
using System.Text;
using Bogus;
using Crm.Graph.Contacts.Model;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Demo;

/// <summary>Makes up contacts: what callers could have given, so that the models' own rules hold.</summary>
internal sealed class DemoContacts(DemoTime time, string home)
{
    private static readonly string[] Categories = ["Retail", "Trade", "Partner", "Supplier", "Press"];
    private static readonly string[] Industries = ["Tourism", "Retail", "Shipping", "Hospitality", "Construction", "Education", "Food & beverages", "Sports goods"];
    private static readonly string[] Domains = ["example.com", "example.org", "example.net", "mail.example.com"];
    private static readonly string[] Systems = ["ERP", "WEBSHOP", "NEWSLETTER"];

    private readonly DemoNames _names = new();
    private readonly List<ContactCategory> _categories = [];

    public IReadOnlyList<ContactCategory> MakeCategories(DateTimeOffset at)
    {
        time.At(at);
        _categories.AddRange(Categories.Select(name => time.Made(ContactCategory.Create(name).Value, at)));
        return _categories;
    }

    /// <param name="index">The how manieth it is, from 0.</param>
    /// <param name="made">When it was made.</param>
    /// <param name="random">The luck that it has.</param>
    /// <param name="mayGo">Whether it may have been deleted since.</param>
    public Contact Make(int index, DateTimeOffset made, Randomizer random, bool mayGo)
    {
        var here = time.At(made);
        var place = DemoPlaces.Pick(random, home);
        var isCompany = index > 0 && random.Bool(0.13f);
        var details = isCompany ? Company(random, place, made) : Person(random, place);
        details = details with
        {
            // The first one always has the code that examples ask for.
            Code = index == 0 || random.Bool(0.7f) ? string.Create(CultureInfo.InvariantCulture, $"C-{index + 1:D8}") : null,
            Email = random.Bool(0.88f) ? Email(details, index, random) : null,
            SecondaryEmail = random.Bool(0.07f) ? Email(details, index, random, "private") : null,
            PreferredMethodOfContact = random.Bool(0.6f) ? random.Enum<ContactMethod>() : null,
            IsActive = index == 0 || random.Bool(0.95f),
            EmailOptOut = random.Bool(0.1f),
            SmsOptOut = random.Bool(0.15f),
            IsTaxExempt = random.Bool(0.03f),
        };
        var contact = Contact.Create(details, Phones(random, place, isCompany), Addresses(random, place, isCompany), here).Value;
        contact.Categorise(index == 0 || random.Bool(0.85f) ? random.ArrayElement(_categories.ToArray()) : null);
        return Later(time.Made(contact, made), made, random, mayGo);
    }

    /// <summary>By what ids other systems know the contact.</summary>
    public static IReadOnlyList<ThirdPartyId> ThirdPartyIds(Contact contact, int index, Randomizer random) => !random.Bool(0.15f) ? [] : ThirdPartyId.Replace(
        [], ThirdPartyRecordKind.Contact, contact.Id,
        [.. random.ArrayElements(Systems, random.Number(1, 2)).Select(system => new ThirdPartyIdInput(
            system, string.Create(CultureInfo.InvariantCulture, $"{system[..2]}{100_000 + index}"), random.Bool(0.3f) ? """{"source":"import"}""" : null))]).Value;

    /// <summary>What happened to the contact since.</summary>
    private Contact Later(Contact contact, DateTimeOffset made, Randomizer random, bool mayGo)
    {
        var changes = 0;
        var changed = made;
        if (random.Bool(0.7f))
        {
            changed = DemoTime.After(changed, random, 0.1);
            contact.SetConsent(random.Bool(0.85f) ? ConsentState.Accepted : ConsentState.Rejected, changed);
            changes++;
        }
        if (mayGo && random.Bool(0.02f))
        {
            changed = DemoTime.After(changed, random);
            contact.Delete();
            changes++;
        }
        if (changes > 0)
            time.Changed(contact, changed, changes);
        return contact;
    }

    private ContactDetails Person(Randomizer random, DemoPlace place)
    {
        var name = _names.Person(random, place);
        return new()
        {
            Type = ContactType.Person,
            Title = name.Title,
            FirstName = name.First,
            MiddleName = name.Middle,
            LastName = name.Last,
            CompanyName = random.Bool(0.15f) ? _names.Company(random, place) : null,
            Language = random.Bool(0.8f) ? name.Language : null,
            StatutoryNumber = random.Bool(0.2f) ? random.Replace("########") : null,
            Demographics = new()
            {
                Gender = random.Bool(0.8f) ? name.Gender : null,
                DateOfBirth = random.Bool(0.55f) ? new DateOnly(1944, 1, 1).AddDays(random.Number(365 * 62)) : null,
                NameDay = random.Bool(0.6f) ? name.NameDay : new(),
                Passport = random.Bool(0.06f)
                    ? new() { Number = random.Replace("?########"), IssueCountry = place.Country, ExpiryDate = Expiry(random) } : new(),
                IdDocument = random.Bool(0.15f)
                    ? new() { Number = random.Replace("??######"), IssueCountry = place.Country, ExpiryDate = random.Bool() ? Expiry(random) : null } : new(),
            },
        };
    }

    private ContactDetails Company(Randomizer random, DemoPlace place, DateTimeOffset made)
    {
        var profiled = random.Bool(0.7f);
        var established = new DateOnly(1921, 1, 1).AddDays(random.Number(365 * 100));
        return new()
        {
            Type = ContactType.Company,
            CompanyName = _names.Company(random, place),
            Language = random.Bool(0.5f) ? place.Country switch { "GRC" => "el", "DEU" => "de", "FRA" => "fr", _ => "en" } : null,
            CompanyProfile = !profiled ? new() : new()
            {
                ProfileYear = made.Year - 1,
                AnnualTurnover = random.Number(40, 90_000) * 1000m,
                TurnoverCurrency = place.Country == "GBR" ? "GBP" : "EUR",
                EstablishedOn = established,
                NumberOfEmployees = random.Number(1, 400),
                RegistrationNumber = random.Replace("HE ######"),
                RegistrationCountry = place.Country,
                TaxReferenceNumber = random.Bool(0.6f) ? random.Replace("1########?") : null,
                VatRegistrationNumber = random.Bool(0.6f) ? place.Country[..2] + random.Replace("########?") : null,
                Industry = random.ArrayElement(Industries),
            },
        };
    }

    private static DateOnly Expiry(Randomizer random) => DateOnly.FromDateTime(DemoTime.End.Date).AddDays(random.Number(-300, 3000));

    private static List<ContactPhoneInput> Phones(Randomizer random, DemoPlace place, bool isCompany)
    {
        var phones = new List<ContactPhoneInput>();
        if (random.Bool(0.86f))
            phones.Add(isCompany ? new(place.LandlineNumber(random), PhoneType.Work) : new(place.MobileNumber(random)));
        if (random.Bool(0.25f))
            phones.Add(new(place.LandlineNumber(random), isCompany ? PhoneType.Other : PhoneType.Home, random.Bool(0.1f) ? random.Replace("1##") : null));
        return [.. phones.DistinctBy(p => p.Number)];
    }

    private static List<ContactAddressInput> Addresses(Randomizer random, DemoPlace place, bool isCompany)
    {
        var addresses = new List<ContactAddressInput>();
        if (random.Bool(0.93f))
            addresses.Add(place.Address(random, isCompany ? AddressType.Work : AddressType.Home));
        if (addresses.Count > 0 && random.Bool(0.2f))
            addresses.Add(DemoPlaces.Pick(random, place.Country).Address(random, random.Bool() ? AddressType.Billing : AddressType.Delivery));
        return addresses;
    }

    /// <summary>Made of the name in Latin letters, and of the index, so that no two are the same.</summary>
    private static string Email(ContactDetails details, int index, Randomizer random, string? prefix = null)
    {
        var name = DemoLatin.Of(details.Type == ContactType.Company ? "info" : $"{details.FirstName}.{details.LastName}");
        var domain = details.Type == ContactType.Company ? $"{DemoLatin.Of(details.CompanyName!.Split(' ')[0]).Replace(".", "")}.example.com" : random.ArrayElement(Domains);
        return new StringBuilder(prefix).Append(prefix is null ? "" : ".").Append(name).Append(CultureInfo.InvariantCulture, $"{index + 1}@{domain}").ToString();
    }
}
