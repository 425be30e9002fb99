using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Contacts.Model;

/// <summary>A person or a company that the organisation deals with.</summary>
public sealed partial class Contact : Record
{
    private readonly List<ContactPhone> _phones = [];
    private readonly List<ContactAddress> _addresses = [];

    private Contact() { } // EF

    /// <summary>Whether this is a person or a company.</summary>
    public ContactType Type { get; private set; }

    /// <summary>The organisation's own code for the contact, unique whatever its case, also while the contact is deleted.</summary>
    public string? Code { get; private set; }

    /// <summary>The name to show: a person's first, middle and last name, a company's company name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the person is addressed: Ms, Dr, Sir.</summary>
    public string? Title { get; private set; }

    /// <summary>The first name; a person has one.</summary>
    public string? FirstName { get; private set; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; private set; }

    /// <summary>The last name; a person has one.</summary>
    public string? LastName { get; private set; }

    /// <summary>The company's name; for a person, where they work.</summary>
    public string? CompanyName { get; private set; }

    /// <summary>The language that the contact prefers, as a BCP 47 tag such as en or fr-CA.</summary>
    public string? Language { get; private set; }

    public Guid? CategoryId { get; private set; }

    /// <summary>The category that the organisation puts the contact in.</summary>
    public ContactCategory? Category { get; private set; }

    /// <summary>The number under which the authorities know the contact.</summary>
    public string? StatutoryNumber { get; private set; }

    /// <summary>The e-mail address to write to.</summary>
    public string? Email { get; private set; }

    /// <summary>Another e-mail address.</summary>
    public string? SecondaryEmail { get; private set; }

    /// <summary>The number of the primary phone, in E.164.</summary>
    public string? Phone { get; private set; }

    /// <summary>The town or city of the primary address.</summary>
    public string? City { get; private set; }

    /// <summary>The country of the primary address (ISO 3166 alpha-3).</summary>
    public string? Country { get; private set; }

    /// <summary>How the contact wants to be reached.</summary>
    public ContactMethod? PreferredMethodOfContact { get; private set; }

    /// <summary>Whether the organisation still deals with the contact.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Whether the contact does not want to be written to by e-mail.</summary>
    public bool EmailOptOut { get; private set; }

    /// <summary>Whether the contact does not want text messages.</summary>
    public bool SmsOptOut { get; private set; }

    /// <summary>Whether the contact pays no tax on what it buys.</summary>
    public bool IsTaxExempt { get; private set; }

    /// <summary>Whether the contact agreed to its data being processed.</summary>
    public ConsentState ConsentState { get; private set; } = ConsentState.Pending;

    /// <summary>When the consent last changed; null while it was never asked for.</summary>
    public DateTimeOffset? ConsentChangedOn { get; private set; }

    /// <summary>What is known about a person.</summary>
    public Demographics Demographics { get; private set; } = new();

    /// <summary>What is known about a company.</summary>
    public CompanyProfile CompanyProfile { get; private set; } = new();

    /// <summary>The phones; the first one is primary unless another is.</summary>
    public IReadOnlyList<ContactPhone> Phones => _phones;

    /// <summary>The addresses; the first one is primary unless another is.</summary>
    public IReadOnlyList<ContactAddress> Addresses => _addresses;

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal ContactDetails Details => new()
    {
        Type = Type,
        Code = Code,
        Title = Title,
        FirstName = FirstName,
        MiddleName = MiddleName,
        LastName = LastName,
        CompanyName = CompanyName,
        Language = Language,
        StatutoryNumber = StatutoryNumber,
        Email = Email,
        SecondaryEmail = SecondaryEmail,
        PreferredMethodOfContact = PreferredMethodOfContact,
        IsActive = IsActive,
        EmailOptOut = EmailOptOut,
        SmsOptOut = SmsOptOut,
        IsTaxExempt = IsTaxExempt,
        Demographics = Demographics,
        CompanyProfile = CompanyProfile,
    };

    /// <summary>A new contact with its phones and addresses.</summary>
    internal static Result<Contact> Create(
        ContactDetails details, IReadOnlyList<ContactPhoneInput> phones, IReadOnlyList<ContactAddressInput> addresses, Setting here)
    {
        var problems = new Problems();
        var contact = new Contact();
        var read = details.Read(here, problems);
        var readPhones = ContactPhone.ReadAll(phones, here.Country, problems);
        contact._addresses.AddRange(ContactAddress.ReadAll(addresses, contact.Id, problems));
        if (problems.Any)
            return problems.All;
        contact.Apply(read, readPhones);
        return contact;
    }

    /// <summary>Changes the details, and the phones where a list of them is given. Refused, the contact is as it was.</summary>
    internal Result<Contact> Change(ContactDetails details, IReadOnlyList<ContactPhoneInput>? phones, Setting here)
    {
        if (IsDeleted)
            return ContactErrors.Deleted(this);
        var problems = new Problems();
        var read = details.Read(here, problems);
        var readPhones = phones is null ? null : ContactPhone.ReadAll(phones, here.Country, problems);
        if (problems.Any)
            return problems.All;
        Apply(read, readPhones);
        return this;
    }

    internal void Categorise(ContactCategory? category) => (Category, CategoryId) = (category, category?.Id);

    internal Result<Contact> SetConsent(ConsentState state, DateTimeOffset now)
    {
        if (IsDeleted)
            return ContactErrors.Deleted(this);
        if (state != ConsentState || ConsentChangedOn is null)
        {
            (ConsentState, ConsentChangedOn) = (state, now);
            Raise(ContactEvents.ConsentChanged);
        }
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal void Delete() => IsDeleted = true;

    internal void Restore() => IsDeleted = false;

    private void Apply(ContactDetails read, List<ReadPhone>? readPhones)
    {
        (Type, Code, Title, Language, StatutoryNumber) = (read.Type, read.Code, read.Title, read.Language, read.StatutoryNumber);
        (FirstName, MiddleName, LastName, CompanyName) = (read.FirstName, read.MiddleName, read.LastName, read.CompanyName);
        (Email, SecondaryEmail, PreferredMethodOfContact) = (read.Email, read.SecondaryEmail, read.PreferredMethodOfContact);
        (IsActive, EmailOptOut, SmsOptOut, IsTaxExempt) = (read.IsActive, read.EmailOptOut, read.SmsOptOut, read.IsTaxExempt);
        (Demographics, CompanyProfile) = (read.Demographics, read.CompanyProfile);
        Name = Type == ContactType.Company
            ? CompanyName!
            : string.Join(' ', new[] { FirstName, MiddleName, LastName }.Where(name => name is not null));
        if (readPhones is not null)
        {
            var phones = ContactPhone.Replace(_phones, readPhones, Id);
            _phones.RemoveAll(phone => !phones.Contains(phone));
            _phones.AddRange(phones.Except(_phones).ToList());
        }
        KeepInStep();
    }

    /// <summary>Lists filter by these, so they are stored on the contact itself, where an index reaches them.</summary>
    private void KeepInStep()
    {
        var address = _addresses.Find(a => a.IsPrimary);
        (Phone, City, Country) = (_phones.Find(p => p.IsPrimary)?.Number, address?.TownCity, address?.CountryCode);
    }
}
