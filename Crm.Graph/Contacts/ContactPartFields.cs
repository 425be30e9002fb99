using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Contacts;

internal sealed class ContactPhoneFields : FieldCatalogue<ContactPhone>
{
    public ContactPhoneFields()
    {
        Field(p => p.Id);
        Field(p => p.Type);
        Field(p => p.Number).Searchable(SearchedAs.Phone);
        Field(p => p.Extension);
        Field(p => p.Country);
        Field(p => p.IsPrimary);
    }
}

internal sealed class ContactAddressFields : FieldCatalogue<ContactAddress>
{
    public ContactAddressFields()
    {
        Field(a => a.Id);
        Field(a => a.Type);
        Field(a => a.AddressLine1).Searchable();
        Field(a => a.AddressLine2).Searchable();
        Field(a => a.StateProvinceCounty).Searchable();
        Field(a => a.TownCity).Searchable();
        Field(a => a.PostalCode).Searchable();
        Field(a => a.CountryCode);
        Field(a => a.Latitude);
        Field(a => a.Longitude);
        Field(a => a.GooglePlaceId);
        Field(a => a.IsPrimary);
        // An account shows its billing address to callers who may not see contacts.
        One(a => a.Contact).Needs("contacts:read");
    }
}

internal sealed class ContactCategoryFields : RecordCatalogue<ContactCategory>
{
    public ContactCategoryFields() => Field(c => c.Name);
}
