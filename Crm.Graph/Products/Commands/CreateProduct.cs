using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Products.Commands;

/// <summary>A new product.</summary>
/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Sku">The number that it is stocked under, at most 50 characters, unique whatever its case, no UUID.</param>
/// <param name="Description">What people should know about it, at most 4000 characters.</param>
/// <param name="DefaultCost">What one costs the organisation; not negative, at most 1000000000000.</param>
/// <param name="DefaultSalesPrice">What is asked for one; not negative, at most 1000000000000.</param>
/// <param name="Currency">The currency of the amounts (ISO 4217); the organisation's when left out.</param>
/// <param name="ProductGroupId">The group that it is in.</param>
public sealed record CreateProductInput(
    string Name,
    string? Sku = null,
    string? Description = null,
    decimal? DefaultCost = null,
    decimal? DefaultSalesPrice = null,
    string? Currency = null,
    RecordId? ProductGroupId = null);

/// <summary>Creates a product. Its margin follows from its cost and its price.</summary>
internal sealed class CreateProduct(TimeProvider clock) : ICommand<CreateProductInput, Product>
{
    public async Task<Result<Product>> HandleAsync(CreateProductInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var group = await db.LiveAsync<ProductGroup>(input.ProductGroupId, problems, ct, "productGroupId");
        var product = problems.Take(Product.Create(
            new(input.Sku, input.Name, input.Description, input.DefaultCost, input.DefaultSalesPrice, input.Currency), db.Setting(clock)));
        if (product?.Sku is { } sku && await db.IsTakenAsync<Product>(nameof(Product.Sku), sku, product.Id, ct))
            problems.Add(ProductErrors.SkuTaken(sku));
        if (product is null || problems.Any)
            return problems.All;
        product.Group(group);
        db.Add(product);
        return product;
    }
}
