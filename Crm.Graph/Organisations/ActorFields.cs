using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Organisations;

/// <summary>Actors are seen only at the records that they created, changed or deleted.</summary>
internal sealed class ActorFields : FieldCatalogue<Actor>
{
    public ActorFields()
    {
        Field(a => a.Id);
        Field(a => a.Kind);
        Field(a => a.Name);
    }
}
