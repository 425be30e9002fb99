using Crm.Graph.Kernel.Fields;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Organisations;

/// <summary>What is shown of a key. The key itself is not stored, and its hash is nobody's to see.</summary>
internal sealed class ApiKeyFields : RecordCatalogue<ApiKey>
{
    public ApiKeyFields()
    {
        Field(k => k.Name);
        Field(k => k.Kind);
        Field("mode", k => k.Tenant.Mode);
        Field(k => k.Prefix);
        Field(k => k.Scopes).NotFilterable();
        Field(k => k.ExpiresOn);
        Field(k => k.DateRevoked);
        Field(k => k.LastUsedOn).NotLogged();
    }
}
