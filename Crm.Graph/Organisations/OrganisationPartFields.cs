using Crm.Graph.Kernel.Fields;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Organisations;

internal sealed class OrganisationLocationFields : FieldCatalogue<OrganisationLocation>
{
    public OrganisationLocationFields()
    {
        Field(l => l.Id);
        Field(l => l.Name);
        Field(l => l.AddressLine1);
        Field(l => l.AddressLine2);
        Field(l => l.StateProvinceCounty);
        Field(l => l.TownCity);
        Field(l => l.PostalCode);
        Field(l => l.CountryCode);
        Field(l => l.CareOf);
        Field(l => l.Latitude);
        Field(l => l.Longitude);
        Field(l => l.GooglePlaceId);
    }
}

internal sealed class OrganisationContactFields : FieldCatalogue<OrganisationContact>
{
    public OrganisationContactFields()
    {
        Field(c => c.Id);
        Field(c => c.Type);
        Field(c => c.Name);
        Field(c => c.Value);
        Field(c => c.CountryCode);
    }
}

internal sealed class OrganisationTapFields : FieldCatalogue<OrganisationTap>
{
    public OrganisationTapFields()
    {
        Field(t => t.Id);
        Field(t => t.Name);
        Field(t => t.Code);
        Field(t => t.Description);
        Field(t => t.TapType);
        Field(t => t.IsActive);
        Field(t => t.ExternalIp);
        Field(t => t.ExternalPort);
        Field(t => t.ExternalType);
    }
}

internal sealed class OpeningHoursFields : FieldCatalogue<OpeningHours>
{
    public OpeningHoursFields()
    {
        Field(h => h.Id);
        Field(h => h.DayOfWeek);
        Field(h => h.Opens);
        Field(h => h.Closes);
        Field(h => h.Operation);
    }
}

internal sealed class ClosedOperationFields : FieldCatalogue<ClosedOperation>
{
    public ClosedOperationFields()
    {
        Field(c => c.Id);
        Field(c => c.Operation);
    }
}

/// <summary>Names that an organisation has been given.</summary>
internal abstract class OrganisationLabelFields<T> : FieldCatalogue<T> where T : OrganisationLabel
{
    protected OrganisationLabelFields()
    {
        Field(l => l.Id);
        Field(l => l.Name);
    }
}

internal sealed class IndustrySectorFields : OrganisationLabelFields<IndustrySector>;

internal sealed class BusinessActivityFields : OrganisationLabelFields<BusinessActivity>;

internal sealed class OrganisationGroupFields : OrganisationLabelFields<OrganisationGroup>;

internal sealed class OrganisationTagFields : OrganisationLabelFields<OrganisationTag>;

internal sealed class OrganisationMediaGroupFields : OrganisationLabelFields<OrganisationMediaGroup>;

internal sealed class OrganisationPartnerFields : OrganisationLabelFields<OrganisationPartner>
{
    public OrganisationPartnerFields() => Field(p => p.OtherId);
}

internal sealed class ServedOrganisationFields : OrganisationLabelFields<ServedOrganisation>
{
    public ServedOrganisationFields() => Field(s => s.OtherId);
}
