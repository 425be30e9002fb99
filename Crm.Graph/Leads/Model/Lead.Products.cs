using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Leads.Model;

// What the customer may buy, and what that is worth: never typed in, always the sum of the products.
public sealed partial class Lead
{
    private readonly List<LeadProduct> _products = [];
    private readonly List<LeadIncentive> _incentives = [];
    private readonly List<LeadPackage> _packages = [];
    private readonly List<LeadSurvey> _surveys = [];

    /// <summary>The currency of all its amounts (ISO 4217), which never changes.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>What it is worth: the prices of all its products.</summary>
    public decimal Value { get; private set; }

    /// <summary>What all its products cost the organisation.</summary>
    public decimal Cost { get; private set; }

    /// <summary>What the customer may buy.</summary>
    public IReadOnlyList<LeadProduct> Products => _products;

    /// <summary>The incentives that it is offered.</summary>
    public IReadOnlyList<LeadIncentive> Incentives => _incentives;

    /// <summary>The packages that it is offered.</summary>
    public IReadOnlyList<LeadPackage> Packages => _packages;

    /// <summary>The surveys that the customer is asked.</summary>
    public IReadOnlyList<LeadSurvey> Surveys => _surveys;

    /// <summary>Adds a product, at its own cost and price where no others are agreed upon.</summary>
    internal Result<LeadProduct> Add(Product product, int quantity, decimal? cost, decimal? salesPrice, Setting here)
    {
        if (Refuses(LeadAction.Trade) is { } error)
            return error;
        if (_products.Count >= LeadErrors.MostProducts)
            return LeadErrors.TooManyProducts();
        if (product.Currency != Currency && (cost is null || salesPrice is null))
            return LeadErrors.OtherCurrency(Currency);
        var problems = new Problems();
        problems.Within<int>(quantity, 1, 1_000_000, "quantity");
        var (costs, price) = (problems.Amount(cost, "cost", Money.LargestSummand) ?? product.DefaultCost, problems.Amount(salesPrice, "salesPrice", Money.LargestSummand) ?? product.DefaultSalesPrice);
        if (costs is null)
            problems.Add(LeadErrors.NoPrice("cost"));
        if (price is null)
            problems.Add(LeadErrors.NoPrice("salesPrice"));
        if (!problems.Any && (Value + quantity * price > Money.LargestSummand || Cost + quantity * costs > Money.LargestSummand))
            problems.Add(LeadErrors.TooLarge());
        if (problems.Any)
            return problems.All;
        var added = new LeadProduct(this, product, quantity, costs!.Value, price!.Value, here);
        _products.Add(added);
        Sum(here);
        return added;
    }

    internal Result<Lead> Remove(LeadProduct product, Setting here)
    {
        if (Refuses(LeadAction.Trade) is { } error)
            return error;
        _products.Remove(product);
        Sum(here);
        return this;
    }

    private void Sum(Setting here)
    {
        Touch(here);
        (Value, Cost) = (_products.Sum(p => p.Total), _products.Sum(p => p.TotalCost));
    }
}

/// <summary>A product that the customer of a lead may buy.</summary>
public sealed class LeadProduct : Entity, IPartOf<Lead>
{
    private LeadProduct() { } // EF

    internal LeadProduct(Lead lead, Product product, int quantity, decimal cost, decimal salesPrice, Setting here)
    {
        (LeadId, Product, ProductId, Quantity, Currency, DateCreated) = (lead.Id, product, product.Id, quantity, lead.Currency, here.Now);
        (Cost, SalesPrice, Total, TotalCost) = (cost, salesPrice, quantity * salesPrice, quantity * cost);
    }

    public Guid LeadId { get; private set; }

    public Guid ProductId { get; private set; }

    /// <summary>The product.</summary>
    public Product Product { get; private set; } = null!;

    /// <summary>How many of it.</summary>
    public int Quantity { get; private set; }

    /// <summary>What one costs the organisation.</summary>
    public decimal Cost { get; private set; }

    /// <summary>What the customer pays for one.</summary>
    public decimal SalesPrice { get; private set; }

    /// <summary>What the customer pays for all of them.</summary>
    public decimal Total { get; private set; }

    /// <summary>What all of them cost the organisation.</summary>
    public decimal TotalCost { get; private set; }

    /// <summary>The currency of the amounts (ISO 4217): the lead's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>When it was added.</summary>
    public DateTimeOffset DateCreated { get; private set; }

    Guid IPart.OwnerId => LeadId;
}
