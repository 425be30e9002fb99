using System.Reflection;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>The same few records in every run: enough nulls, equal values and odd characters for rules and orders to trip over.</summary>
internal sealed class ReadingData
{
    private static readonly string?[] Names =
        [null, "", "Anna", "ANNA", "Άννα", "ΆΝΝΑ", "Σίσυφος", "ΣΊΣΥΦΟΣ", "Straße", "STRASSE", "100%", "100", "a_b", "axb", "a[b]", @"a\b", "O'Neil", "Zoë", "Zo\u0065\u0308", "🙂 Ivy", "ivy", "\uFF5E"];

    private static readonly string?[] Towns = [null, "Nicosia", "NICOSIA", "Λευκωσία", "Limassol", "San%ta_"];
    private static readonly decimal[] Amounts = [-250.5m, -0.0001m, 0m, 0.0001m, 10m, 10.01m, 99.99m, 100m, 12345.6789m, 900_000_000m];

    private readonly Random _random = new(20260329);

    public ReadingData(Caller caller)
    {
        for (var i = 0; i < 5; i++)
            Categories.Add(New<ContactCategory>(1, i).With("Name", (string[])["Retail", "Wholesale", "Σχολεία", "100% Club", "Gone"], i).With("IsDeleted", i == 4));
        for (var i = 0; i < 3; i++)
        {
            Classifications.Add(New<AccountClassification>(2, i).With("Name", "Class " + (char)('C' - i)).With("Version", i + 1).With("IsDeleted", i == 2));
            Terms.Add(New<PaymentTerms>(3, i).With("Name", "Net " + i * 15).With("NetDays", i * 15));
        }
        for (var i = 0; i < 80; i++)
            Contacts.Add(Contact(i, caller));
        for (var i = 0; i < 45; i++)
            Accounts.Add(Account(i, caller));
        CustomData = new(Contacts, Accounts);
    }

    public List<ContactCategory> Categories { get; } = [];
    public List<AccountClassification> Classifications { get; } = [];
    public List<PaymentTerms> Terms { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<ContactPhone> Phones { get; } = [];
    public List<ContactAddress> Addresses { get; } = [];
    public List<Account> Accounts { get; } = [];
    public List<AccountContact> Links { get; } = [];
    public List<AccountEntry> Entries { get; } = [];
    public ReadingCustomData CustomData { get; }

    public async Task WriteAsync(DbContexts contexts, WriteGate gate, Caller caller)
    {
        await using var db = contexts.For(caller);
        await using var bulk = await BulkWriter.BeginAsync(db, gate, CancellationToken.None);
        bulk.Write(Categories);
        bulk.Write(Classifications);
        bulk.Write(Terms);
        bulk.Write(Contacts);
        bulk.Write(Phones);
        bulk.Write(Addresses);
        bulk.Write(Accounts);
        bulk.Write(Links);
        bulk.Write(Entries);
        bulk.Write(CustomData.Fields);
        bulk.Write(CustomData.Fields.SelectMany(f => f.Choices));
        bulk.Write(CustomData.Values);
        await bulk.CommitAsync(CancellationToken.None);
    }

    private Contact Contact(int i, Caller caller)
    {
        var category = Any([null, .. Categories]);
        var contact = New<Contact>(4, i)
            .With("Type", i % 3 == 0 ? ContactType.Company : ContactType.Person)
            .With("Code", i % 4 == 0 ? null : $"C-{i}")
            .With("Name", Any(Names) ?? "Nobody")
            .With("FirstName", Any(Names)).With("LastName", Any(Names)).With("City", Any(Towns))
            .With("Email", i % 5 == 0 ? null : $"user{i % 7}@example.com")
            .With("Category", category).With("CategoryId", category?.Id)
            .With("PreferredMethodOfContact", Any<ContactMethod?>([null, ContactMethod.Email, ContactMethod.Sms, ContactMethod.Post]))
            .With("IsActive", i % 7 != 0).With("EmailOptOut", i % 2 == 0)
            .With("ConsentState", Any<ConsentState>([ConsentState.Accepted, ConsentState.Rejected, ConsentState.Pending]))
            .With("ConsentChangedOn", i % 3 == 0 ? null : Moment(i))
            .With("Version", i % 4 + 1)
            .With("DateModified", i % 2 == 0 ? null : Moment(i / 2))
            .With("CreatedById", i % 6 == 0 ? null : (Guid?)caller.ActorId)
            .With("IsDeleted", i % 20 == 19).With("DateDeleted", i % 20 == 19 ? Moment(i) : null)
            .With("Demographics", new Demographics
            {
                Gender = Any<Gender?>([null, Gender.Female, Gender.Male]),
                DateOfBirth = i % 4 == 0 ? null : new DateOnly(1990, 1, 1).AddDays(i % 9 * 40),
                NameDay = new() { Month = i % 5 == 0 ? null : i % 12 + 1, Day = i % 5 == 0 ? null : i % 28 + 1 },
            })
            .With("CompanyProfile", new CompanyProfile
            {
                AnnualTurnover = i % 3 == 0 ? Any(Amounts) : null,
                NumberOfEmployees = i % 3 == 0 ? i * 10 : null,
                VatRegistrationNumber = i % 3 == 0 ? $"CY{i:D3}x" : null,
                EstablishedOn = i % 3 == 0 ? new DateOnly(1990, 1, 1).AddDays(i % 9 * 40) : null,
            });
        for (var n = _random.Next(3); n > 0; n--)
        {
            Phones.Add(New<ContactPhone>(5, Phones.Count).With("ContactId", contact.Id).With("Type", Any<PhoneType>([PhoneType.Mobile, PhoneType.Work]))
                .With("Number", "+3572212345" + _random.Next(10)).With("Extension", Any<string?>([null, "12"])).With("IsPrimary", n == 1));
        }
        for (var n = _random.Next(3); n > 0; n--)
        {
            Addresses.Add(New<ContactAddress>(6, Addresses.Count).With("ContactId", contact.Id).With("Contact", contact).With("TownCity", Any(Towns))
                .With("Latitude", Any<double?>([null, 35.1, 35.185566123456789, -0.25])).With("IsPrimary", n == 1));
        }
        return contact;
    }

    private Account Account(int i, Caller caller)
    {
        var contact = Any(Contacts);
        var (classification, terms) = (Any<AccountClassification?>([null, .. Classifications]), Any<PaymentTerms?>([null, .. Terms]));
        var address = Any([null, .. Addresses]);
        var account = New<Account>(7, i)
            .With("Number", $"A-{i:D4}").With("Name", Any(Names) ?? "Nameless").With("IsPrimary", false)
            .With("State", Any<AccountState>([AccountState.Active, AccountState.Suspended, AccountState.Terminated]))
            .With("Currency", i % 4 == 0 ? "USD" : "EUR")
            .With("Classification", classification).With("ClassificationId", classification?.Id)
            .With("PaymentTerms", terms).With("PaymentTermsId", terms?.Id)
            .With("BillingAddress", address).With("BillingAddressId", address?.Id)
            .With("PrimaryContact", contact).With("PrimaryContactId", contact.Id)
            .With("CreditLimit", i % 3 == 0 ? null : Any(Amounts)).With("Balance", Any(Amounts))
            .With("Email", Any<string?>([null, "a@b.example", "A@B.example"])).With("Description", Any(Names))
            .With("Version", i % 3 + 1)
            .With("CreatedById", (Guid?)caller.ActorId)
            .With("IsDeleted", i % 15 == 14).With("DateDeleted", i % 15 == 14 ? Moment(i) : null);
        foreach (var linked in Contacts.OrderBy(_ => _random.Next()).Take(_random.Next(4)).Append(contact).Distinct())
            Links.Add(New<AccountContact>(8, Links.Count).With("AccountId", account.Id).With("Account", account).With("ContactId", linked.Id).With("Contact", linked));
        for (var n = _random.Next(6); n > 0; n--)
        {
            var other = n == 2 ? Accounts.FirstOrDefault() : null;
            Entries.Add(New<AccountEntry>(9, Entries.Count).With("AccountId", account.Id).With("Account", account).With("Number", n)
                .With("PostedOn", Moment(n * 3)!.Value).With("PostedDay", new DateOnly(2026, 3, 27).AddDays(n)).With("Type", Any(Enum.GetValues<AccountEntryType>()))
                .With("Amount", Any(Amounts)).With("Currency", account.Currency).With("BalanceAfter", Any(Amounts))
                .With("DueOn", Any<DateOnly?>([null, new(2026, 3, 28), new(2026, 3, 29), new(2026, 4, 1)]))
                .With("Description", Any(Names)).With("DateCreated", Moment(n)!.Value)
                .With("TransferAccount", other).With("TransferAccountId", other?.Id));
        }
        return account;
    }

    /// <summary>Around the night of the 29th of March 2026, in which clocks in Cyprus skip the hour from three, and one in October.</summary>
    private static DateTimeOffset? Moment(int i)
        => new DateTimeOffset(2026, i % 5 == 4 ? 10 : 3, i % 5 == 4 ? 24 : 27, 20, 0, 0, i % 3 * 7, TimeSpan.Zero).AddMinutes(i * 60 + i % 2 * 59.999);

    private T Any<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private static T New<T>(int kind, int i) where T : Entity
    {
        var made = (T)Activator.CreateInstance(typeof(T), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, null, [], null)!;
        made.Id = Guid.Parse($"01920000-{kind:X4}-7000-8000-{i:D12}");
        if (made is Record record)
            record.DateCreated = Moment(i / 3)!.Value;
        return made;
    }
}

/// <summary>Sets what models keep to themselves.</summary>
internal static class Setting
{
    public static T With<T>(this T record, string property, object? value) where T : Entity
    {
        var found = record.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
        found.DeclaringType!.GetProperty(property, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.SetValue(record, value);
        return record;
    }

    public static T With<T>(this T record, string property, string[] values, int i) where T : Entity => record.With(property, values[i]);
}
