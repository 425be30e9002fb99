using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Contacts.Commands;

/// <summary>A new person or company.</summary>
/// <param name="Type">Whether it is a person or a company; PERSON when left out.</param>
/// <param name="Code">The organisation's own code for the contact, at most 100 characters, unique whatever its case; no UUID.</param>
/// <param name="Title">How the person is addressed: Ms, Dr, Sir.</param>
/// <param name="FirstName">The first name; required for a person.</param>
/// <param name="MiddleName">The middle name.</param>
/// <param name="LastName">The last name; required for a person.</param>
/// <param name="CompanyName">The company's name, required for a company; for a person, where they work.</param>
/// <param name="Language">The language that the contact prefers, as a BCP 47 tag (en, fr-CA) or by its code of ISO 639-2 (ENG).</param>
/// <param name="CategoryId">The category that the contact belongs to.</param>
/// <param name="StatutoryNumber">The number under which the authorities know the contact.</param>
/// <param name="Email">The e-mail address to write to.</param>
/// <param name="SecondaryEmail">Another e-mail address.</param>
/// <param name="PreferredMethodOfContact">How the contact wants to be reached.</param>
/// <param name="IsActive">Whether the organisation deals with the contact; true when left out.</param>
/// <param name="EmailOptOut">Whether the contact does not want to be written to by e-mail; false when left out.</param>
/// <param name="SmsOptOut">Whether the contact does not want text messages; false when left out.</param>
/// <param name="IsTaxExempt">Whether the contact pays no tax on what it buys; false when left out.</param>
/// <param name="Demographics">What is known about a person.</param>
/// <param name="CompanyProfile">What is known about a company.</param>
/// <param name="Phones">The phones, at most 20.</param>
/// <param name="Addresses">The addresses, at most 50.</param>
/// <param name="CustomFields">Values for the organisation's own fields, by their keys.</param>
public sealed record CreateContactInput(
    ContactType? Type = null,
    string? Code = null,
    string? Title = null,
    string? FirstName = null,
    string? MiddleName = null,
    string? LastName = null,
    string? CompanyName = null,
    string? Language = null,
    RecordId? CategoryId = null,
    string? StatutoryNumber = null,
    string? Email = null,
    string? SecondaryEmail = null,
    ContactMethod? PreferredMethodOfContact = null,
    bool? IsActive = null,
    bool? EmailOptOut = null,
    bool? SmsOptOut = null,
    bool? IsTaxExempt = null,
    DemographicsInput? Demographics = null,
    CompanyProfileInput? CompanyProfile = null,
    IReadOnlyList<ContactPhoneInput>? Phones = null,
    IReadOnlyList<ContactAddressInput>? Addresses = null,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null)
{
    internal ContactDetails Details => new()
    {
        Type = Type ?? ContactType.Person,
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
        IsActive = IsActive ?? true,
        EmailOptOut = EmailOptOut ?? false,
        SmsOptOut = SmsOptOut ?? false,
        IsTaxExempt = IsTaxExempt ?? false,
        Demographics = Demographics?.Of(new()) ?? new(),
        CompanyProfile = CompanyProfile?.Of(new()) ?? new(),
    };
}

/// <summary>Creates a contact, with its phones and addresses.</summary>
public sealed class CreateContact(TimeProvider clock) : ICommand<CreateContactInput, Contact>
{
    public async Task<Result<Contact>> HandleAsync(CreateContactInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var contact = problems.Take(Contact.Create(input.Details, input.Phones ?? [], input.Addresses ?? [], db.Setting(clock)));
        var category = await db.CategoryAsync(input.CategoryId, problems, ct);
        if (contact?.Code is { } code && await db.IsTakenAsync<Contact>(nameof(Contact.Code), code, contact.Id, ct))
            problems.Add(ContactErrors.CodeTaken(code));
        await db.CreateCustomFieldsAsync(contact, input.CustomFields, problems, ct);
        if (problems.Any || contact is null)
            return problems.All;
        contact.Categorise(category);
        db.Add(contact);
        return contact;
    }
}
