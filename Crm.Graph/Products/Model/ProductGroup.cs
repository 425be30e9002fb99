using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Products.Model;

/// <summary>Products that belong together; a group may be part of another one.</summary>
public sealed class ProductGroup : Record, INamed
{
    private ProductGroup() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    public Guid? ParentId { get; private set; }

    /// <summary>The group that this one is part of.</summary>
    public ProductGroup? Parent { get; private set; }

    internal static Result<ProductGroup> Create(string name, ProductGroup? parent)
    {
        var problems = new Problems();
        var group = new ProductGroup { Name = problems.Required(name, "name", 100), Parent = parent, ParentId = parent?.Id };
        return problems.Any ? problems.All : group;
    }
}
