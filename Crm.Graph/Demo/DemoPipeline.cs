using Bogus;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Demo;

/// <summary>What the leads of a shop for outdoor gear go through, and what it sells.</summary>
internal sealed class DemoPipeline(DemoTime time, string currency)
{
    private static readonly (string Group, string Sku, string Name, decimal Cost, decimal Price)[] Goods =
    [
        ("Camping", "TENT-2", "Tent for two", 118, 199), ("Camping", "TENT-4", "Family tent", 265, 449), ("Camping", "BAG-0", "Sleeping bag, 0 °C", 48, 89.9m),
        ("Climbing", "ROPE-60", "Climbing rope, 60 m", 92.5m, 159), ("Climbing", "HARN-A", "Harness", 34, 64.5m),
        ("Cycling", "BIKE-T", "Touring bicycle", 890, 1390), ("Cycling", "BIKE-E", "Electric bicycle", 1720, 2690),
        ("On the water", "KAYAK-1", "Kayak", 410, 690), ("Tours", "TOUR-D", "Guided day tour", 22, 55), ("Tours", "TOUR-W", "Guided week in the Troodos mountains", 390, 720),
    ];

    private readonly List<ProductGroup> _groups = [];
    private readonly List<Incentive> _incentives = [];
    private readonly List<Package> _packages = [];
    private readonly List<Survey> _surveys = [];

    public List<Stage> Stages { get; } = [];

    public List<Product> Products { get; } = [];

    public List<LeadSource> Sources { get; } = [];

    public List<Franchise> Franchises { get; } = [];

    public List<Department> Departments { get; } = [];

    public IReadOnlyList<Incentive> Incentives => _incentives;

    public IReadOnlyList<Package> Packages => _packages;

    /// <summary>Whence the numbers come; it is stored, so that new leads get free ones.</summary>
    public Counter? Numbers { get; private set; }

    private Pipeline? _pipeline;

    public void Make(DemoSellers sellers, DateTimeOffset at)
    {
        var here = time.At(at);
        Numbers = new Counter("lead");
        foreach (var goods in Goods)
        {
            var group = _groups.Find(g => g.Name == goods.Group);
            if (group is null)
                _groups.Add(group = time.Made(ProductGroup.Create(goods.Group, null).Value, at));
            var product = time.Made(Product.Create(new(goods.Sku, goods.Name, null, goods.Cost, goods.Price, currency), here).Value, at);
            product.Group(group);
            Products.Add(product);
        }
        _incentives.Add(time.Made(Incentive.Create("Early bird", "EB-10", "Aphrodite Outdoors", "Ten per cent off what is ordered before April.").Value, at));
        _incentives.Add(time.Made(Incentive.Create("Club members", null, "Hiking clubs", "A day tour for free with a week in the mountains.").Value, at));
        _packages.Add(time.Made(Package.Create("Bicycle service", "SERVICE", 24, [(Products[5], 1)], [new("MONTHLY", 9.9m)], here).Value, at));
        _surveys.Add(time.Made(Survey.Create("After the first visit", "Three questions about the shop.").Value, at));
        Stages.AddRange(from name in (string[])["New", "Contacted", "Visit", "Offer", "Negotiation"] select time.Made(Stage.Create(name).Value, at));
        _pipeline = time.Made(Pipeline.Create("Sales", Stages).Value, at);
        Sources.AddRange(from name in (string[])["Web site", "Walk-in", "Recommendation", "Fair", "Telephone"] select time.Made(LeadSource.Create(name).Value, at));
        Franchises.AddRange(from name in (string[])["Outdoor shops", "Bicycle hire"] select time.Made(Franchise.Create(name, null, true).Value, at));
        Departments.AddRange(from name in (string[])["Shop", "Tours"] select time.Made(Department.Create(name, null, _pipeline, sellers.Team).Value, at));
    }

    public void WriteTo(BulkWriter writer)
    {
        writer.Write(_groups);
        writer.Write(Products);
        writer.Write(_incentives);
        writer.Write(_packages);
        writer.Write(_packages.SelectMany(p => p.Items));
        writer.Write(_packages.SelectMany(p => p.Prices));
        writer.Write(_surveys);
        writer.Write(Stages);
        writer.Write([_pipeline!]);
        writer.Write(_pipeline!.Stages);
        writer.Write(Sources);
        writer.Write(Franchises);
        writer.Write(Departments);
    }

    public static T Any<T>(Randomizer random, List<T> list) => list[random.Number(list.Count - 1)];
}
