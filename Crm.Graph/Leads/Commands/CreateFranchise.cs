using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>A new franchise.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Code">The code that people write for it, at most 50 characters.</param>
/// <param name="IsActive">Whether it is sold under.</param>
public sealed record CreateFranchiseInput(string Name, string? Code = null, bool IsActive = true);

/// <summary>Creates a franchise that leads and departments can belong to.</summary>
internal sealed class CreateFranchise : ICommand<CreateFranchiseInput, Franchise>
{
    public Task<Result<Franchise>> HandleAsync(CreateFranchiseInput input, CrmDb db, CancellationToken ct)
        => db.AddNamedAsync(Franchise.Create(input.Name, input.Code, input.IsActive), ct);
}
