using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>Where the fields come from that tenants define for themselves.</summary>
public interface IFieldDefinitions
{
    /// <summary>All of a tenant's as they are now, deleted ones too, in the order in which they were made.</summary>
    ValueTask<IReadOnlyList<FieldDefinition>> AllAsync(Caller caller, CancellationToken ct);
}
