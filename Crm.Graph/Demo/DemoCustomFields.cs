using Bogus;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Demo;

/// <summary>Custom fields of a shop for outdoor gear, and what its customers have in them.</summary>
internal sealed class DemoCustomFields
{
    private static readonly string[] Trails = ["Caledonia Falls", "Artemis", "Aphrodite", "Avakas Gorge", "Atalante", "E4 coast"];

    // Ids and luck of its own: all else is the same with and without custom fields.
    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly int _seed;

    public DemoCustomFields(Caller caller, int seed)
    {
        (_ids, _seed) = (new DemoIds(seed + 100), seed);
        _time = new DemoTime(caller, _ids);
    }

    public List<CustomField> Fields { get; } = [];

    public void MakeFields(DateTimeOffset at)
    {
        using var ids = Ids.From(_ids.Next);
        _time.At(at);
        Make("contacts", "tier", "Loyalty tier", CustomFieldType.Enum, choices: [new("bronze", "Bronze"), new("silver", "Silver"), new("gold", "Gold")]);
        Make("contacts", "vip", "VIP", CustomFieldType.Boolean);
        Make("contacts", "shoeSize", "Shoe size (EU)", CustomFieldType.Number, 15, 55);
        Make("contacts", "memberSince", "Member since", CustomFieldType.Date);
        Make("contacts", "lastVisit", "Last visit", CustomFieldType.Datetime);
        Make("contacts", "favouriteTrail", "Favourite trail", CustomFieldType.String);
        Make("accounts", "tier", "Service tier", CustomFieldType.Enum, choices: [new("standard", "Standard"), new("priority", "Priority")]);
        Make("accounts", "discount", "Discount in per cent", CustomFieldType.Number, 0, 100);
        Make("accounts", "reviewOn", "Review on", CustomFieldType.Date);

        void Make(string entity, string key, string label, CustomFieldType type, decimal? min = null, decimal? max = null, CustomFieldChoiceInput[]? choices = null)
            => Fields.Add(_time.Made(CustomField.Create(entity, key, type, new() { Label = label, Min = min, Max = max, Choices = choices ?? [] }).Value, at));
    }

    /// <summary>What the contact of this index has.</summary>
    public List<CustomFieldValue> Of(Contact contact, int index)
    {
        using var ids = Ids.From(_ids.Next);
        _time.At(contact.DateCreated);
        var random = Luck(index, 0);
        var values = new List<CustomFieldValue>();
        if (contact.Type == ContactType.Person && random.Bool(0.6f))
        {
            var tier = random.WeightedRandom(["bronze", "silver", "gold"], [0.6f, 0.3f, 0.1f]);
            Add("tier", tier);
            Add("memberSince", DateOnly.FromDateTime(DemoTime.After(contact.DateCreated, random, 0.1).Date));
            Add("vip", tier == "gold" && random.Bool(0.5f));
        }
        if (contact.Type == ContactType.Person && random.Bool(0.35f))
            Add("shoeSize", random.Number(70, 94) / 2m);
        if (random.Bool(0.4f))
            Add("lastVisit", DemoTime.After(contact.DateCreated, random));
        if (random.Bool(0.2f))
            Add("favouriteTrail", random.ArrayElement(Trails));
        return values;

        void Add(string key, object value) => values.Add(New("contacts", key, contact, value));
    }

    /// <summary>What one of the accounts of the contact of this index has.</summary>
    public List<CustomFieldValue> Of(Account account, int index, int which)
    {
        using var ids = Ids.From(_ids.Next);
        _time.At(account.DateCreated);
        var random = Luck(index, which + 1);
        var values = new List<CustomFieldValue>();
        if (random.Bool(0.5f))
            values.Add(New("accounts", "tier", account, random.Bool(0.2f) ? "priority" : "standard"));
        if (random.Bool(0.3f))
            values.Add(New("accounts", "discount", account, random.Number(1, 40) / 2m));
        if (random.Bool(0.25f))
            values.Add(New("accounts", "reviewOn", account, DateOnly.FromDateTime(DemoTime.End.Date).AddDays(random.Number(-60, 200))));
        return values;
    }

    private CustomFieldValue New(string entity, string key, Record record, object value)
        => new(record.Id, Fields.Single(f => f.Entity == entity && f.Key == key).Id, value);

    private Randomizer Luck(int index, int which) => new((int)DemoIds.Scatter((ulong)(_seed + 100) << 40 | (ulong)index << 3 | (uint)which));
}
