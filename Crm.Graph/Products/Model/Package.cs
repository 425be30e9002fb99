using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Products.Model;

/// <summary>Products that are sold together, at prices of their own.</summary>
public sealed class Package : Record, INamed
{
    private const int MostMonths = 600;

    private readonly List<PackageItem> _items = [];
    private readonly List<PackagePrice> _prices = [];

    private Package() { } // EF

    /// <summary>What kind of package it is, such as SERVICE or INSURANCE.</summary>
    public string? Type { get; private set; }

    /// <summary>How many months it runs.</summary>
    public int? TermMonths { get; private set; }

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What is in it.</summary>
    public IReadOnlyList<PackageItem> Items => _items;

    /// <summary>What it costs, by the kinds of price.</summary>
    public IReadOnlyList<PackagePrice> Prices => _prices;

    internal static Result<Package> Create(
        string name, string? type, int? termMonths, IReadOnlyList<(Product Product, int Quantity)> items, IReadOnlyList<PackagePriceInput> prices, Setting here)
    {
        var problems = new Problems();
        var package = new Package
        {
            Name = problems.Required(name, "name", 100),
            Type = problems.Text(type, "type", 50),
            TermMonths = problems.Within(termMonths, 1, MostMonths, "termMonths"),
        };
        for (var i = 0; i < items.Count; i++)
        {
            problems.At("items", i).Within<int>(items[i].Quantity, 1, 1_000_000, "quantity");
            package._items.Add(new PackageItem(package.Id, items[i].Product, items[i].Quantity));
        }
        for (var i = 0; i < prices.Count && i < ProductErrors.MostPackageParts; i++)
            package._prices.Add(new PackagePrice(package.Id, prices[i], here, problems.At("prices", i)));
        if (prices.Count > ProductErrors.MostPackageParts)
            problems.Add(ProductErrors.TooMany("prices"));
        return problems.Any ? problems.All : package;
    }
}

/// <summary>A product in a package.</summary>
public sealed class PackageItem : Entity, IPartOf<Package>
{
    private PackageItem() { } // EF

    internal PackageItem(Guid packageId, Product product, int quantity)
        => (PackageId, Product, ProductId, Quantity) = (packageId, product, product.Id, quantity);

    public Guid PackageId { get; private set; }

    public Guid ProductId { get; private set; }

    /// <summary>The product.</summary>
    public Product Product { get; private set; } = null!;

    /// <summary>How many of it are in the package.</summary>
    public int Quantity { get; private set; }

    Guid IPart.OwnerId => PackageId;
}

/// <summary>What a package costs, of one kind.</summary>
public sealed class PackagePrice : Entity, IPartOf<Package>
{
    private PackagePrice() { } // EF

    internal PackagePrice(Guid packageId, PackagePriceInput input, Setting here, Problems problems)
    {
        PackageId = packageId;
        Type = problems.Required(input.Type, "type", 50);
        Value = problems.Amount(input.Value, "value", Money.LargestSummand);
        Currency = problems.Written(input.Currency, "currency", Currencies.Parse) ?? here.Currency;
        Source = problems.Text(input.Source, "source", 100);
    }

    public Guid PackageId { get; private set; }

    /// <summary>What kind of price it is, such as MONTHLY or ONCE.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The amount; null where it is agreed upon each time.</summary>
    public decimal? Value { get; private set; }

    /// <summary>The currency of the amount (ISO 4217).</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Where the price comes from.</summary>
    public string? Source { get; private set; }

    Guid IPart.OwnerId => PackageId;
}

/// <summary>What a package costs, of one kind.</summary>
/// <param name="Type">What kind of price it is, such as MONTHLY or ONCE, at most 50 characters.</param>
/// <param name="Value">The amount, not negative; left out where it is agreed upon each time.</param>
/// <param name="Currency">The currency (ISO 4217); the organisation's when left out.</param>
/// <param name="Source">Where the price comes from, at most 100 characters.</param>
public sealed record PackagePriceInput(string Type, decimal? Value = null, string? Currency = null, string? Source = null);
