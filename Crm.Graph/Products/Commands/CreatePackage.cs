using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Products.Commands;

/// <summary>A product in a package.</summary>
/// <param name="ProductId">The product, by its id or sku.</param>
/// <param name="Quantity">How many of it, from 1 to 1000000.</param>
public sealed record PackageItemInput(RecordId ProductId, int Quantity = 1);

/// <summary>A new package.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Type">What kind of package it is, such as SERVICE or INSURANCE, at most 50 characters.</param>
/// <param name="TermMonths">How many months it runs, from 1 to 600.</param>
/// <param name="Items">What is in it, at most 50 products.</param>
/// <param name="Prices">What it costs, at most 50 prices.</param>
public sealed record CreatePackageInput(
    string Name, string? Type = null, int? TermMonths = null, IReadOnlyList<PackageItemInput>? Items = null, IReadOnlyList<PackagePriceInput>? Prices = null);

/// <summary>Creates a package that leads can be offered.</summary>
internal sealed class CreatePackage(TimeProvider clock) : ICommand<CreatePackageInput, Package>
{
    public async Task<Result<Package>> HandleAsync(CreatePackageInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var items = new List<(Product, int)>();
        for (var i = 0; i < input.Items?.Count && i < ProductErrors.MostPackageParts; i++)
        {
            if (await db.LiveAsync<Product>(input.Items[i].ProductId, problems.At("items", i), ct, "productId") is { } product)
                items.Add((product, input.Items[i].Quantity));
        }
        if (input.Items?.Count > ProductErrors.MostPackageParts)
            problems.Add(ProductErrors.TooMany("items"));
        var package = problems.Take(Package.Create(input.Name, input.Type, input.TermMonths, items, input.Prices ?? [], db.Setting(clock)));
        return problems.Any ? problems.All : await db.AddNamedAsync<Package>(package!, ct);
    }
}
