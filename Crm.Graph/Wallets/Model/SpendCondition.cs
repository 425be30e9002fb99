using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Wallets.Model;

/// <summary>Where, on what and when a part of a commerce balance can be spent. An empty list means anywhere, on anything, at any time.</summary>
public sealed class SpendCondition : Record
{
    /// <summary>How many organisations, products or timings a condition has at most.</summary>
    private const int Most = 200;

    private readonly List<SpendConditionOrganisation> _organisations = [];
    private readonly List<SpendConditionProduct> _products = [];
    private readonly List<SpendConditionTiming> _timings = [];

    private SpendCondition() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What people should know about it.</summary>
    public string? Description { get; private set; }

    /// <summary>The organisations at which the amount can be spent.</summary>
    public IReadOnlyList<SpendConditionOrganisation> Organisations => _organisations;

    /// <summary>What the amount can be spent on.</summary>
    public IReadOnlyList<SpendConditionProduct> Products => _products;

    /// <summary>When the amount can be spent: at any of these times.</summary>
    public IReadOnlyList<SpendConditionTiming> Timings => _timings;

    internal static Result<SpendCondition> Create(SpendConditionDetails details)
    {
        var condition = new SpendCondition();
        return condition.Change(details with { Name = details.Name.Or("") });
    }

    internal Result<SpendCondition> Change(SpendConditionDetails details)
    {
        var problems = new Problems();
        if (details.Name.IsGiven)
            Name = problems.Required(details.Name.Value, "name", 100);
        if (details.Description.IsGiven)
            Description = problems.Text(details.Description.Value, "description");
        if (details.Organisations is { } organisations && IsFew(organisations, "organisations", problems))
        {
            _organisations.RemoveAll(o => !organisations.Contains(o.OrganisationId));
            _organisations.AddRange(organisations.Distinct().Where(id => !_organisations.Exists(o => o.OrganisationId == id)).Select(id => new SpendConditionOrganisation(Id, id)).ToList());
        }
        if (details.Products is { } products && IsFew(products, "products", problems))
            Replace(_products, products, (product, at) => new SpendConditionProduct(Id, product, at), "products", problems);
        if (details.Timings is { } timings && IsFew(timings, "timings", problems))
            Replace(_timings, timings, (timing, at) => new SpendConditionTiming(Id, timing, at), "timings", problems);
        return problems.Any ? problems.All : this;
    }

    /// <summary>Whether an amount can be spent so; of what is not said nothing is asked.</summary>
    internal DomainError? Refuses(Spending spending)
    {
        if (_timings.Count > 0 && !_timings.Exists(t => t.Covers(spending.At)))
            return WalletErrors.NotNow(this);
        if (spending.OrganisationId is { } organisation && _organisations.Count > 0 && !_organisations.Exists(o => o.OrganisationId == organisation))
            return WalletErrors.NotHere(this);
        if (spending.ProductId is { } product && _products.Count > 0 && !_products.Exists(p => string.Equals(p.ProductId, product, StringComparison.OrdinalIgnoreCase)))
            return WalletErrors.NotOnThis(this);
        return null;
    }

    private static bool IsFew<T>(IReadOnlyList<T> items, string list, Problems problems)
    {
        if (items.Count > Most)
            problems.Add(WalletErrors.TooMany(Most, list));
        return items.Count <= Most;
    }

    private static void Replace<TStored, TGiven>(List<TStored> stored, IReadOnlyList<TGiven> given, Func<TGiven, Problems, TStored> make, string list, Problems problems)
    {
        stored.Clear();
        for (var i = 0; i < given.Count; i++)
            stored.Add(make(given[i], problems.At(list, i)));
    }
}

/// <summary>What is stated of a spend condition; what is not given stays.</summary>
internal sealed record SpendConditionDetails(
    Optional<string> Name, Optional<string> Description, IReadOnlyList<Guid>? Organisations, IReadOnlyList<NewProduct>? Products, IReadOnlyList<NewTiming>? Timings);

/// <summary>A product as somebody names it.</summary>
internal sealed record NewProduct(ProductIdType IdType, string ProductId, string? Name, string? Description);

/// <summary>A time as somebody states it.</summary>
internal sealed record NewTiming(int? Month, int? Day, string? StartTime, string? EndTime);

/// <summary>When, where and on what somebody spends.</summary>
/// <param name="At">The time in the organisation's time zone.</param>
internal sealed record Spending(DateTime At, Guid? OrganisationId = null, string? ProductId = null);
