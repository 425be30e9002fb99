using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Products.Model;

/// <summary>Something that is sold, with what it costs and what is asked for it.</summary>
public sealed class Product : Record
{
    private Product() { } // EF

    /// <summary>The number that the product is stocked under, unique whatever its case.</summary>
    public string? Sku { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What people should know about the product.</summary>
    public string? Description { get; private set; }

    /// <summary>What one costs the organisation.</summary>
    public decimal? DefaultCost { get; private set; }

    /// <summary>What is asked for one.</summary>
    public decimal? DefaultSalesPrice { get; private set; }

    /// <summary>The currency of the amounts (ISO 4217).</summary>
    public string Currency { get; private set; } = "";

    public Guid? ProductGroupId { get; private set; }

    /// <summary>The group that the product is in.</summary>
    public ProductGroup? ProductGroup { get; private set; }

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal ProductDetails Details => new(Sku, Name, Description, DefaultCost, DefaultSalesPrice, Currency);

    internal static Result<Product> Create(ProductDetails details, Setting here) => new Product().Change(details, here);

    /// <summary>Changes the details. Refused, the product is as it was.</summary>
    internal Result<Product> Change(ProductDetails details, Setting here)
    {
        var problems = new Problems();
        var read = details.Read(here, problems);
        if (problems.Any)
            return problems.All;
        (Sku, Name, Description, DefaultCost, DefaultSalesPrice, Currency)
            = (read.Sku, read.Name!, read.Description, read.DefaultCost, read.DefaultSalesPrice, read.Currency!);
        return this;
    }

    internal void Group(ProductGroup? group) => (ProductGroup, ProductGroupId) = (group, group?.Id);
}

/// <summary>What is said about a product, as callers say it and, once <see cref="Read"/>, as it is kept.</summary>
internal sealed record ProductDetails(
    string? Sku, string? Name, string? Description, decimal? DefaultCost, decimal? DefaultSalesPrice, string? Currency)
{
    public ProductDetails Read(Setting here, Problems problems)
    {
        var sku = problems.Text(Sku, "sku", 50);
        // A number in the form of an id would be taken for one wherever the product is asked for by either.
        if (Guid.TryParse(sku, out _))
            problems.Add(ProductErrors.SkuLooksLikeAnId());
        return new(
            sku,
            problems.Required(Name, "name", 200),
            problems.Text(Description, "description", PlainText.LongLength, multiline: true),
            problems.Amount(DefaultCost, "defaultCost", Money.LargestSummand),
            problems.Amount(DefaultSalesPrice, "defaultSalesPrice", Money.LargestSummand),
            problems.Written(Currency, "currency", Currencies.Parse) ?? here.Currency);
    }
}
