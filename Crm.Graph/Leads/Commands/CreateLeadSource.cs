using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>A new source of leads.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
public sealed record CreateLeadSourceInput(string Name);

/// <summary>Creates a source that leads can come from.</summary>
internal sealed class CreateLeadSource : ICommand<CreateLeadSourceInput, LeadSource>
{
    public Task<Result<LeadSource>> HandleAsync(CreateLeadSourceInput input, CrmDb db, CancellationToken ct) => db.AddNamedAsync(LeadSource.Create(input.Name), ct);
}
