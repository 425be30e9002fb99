using System.Globalization;
using Bogus;
using Crm.Graph.Activities.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Demo;

/// <summary>Makes up activities for every tenth contact, with their types and tags: what is past was mostly done.</summary>
internal sealed class DemoActivities
{
    private const int Every = 10;

    // Ids and luck of its own: all else is the same with and without them.
    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly DemoSellers _sellers;
    private readonly int _seed;

    public DemoActivities(Caller caller, int seed, DemoSellers sellers)
    {
        (_ids, _seed, _sellers) = (new DemoIds(seed + 600), seed, sellers);
        _time = new DemoTime(caller, _ids);
    }

    public List<ActivityType> Types { get; } = [];

    public List<Tag> Tags { get; } = [];

    /// <summary>Whence the numbers come; it is stored, so that new activities get free ones.</summary>
    public Counter? Numbers { get; private set; }

    public void MakeLookups(DateTimeOffset at)
    {
        using var ids = Ids.From(_ids.Next);
        _ = _time.At(at);
        Numbers = new Counter("activity");
        Types.AddRange(from type in ((string, string)[])[("Delivery", "#2E8B57"), ("Repair", "#B22222"), ("Inspection", "#1E90FF"), ("Visit", "#876FD5")] select _time.Made(ActivityType.Create(type.Item1, type.Item2).Value, at));
        Tags.AddRange(from tag in ((string, string)[])[("VIP", "#DAA520"), ("Urgent", "#DC143C"), ("Warranty", "#4682B4"), ("Second try", "#808080")] select _time.Made(Tag.Create(tag.Item1, tag.Item2).Value, at));
    }

    /// <summary>The activity for the contact of this index, where there is one.</summary>
    public Activity? Of(Contact contact, Lead? lead, int index)
    {
        if (index % Every != 0)
            return null;
        using var ids = Ids.From(_ids.Next);
        var random = new Randomizer((int)DemoIds.Scatter((ulong)(_seed + 600) << 40 | (uint)index));
        // The first one is to come: examples complete it.
        var from = DemoTasks.At(contact, random, index == 0 ? 1 : -60, 60);
        var created = DemoTasks.PlannedOn(contact, from, random);
        var here = _time.At(created);
        var type = DemoPipeline.Any(random, Types);
        var details = new ActivityDetails { Name = $"{type.Name} for {contact.Name}", ScheduledFrom = from, ScheduledTo = from.AddMinutes(30 * random.Number(1, 6)) };
        var address = contact.Addresses.FirstOrDefault(a => a.IsPrimary);
        var (user, team) = (random.Bool(0.7f) ? _sellers.Users[random.Number(_sellers.Users.Count - 1)] : null, random.Bool(0.4f) ? _sellers.Team : null);
        var number = string.Create(CultureInfo.InvariantCulture, $"ACT{Numbers!.Next():D8}");
        var activity = _time.Made(Activity.Create(number, details, contact, new(type, lead, address, address is not null, user, team), here).Value, created);
        if (random.Bool(0.5f))
            _ = activity.SetTags([DemoPipeline.Any(random, Tags)]).Value;
        if (from < DemoTime.End && random.Bool(0.9f))
        {
            var at = DemoTime.After(from, random, 0.2);
            _ = activity.Set(random.Bool(0.85f) ? ActivityState.Completed : ActivityState.Cancelled, _time.At(at)).Value;
            _time.Changed(activity, at);
        }
        return activity;
    }

    public void WriteLookupsTo(BulkWriter writer)
    {
        writer.Write(Types);
        writer.Write(Tags);
    }
}
