using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Products.Commands;

/// <summary>A new incentive.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="IncentiveId">The id that whoever offers it knows it by, at most 100 characters.</param>
/// <param name="Source">Who offers it, at most 100 characters.</param>
/// <param name="Description">What is offered, at most 4000 characters.</param>
public sealed record CreateIncentiveInput(string Name, string? IncentiveId = null, string? Source = null, string? Description = null);

/// <summary>Creates an incentive that leads can be offered.</summary>
internal sealed class CreateIncentive : ICommand<CreateIncentiveInput, Incentive>
{
    public Task<Result<Incentive>> HandleAsync(CreateIncentiveInput input, CrmDb db, CancellationToken ct)
        => db.AddNamedAsync(Incentive.Create(input.Name, input.IncentiveId, input.Source, input.Description), ct);
}
