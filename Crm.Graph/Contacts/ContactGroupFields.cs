using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Contacts;

internal sealed class DemographicsFields : FieldCatalogue<Demographics>
{
    public DemographicsFields()
    {
        Field(d => d.Gender);
        Field(d => d.DateOfBirth);
        Group(d => d.NameDay);
        Group(d => d.Passport);
        Group(d => d.IdDocument);
    }
}

internal sealed class NameDayFields : FieldCatalogue<NameDay>
{
    public NameDayFields()
    {
        Field(n => n.Month);
        Field(n => n.Day);
    }
}

internal sealed class PassportFields : FieldCatalogue<Passport>
{
    public PassportFields()
    {
        Field(p => p.Number);
        Field(p => p.IssueCountry);
        Field(p => p.ExpiryDate);
    }
}

internal sealed class IdDocumentFields : FieldCatalogue<IdDocument>
{
    public IdDocumentFields()
    {
        Field(d => d.Number);
        Field(d => d.IssueCountry);
        Field(d => d.ExpiryDate);
    }
}

internal sealed class CompanyProfileFields : FieldCatalogue<CompanyProfile>
{
    public CompanyProfileFields()
    {
        Field(p => p.ProfileYear);
        Money(p => p.AnnualTurnover, p => p.TurnoverCurrency);
        Field(p => p.TurnoverCurrency);
        Field(p => p.EstablishedOn);
        Field(p => p.NumberOfEmployees);
        Field(p => p.RegistrationNumber).Searchable();
        Field(p => p.RegistrationCountry);
        Field(p => p.TaxReferenceNumber).Searchable();
        Field(p => p.VatRegistrationNumber).Searchable();
        Field(p => p.Industry);
    }
}
