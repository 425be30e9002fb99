using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Products.Commands;

/// <summary>A new group of products.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="ParentId">The group that it is part of.</param>
public sealed record CreateProductGroupInput(string Name, RecordId? ParentId = null);

/// <summary>Creates a group that products can be put in.</summary>
internal sealed class CreateProductGroup : ICommand<CreateProductGroupInput, ProductGroup>
{
    public async Task<Result<ProductGroup>> HandleAsync(CreateProductGroupInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var parent = await db.LiveAsync<ProductGroup>(input.ParentId, problems, ct, "parentId");
        var group = problems.Take(await db.AddNamedAsync(ProductGroup.Create(input.Name, parent), ct));
        return problems.Any ? problems.All : group!;
    }
}
