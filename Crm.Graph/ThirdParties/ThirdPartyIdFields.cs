using Crm.Graph.Kernel.Fields;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.ThirdParties;

internal sealed class ThirdPartyIdFields : FieldCatalogue<ThirdPartyId>
{
    public ThirdPartyIdFields()
    {
        Field(t => t.Id);
        Field(t => t.SystemName);
        Field("thirdPartyId", t => t.Value);
        Field(t => t.Metadata).NotFilterable();
    }
}
