using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.SavedFilters.Model;

namespace Crm.Graph.SavedFilters;

internal sealed class SavedFilterFields : RecordCatalogue<SavedFilter>
{
    public SavedFilterFields()
    {
        Field(f => f.Name);
        Field(f => f.Module);
        Field(f => f.Value).NotFilterable();
        Field("private", f => f.IsPrivate);
        One(f => f.Owner);
        OnlyWhere(f => !f.IsPrivate || f.OwnerId == Ambient.Me);
    }
}
