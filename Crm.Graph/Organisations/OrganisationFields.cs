using Crm.Graph.Kernel.Fields;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Organisations;

internal sealed class OrganisationFields : RecordCatalogue<Organisation>
{
    public OrganisationFields()
    {
        Field(o => o.Type);
        Field(o => o.Code).AsKey();
        Field(o => o.Name);
        Field(o => o.Description);
        Field(o => o.State);
        Field(o => o.TestMode);
        Field(o => o.OwnerEmail);
        Field(o => o.Country);
        Field(o => o.Currency);
        Field(o => o.TimeZone);
        Field(o => o.CloudName);
        Field(o => o.Industry);
        Field(o => o.InheritFromParent);
        Field(o => o.ContactRegistry);
        Group(o => o.Profile);
        Group(o => o.Billing);
        One(o => o.Parent);
        Parts<OrganisationLocation>("locations", p => p.OrganisationId).Describe("Where it is.");
        Parts<OrganisationContact>("contactInfo", p => p.OrganisationId).Describe("How it is reached.");
        Parts<OrganisationTap>("taps", p => p.OrganisationId).Describe("Its transaction acquiring points.");
        Parts<OpeningHours>("openingHours", p => p.OrganisationId).Describe("When it is open.");
        Parts<ClosedOperation>("closedFor", p => p.OrganisationId).Describe("What it does not offer for the time being.");
        Parts<IndustrySector>("industrySectors", p => p.OrganisationId).Describe("The sectors of its industry that it works in.");
        Parts<BusinessActivity>("businessActivities", p => p.OrganisationId).Describe("What it does in its business.");
        Parts<OrganisationGroup>("groups", p => p.OrganisationId).Describe("The groups that it is in.");
        Parts<OrganisationTag>("tags", p => p.OrganisationId).Describe("Its tags.");
        Parts<OrganisationMediaGroup>("mediaGroups", p => p.OrganisationId).Describe("The groups of media that it shows.");
        Parts<OrganisationPartner>("partners", p => p.OrganisationId).Describe("Of a business: the partners whose logos its screens show.");
        Parts<ServedOrganisation>("serviceOrganisations", p => p.OrganisationId).Describe("Of a transaction processor: the service owners that it serves.");
        Many<Kinship, Organisation>("network", k => k.AncestorId, k => k.Descendant).Needs("network:read")
            .Describe("All organisations below it, however many levels. Their own data is theirs: of them no more is seen than what stands here.");
    }
}

internal sealed class OrganisationProfileFields : FieldCatalogue<OrganisationProfile>
{
    public OrganisationProfileFields()
    {
        Field(p => p.RegistrationNumber);
        Field(p => p.TaxReferenceNumber);
        Field(p => p.VatReferenceNumber);
        Field(p => p.RegistrationCountry);
    }
}

internal sealed class OrganisationBillingFields : FieldCatalogue<OrganisationBilling>
{
    public OrganisationBillingFields()
    {
        Field(b => b.BusinessId);
        Field(b => b.BusinessName);
        Field(b => b.DefaultService);
    }
}
