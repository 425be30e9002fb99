using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Contacts;

internal sealed class ContactFields : RecordCatalogue<Contact>
{
    public ContactFields()
    {
        Field(c => c.Type);
        Field(c => c.Code).AsKey().Searchable();
        Field(c => c.Name).Searchable();
        Field(c => c.Title);
        Field(c => c.FirstName);
        Field(c => c.MiddleName);
        Field(c => c.LastName);
        Field(c => c.CompanyName).Searchable();
        Field(c => c.Language);
        One(c => c.Category);
        Field(c => c.StatutoryNumber).Searchable();
        Field(c => c.Email).Searchable();
        Field(c => c.SecondaryEmail).Searchable();
        Field(c => c.Phone).Searchable(SearchedAs.Phone);
        Field(c => c.City).Searchable();
        Field(c => c.Country);
        Field(c => c.PreferredMethodOfContact);
        Field(c => c.IsActive);
        Field(c => c.EmailOptOut);
        Field(c => c.SmsOptOut);
        Field(c => c.IsTaxExempt);
        Field(c => c.ConsentState);
        Field(c => c.ConsentChangedOn);
        Group(c => c.Demographics);
        Group(c => c.CompanyProfile);
        Parts<ContactPhone>("phones", p => p.ContactId);
        Parts<ContactAddress>("addresses", a => a.ContactId);
        Parts<ThirdPartyId>("thirdPartyIds", t => t.RecordId).Describe("The ids by which other systems know the contact, at most one of each.");
    }
}
