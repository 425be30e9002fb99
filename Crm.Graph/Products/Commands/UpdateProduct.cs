using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Products.Commands;

/// <summary>Changes of a product: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The product, by its id or sku.</param>
/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Sku">The number that it is stocked under, at most 50 characters, unique whatever its case, no UUID.</param>
/// <param name="Description">What people should know about it, at most 4000 characters.</param>
/// <param name="DefaultCost">What one costs the organisation; not negative, at most 1000000000000.</param>
/// <param name="DefaultSalesPrice">What is asked for one; not negative, at most 1000000000000.</param>
/// <param name="Currency">The currency of the amounts (ISO 4217); the organisation's when cleared.</param>
/// <param name="ProductGroupId">The group that it is in.</param>
/// <param name="ExpectedVersion">The version of the product that the change was made for.</param>
public sealed record UpdateProductInput(
    RecordId Id,
    Optional<string> Name = default,
    Optional<string> Sku = default,
    Optional<string> Description = default,
    Optional<decimal?> DefaultCost = default,
    Optional<decimal?> DefaultSalesPrice = default,
    Optional<string> Currency = default,
    Optional<RecordId?> ProductGroupId = default,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal ProductDetails Of(ProductDetails current) => new(
        Sku.Or(current.Sku), Name.Or(current.Name), Description.Or(current.Description),
        DefaultCost.Or(current.DefaultCost), DefaultSalesPrice.Or(current.DefaultSalesPrice), Currency.Or(current.Currency));
}

/// <summary>Changes a product. What leads have of it already keeps its cost and its price.</summary>
internal sealed class UpdateProduct(TimeProvider clock) : ICommand<UpdateProductInput, Product>
{
    public async Task<Result<Product>> HandleAsync(UpdateProductInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Product>(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var (product, problems) = (found.Value, new Problems());
        problems.Take(product.Change(input.Of(product.Details), db.Setting(clock)));
        if (input.ProductGroupId.IsGiven)
            product.Group(await db.LiveAsync<ProductGroup>(input.ProductGroupId.Value, problems, ct, "productGroupId"));
        if (product.Sku is { } sku && await db.IsTakenAsync<Product>(nameof(Product.Sku), sku, product.Id, ct))
            problems.Add(ProductErrors.SkuTaken(sku));
        return problems.Any ? problems.All : product;
    }
}
