using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>A field that tests know how to find in memory: none, one or, behind lists, many values.</summary>
internal sealed record KnownField(string Name, Type Type, Func<object, IEnumerable<object?>> Values, bool IsToMany = false)
{
    /// <summary>Whether the values are choices among those that records have.</summary>
    public bool IsChoice { get; init; }

    public IReadOnlyList<RuleOperator> Operators => RuleOperators.For(IsChoice ? typeof(Guid) : Type);

    public override string ToString() => Name;
}

/// <summary>Fields of every type and at the end of every kind of path.</summary>
internal sealed class KnownFields
{
    private static readonly DateOnly Today = new(2026, 3, 29);
    private static readonly DateOnly Month = new(2026, 3, 1);

    public KnownFields(ReadingData data)
    {
        IEnumerable<Account> AccountsOf(Contact c, bool deleted = false) => data.Links.Where(l => l.ContactId == c.Id && (deleted || !l.Account.IsDeleted)).Select(l => l.Account);
        IEnumerable<AccountEntry> EntriesOf(Account a) => data.Entries.Where(e => e.AccountId == a.Id);
        IEnumerable<Contact> ContactsOf(Account a) => data.Links.Where(l => l.AccountId == a.Id && !l.Contact.IsDeleted).Select(l => l.Contact);
        IEnumerable<ContactPhone> PhonesOf(Contact c) => data.Phones.Where(p => p.ContactId == c.Id);
        IEnumerable<ContactAddress> AddressesOf(Contact c) => data.Addresses.Where(a => a.ContactId == c.Id);

        Contacts =
        [
            One<Contact, Guid>("id", c => c.Id),
            One<Contact, int>("version", c => c.Version),
            One<Contact, DateTimeOffset>("dateCreated", c => c.DateCreated),
            One<Contact, DateTimeOffset>("dateModified", c => c.DateModified),
            One<Contact, ContactType>("type", c => c.Type),
            One<Contact, string>("code", c => c.Code),
            One<Contact, string>("name", c => c.Name),
            One<Contact, string>("firstName", c => c.FirstName),
            One<Contact, string>("lastName", c => c.LastName),
            One<Contact, string>("city", c => c.City),
            One<Contact, ContactMethod>("preferredMethodOfContact", c => c.PreferredMethodOfContact),
            One<Contact, bool>("isActive", c => c.IsActive),
            One<Contact, bool>("emailOptOut", c => c.EmailOptOut),
            One<Contact, ConsentState>("consentState", c => c.ConsentState),
            One<Contact, DateTimeOffset>("consentChangedOn", c => c.ConsentChangedOn),
            One<Contact, string>("category.name", c => c.Category?.Name),
            One<Contact, bool>("category.isDeleted", c => c.Category?.IsDeleted),
            One<Contact, int>("category.version", c => c.Category?.Version),
            One<Contact, Guid>("category.id", c => c.Category?.Id),
            One<Contact, DateTimeOffset>("category.dateCreated", c => c.Category?.DateCreated),
            One<Contact, Gender>("demographics.gender", c => c.Demographics.Gender),
            One<Contact, DateOnly>("demographics.dateOfBirth", c => c.Demographics.DateOfBirth),
            One<Contact, int>("demographics.nameDay.month", c => c.Demographics.NameDay.Month),
            One<Contact, decimal>("companyProfile.annualTurnover", c => c.CompanyProfile.AnnualTurnover),
            One<Contact, int>("companyProfile.numberOfEmployees", c => c.CompanyProfile.NumberOfEmployees),
            One<Contact, DateOnly>("companyProfile.establishedOn", c => c.CompanyProfile.EstablishedOn),
            One<Contact, string>("companyProfile.vatRegistrationNumber", c => c.CompanyProfile.VatRegistrationNumber),
            Many<Contact, string>("phones.number", c => PhonesOf(c).Select(p => (object?)p.Number)),
            Many<Contact, string>("phones.extension", c => PhonesOf(c).Select(p => (object?)p.Extension)),
            Many<Contact, bool>("phones.isPrimary", c => PhonesOf(c).Select(p => (object?)p.IsPrimary)),
            Many<Contact, PhoneType>("phones.type", c => PhonesOf(c).Select(p => (object?)p.Type)),
            Many<Contact, string>("addresses.townCity", c => AddressesOf(c).Select(a => (object?)a.TownCity)),
            Many<Contact, double>("addresses.latitude", c => AddressesOf(c).Select(a => (object?)a.Latitude)),
            Many<Contact, string>("accounts.number", c => AccountsOf(c).Select(a => (object?)a.Number)),
            Many<Contact, decimal>("accounts.balance", c => AccountsOf(c).Select(a => (object?)a.Balance)),
            Many<Contact, decimal>("accounts.creditLimit", c => AccountsOf(c).Select(a => (object?)a.CreditLimit)),
            Many<Contact, AccountState>("accounts.state", c => AccountsOf(c).Select(a => (object?)a.State)),
            Many<Contact, bool>("accounts.isDeleted", c => AccountsOf(c, deleted: true).Select(a => (object?)a.IsDeleted)),
            Many<Contact, DateTimeOffset>("accounts.dateCreated", c => AccountsOf(c).Select(a => (object?)a.DateCreated)),
            Many<Contact, string>("accounts.classification.name", c => AccountsOf(c).Select(a => (object?)a.Classification?.Name)),
            Many<Contact, decimal>("accounts.entries.amount", c => AccountsOf(c).SelectMany(EntriesOf).Select(e => (object?)e.Amount)),
            Many<Contact, DateOnly>("accounts.entries.dueOn", c => AccountsOf(c).SelectMany(EntriesOf).Select(e => (object?)e.DueOn)),
            Custom<Contact>("customFields.note", typeof(string), c => [data.CustomData.Of("contacts", "note", c)]),
            Custom<Contact>("customFields.remark", typeof(string), c => [data.CustomData.Of("contacts", "remark", c)]),
            Custom<Contact>("customFields.score", typeof(decimal), c => [data.CustomData.Of("contacts", "score", c)]),
            Custom<Contact>("customFields.spent", typeof(decimal), c => [data.CustomData.Of("contacts", "spent", c)]),
            Custom<Contact>("customFields.vip", typeof(bool), c => [data.CustomData.Of("contacts", "vip", c)]),
            Custom<Contact>("customFields.joined", typeof(DateOnly), c => [data.CustomData.Of("contacts", "joined", c)]),
            Custom<Contact>("customFields.seen", typeof(DateTimeOffset), c => [data.CustomData.Of("contacts", "seen", c)]),
            Custom<Contact>("customFields.tier", typeof(string), c => [data.CustomData.Of("contacts", "tier", c)]) with { IsChoice = true },
            Many<Contact, string>("accounts.customFields.score", c => AccountsOf(c).Select(a => data.CustomData.Of("accounts", "score", a))),
            Many<Contact, decimal>("accounts.customFields.limit", c => AccountsOf(c).Select(a => data.CustomData.Of("accounts", "limit", a))),
            Many<Contact, bool>("accounts.contacts.customFields.vip", c => AccountsOf(c).SelectMany(ContactsOf).Select(o => data.CustomData.Of("contacts", "vip", o))),
            Many<Contact, string>("accounts.contacts.lastName", c => AccountsOf(c).SelectMany(ContactsOf).Select(o => (object?)o.LastName)),
        ];
        Accounts =
        [
            One<Account, string>("number", a => a.Number),
            One<Account, string>("description", a => a.Description),
            One<Account, int>("version", a => a.Version),
            One<Account, AccountState>("state", a => a.State),
            One<Account, bool>("isPrimary", a => a.IsPrimary),
            One<Account, decimal>("balance", a => a.Balance),
            One<Account, decimal>("creditLimit", a => a.CreditLimit),
            One<Account, DateTimeOffset>("dateCreated", a => a.DateCreated),
            One<Account, string>("primaryContact.lastName", a => a.PrimaryContact.LastName),
            One<Account, string>("primaryContact.category.name", a => a.PrimaryContact.Category?.Name),
            One<Account, DateOnly>("primaryContact.demographics.dateOfBirth", a => a.PrimaryContact.Demographics.DateOfBirth),
            One<Account, string>("classification.name", a => a.Classification?.Name),
            One<Account, int>("classification.version", a => a.Classification?.Version),
            One<Account, bool>("classification.isDeleted", a => a.Classification?.IsDeleted),
            One<Account, int>("paymentTerms.netDays", a => a.PaymentTerms?.NetDays),
            One<Account, string>("billingAddress.townCity", a => a.BillingAddress?.TownCity),
            One<Account, bool>("billingAddress.isPrimary", a => a.BillingAddress?.IsPrimary),
            One<Account, double>("billingAddress.latitude", a => a.BillingAddress?.Latitude),
            One<Account, decimal>("financials.overdueAmount", a => Math.Max(0, EntriesOf(a).Where(e => e.Amount < 0 || e.DueOn < Today).Sum(e => e.Amount))),
            One<Account, decimal>("financials.openingBalance", a => EntriesOf(a).Where(e => e.PostedDay < Month).Sum(e => e.Amount)),
            One<Account, decimal>("financials.availableCredit", a => a.CreditLimit - a.Balance),
            Custom<Account>("customFields.score", typeof(string), a => [data.CustomData.Of("accounts", "score", a)]),
            Custom<Account>("customFields.limit", typeof(decimal), a => [data.CustomData.Of("accounts", "limit", a)]),
            Custom<Account>("customFields.tier", typeof(string), a => [data.CustomData.Of("accounts", "tier", a)]) with { IsChoice = true },
            Custom<Account>("primaryContact.customFields.vip", typeof(bool), a => [data.CustomData.Of("contacts", "vip", a.PrimaryContact)]),
            Custom<Account>("primaryContact.customFields.score", typeof(decimal), a => [data.CustomData.Of("contacts", "score", a.PrimaryContact)]),
            Custom<Account>("primaryContact.customFields.seen", typeof(DateTimeOffset), a => [data.CustomData.Of("contacts", "seen", a.PrimaryContact)]),
            Custom<Account>("billingAddress.contact.customFields.note", typeof(string), a => [data.CustomData.Of("contacts", "note", a.BillingAddress?.Contact)]),
            Many<Account, decimal>("entries.amount", a => EntriesOf(a).Select(e => (object?)e.Amount)),
            Many<Account, DateTimeOffset>("entries.postedOn", a => EntriesOf(a).Select(e => (object?)e.PostedOn)),
            Many<Account, string>("entries.transferAccount.number", a => EntriesOf(a).Select(e => (object?)e.TransferAccount?.Number)),
            Many<Account, string>("contacts.name", a => ContactsOf(a).Select(c => (object?)c.Name)),
            Many<Account, string>("primaryContact.phones.number", a => PhonesOf(a.PrimaryContact).Select(p => (object?)p.Number)),
        ];
    }

    public KnownField[] Contacts { get; }

    public KnownField[] Accounts { get; }

    private static KnownField One<T, TValue>(string name, Func<T, object?> value) => new(name, typeof(TValue), r => [value((T)r)]);

    private static KnownField Custom<T>(string name, Type type, Func<T, IEnumerable<object?>> values) => new(name, type, r => values((T)r));

    private static KnownField Many<T, TValue>(string name, Func<T, IEnumerable<object?>> values) => new(name, typeof(TValue), r => values((T)r), IsToMany: true);
}
