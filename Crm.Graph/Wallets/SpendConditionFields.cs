using Crm.Graph.Kernel.Fields;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets;

internal sealed class SpendConditionFields : RecordCatalogue<SpendCondition>
{
    public SpendConditionFields()
    {
        Field(c => c.Name);
        Field(c => c.Description);
        Parts<SpendConditionOrganisation>("organisations", o => o.SpendConditionId);
        Parts<SpendConditionProduct>("products", p => p.SpendConditionId);
        Parts<SpendConditionTiming>("timings", t => t.SpendConditionId);
    }
}

internal sealed class SpendConditionOrganisationFields : FieldCatalogue<SpendConditionOrganisation>
{
    public SpendConditionOrganisationFields()
    {
        Field(o => o.Id);
        Field(o => o.OrganisationId);
        Field("name", o => o.Organisation.Name).NotFilterable().Describe("The name of the organisation.");
    }
}

internal sealed class SpendConditionProductFields : FieldCatalogue<SpendConditionProduct>
{
    public SpendConditionProductFields()
    {
        Field(p => p.Id);
        Field(p => p.IdType);
        Field(p => p.ProductId);
        Field(p => p.Name);
        Field(p => p.Description);
    }
}

internal sealed class SpendConditionTimingFields : FieldCatalogue<SpendConditionTiming>
{
    public SpendConditionTimingFields()
    {
        Field(t => t.Id);
        Field(t => t.Month);
        Field(t => t.Day);
        Field(t => t.StartTime);
        Field(t => t.EndTime);
    }
}
