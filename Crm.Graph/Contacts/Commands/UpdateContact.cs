using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Contacts.Commands;

/// <summary>Changes of a contact: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The contact, by its id or code.</param>
/// <param name="Code">The organisation's own code for the contact, at most 100 characters, unique whatever its case; no UUID.</param>
/// <param name="Title">How the person is addressed: Ms, Dr, Sir.</param>
/// <param name="FirstName">The first name; a person keeps one.</param>
/// <param name="MiddleName">The middle name.</param>
/// <param name="LastName">The last name; a person keeps one.</param>
/// <param name="CompanyName">The company's name, which a company keeps; for a person, where they work.</param>
/// <param name="Language">The language that the contact prefers, as a BCP 47 tag (en, fr-CA) or by its code of ISO 639-2 (ENG).</param>
/// <param name="CategoryId">The category that the contact belongs to.</param>
/// <param name="StatutoryNumber">The number under which the authorities know the contact.</param>
/// <param name="Email">The e-mail address to write to.</param>
/// <param name="SecondaryEmail">Another e-mail address.</param>
/// <param name="PreferredMethodOfContact">How the contact wants to be reached.</param>
/// <param name="IsActive">Whether the organisation still deals with the contact; not to be cleared.</param>
/// <param name="EmailOptOut">Whether the contact does not want to be written to by e-mail; not to be cleared.</param>
/// <param name="SmsOptOut">Whether the contact does not want text messages; not to be cleared.</param>
/// <param name="IsTaxExempt">Whether the contact pays no tax on what it buys; not to be cleared.</param>
/// <param name="Demographics">What is known about a person; null forgets all of it.</param>
/// <param name="CompanyProfile">What is known about a company; null forgets all of it.</param>
/// <param name="Phones">All phones of the contact from now on, at most 20; null removes all.</param>
/// <param name="CustomFields">New values for the organisation's own fields, by their keys; fields that are not named stay, null clears.</param>
/// <param name="ExpectedVersion">The version of the contact that the change was made for.</param>
public sealed record UpdateContactInput(
    RecordId Id,
    Optional<string> Code = default,
    Optional<string> Title = default,
    Optional<string> FirstName = default,
    Optional<string> MiddleName = default,
    Optional<string> LastName = default,
    Optional<string> CompanyName = default,
    Optional<string> Language = default,
    Optional<RecordId?> CategoryId = default,
    Optional<string> StatutoryNumber = default,
    Optional<string> Email = default,
    Optional<string> SecondaryEmail = default,
    Optional<ContactMethod?> PreferredMethodOfContact = default,
    Optional<bool?> IsActive = default,
    Optional<bool?> EmailOptOut = default,
    Optional<bool?> SmsOptOut = default,
    Optional<bool?> IsTaxExempt = default,
    Optional<DemographicsInput> Demographics = default,
    Optional<CompanyProfileInput> CompanyProfile = default,
    Optional<IReadOnlyList<ContactPhoneInput>> Phones = default,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal ContactDetails Of(ContactDetails current, Problems problems) => current with
    {
        Code = Code.Or(current.Code),
        Title = Title.Or(current.Title),
        FirstName = FirstName.Or(current.FirstName),
        MiddleName = MiddleName.Or(current.MiddleName),
        LastName = LastName.Or(current.LastName),
        CompanyName = CompanyName.Or(current.CompanyName),
        Language = Language.Or(current.Language),
        StatutoryNumber = StatutoryNumber.Or(current.StatutoryNumber),
        Email = Email.Or(current.Email),
        SecondaryEmail = SecondaryEmail.Or(current.SecondaryEmail),
        PreferredMethodOfContact = PreferredMethodOfContact.Or(current.PreferredMethodOfContact),
        IsActive = problems.Kept(IsActive, current.IsActive, "isActive"),
        EmailOptOut = problems.Kept(EmailOptOut, current.EmailOptOut, "emailOptOut"),
        SmsOptOut = problems.Kept(SmsOptOut, current.SmsOptOut, "smsOptOut"),
        IsTaxExempt = problems.Kept(IsTaxExempt, current.IsTaxExempt, "isTaxExempt"),
        Demographics = Demographics.IsGiven ? Demographics.Value?.Of(current.Demographics) ?? new() : current.Demographics,
        CompanyProfile = CompanyProfile.IsGiven ? CompanyProfile.Value?.Of(current.CompanyProfile) ?? new() : current.CompanyProfile,
    };
}

/// <summary>Changes a contact.</summary>
public sealed class UpdateContact(TimeProvider clock) : ICommand<UpdateContactInput, Contact>
{
    public async Task<Result<Contact>> HandleAsync(UpdateContactInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Contact>(
            input.Id, input.ExpectedVersion, ct, q => q.Include(c => c.Phones).Include(c => c.Addresses));
        if (found.Refused(out var errors))
            return errors;
        var (contact, problems) = (found.Value, new Problems());
        var phones = input.Phones.IsGiven ? input.Phones.Value ?? [] : null;
        problems.Take(contact.Change(input.Of(contact.Details, problems), phones, db.Setting(clock)));
        if (input.CategoryId.IsGiven)
        {
            var category = await db.CategoryAsync(input.CategoryId.Value, problems, ct);
            contact.Categorise(category);
        }
        if (contact.Code is { } code && await db.IsTakenAsync<Contact>(nameof(Contact.Code), code, contact.Id, ct))
            problems.Add(ContactErrors.CodeTaken(code));
        await db.UpdateCustomFieldsAsync(contact, input.CustomFields, problems, ct);
        return problems.Any ? problems.All : contact;
    }
}
