using System.Globalization;
using Bogus;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Demo;

/// <summary>Makes up leads for every fifth contact: most of the open ones are young, and what is older was sold or lost.</summary>
internal sealed class DemoLeads
{
    private const int Every = 5;

    private static readonly string[] Lost = ["Bought elsewhere.", "Too dear.", "No longer interested.", "Could not be reached."];

    // Ids and luck of its own: all else is the same with and without leads.
    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly DemoSellers _sellers;
    private readonly int _seed;
    private readonly string _currency;

    public DemoLeads(Caller caller, int seed, DemoSellers sellers)
    {
        (_ids, _seed, _sellers, _currency) = (new DemoIds(seed + 200), seed, sellers, caller.Currency);
        _time = new DemoTime(caller, _ids);
        Pipeline = new DemoPipeline(_time, caller.Currency);
    }

    public DemoPipeline Pipeline { get; }

    public void MakePipeline(DateTimeOffset at)
    {
        using var ids = Ids.From(_ids.Next);
        Pipeline.Make(_sellers, at);
    }

    /// <summary>The lead of the contact of this index, where there is one.</summary>
    public Lead? Of(Contact contact, Account? account, int index)
    {
        if (index % Every != 0)
            return null;
        using var ids = Ids.From(_ids.Next);
        var random = new Randomizer((int)DemoIds.Scatter((ulong)(_seed + 200) << 40 | (uint)index));
        // The first one is always open: examples sell it.
        var isOpen = index == 0 || random.Bool(0.45f);
        var created = Clock.Truncate(DemoTime.End.AddDays(-random.Double(1, isOpen ? 75 : 700)));
        if (created < contact.DateCreated)
            created = DemoTime.After(contact.DateCreated, random, 0.5);
        var lead = Open(contact, account, created, random);
        var (at, changes) = (created, 0);
        foreach (var stage in Pipeline.Stages.Skip(1).Take(random.Number(0, Pipeline.Stages.Count - 1)))
            changes += Do(ref at, random, here => lead.MoveTo(stage, here).Value);
        if (!isOpen && random.Bool(0.55f))
            changes += Do(ref at, random, here => lead.Sell(here).Value);
        else if (!isOpen)
        {
            changes += Do(ref at, random, here => lead.Lose(random.ArrayElement(Lost), here).Value);
            if (random.Bool(0.8f))
                changes += Do(ref at, random, here => lead.ApproveLoss(here).Value);
        }
        if (changes > 0)
            _time.Changed(lead, at, changes);
        return lead;
    }

    private Lead Open(Contact contact, Account? account, DateTimeOffset created, Randomizer random)
    {
        var here = _time.At(created);
        var product = DemoPipeline.Any(random, Pipeline.Products);
        var place = new LeadPlace(
            contact, account, Pipeline.Departments[product.Sku!.StartsWith("TOUR", StringComparison.Ordinal) ? 1 : 0],
            Pipeline.Franchises[product.Sku.StartsWith("BIKE", StringComparison.Ordinal) ? 1 : 0], DemoPipeline.Any(random, Pipeline.Sources));
        var details = new LeadDetails
        {
            Subject = $"{product.Name} for {contact.Name}",
            Category = product.ProductGroup!.Name.ToUpperInvariant(),
            CustomerInitiated = random.Bool(0.7f),
            IsQualified = random.Bool(0.5f),
            Priority = random.Bool(0.6f) ? random.Number(1, 5) : null,
            DueDate = random.Bool(0.4f) ? created.AddDays(random.Number(7, 60)) : null,
        };
        var number = string.Create(CultureInfo.InvariantCulture, $"LD{Pipeline.Numbers!.Next():D8}");
        var lead = _time.Made(Lead.Open(number, _currency, details, place, null, here).Value, created);
        lead.Begin([_sellers.Users[random.Number(_sellers.Users.Count - 1)]], here);
        _ = lead.Add(product, random.Number(1, 4), null, null, here).Value;
        if (random.Bool(0.3f))
            _ = lead.Add(DemoPipeline.Any(random, Pipeline.Products), random.Number(1, 2), null, null, here).Value;
        if (random.Bool(0.15f))
            lead.Offer([Pipeline.Incentives[0]]);
        if (random.Bool(0.1f))
            lead.Offer([Pipeline.Packages[0]]);
        return lead;
    }

    /// <summary>A step some days later; answers how many changes that was.</summary>
    private int Do(ref DateTimeOffset at, Randomizer random, Func<Setting, Lead> step)
    {
        var next = Clock.Truncate(at.AddDays(random.Double(0.2, 14)));
        at = next < DemoTime.End ? next : DemoTime.After(at, random);
        _ = step(_time.At(at));
        return 1;
    }
}
