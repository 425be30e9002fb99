using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>A custom field of every type on contacts, some on accounts, and one of each that was deleted while records had values in it.</summary>
internal sealed class ReadingCustomData
{
    private static readonly string[] Texts = ["", "Anna", "ANNA", "Άννα", "Σίσυφος", "100%", "a_b", "a[b]", @"a\b", "O'Neil", "Zoë", "🙂 Ivy"];
    private static readonly decimal[] Numbers = [-250.5m, -0.0001m, 0m, 10m, 10.01m, 99.99m, 12345.6789m];

    // Of its own, so that the records are the same with and without it.
    private readonly Random _random = new(20260330);

    public ReadingCustomData(IReadOnlyList<Contact> contacts, IReadOnlyList<Account> accounts)
    {
        foreach (var (entity, keys) in ((string, (string, CustomFieldType)[])[])
        [
            ("contacts", [("note", CustomFieldType.String), ("remark", CustomFieldType.String), ("score", CustomFieldType.Number), ("spent", CustomFieldType.Number),
                ("vip", CustomFieldType.Boolean), ("joined", CustomFieldType.Date), ("seen", CustomFieldType.Datetime), ("tier", CustomFieldType.Enum), ("gone", CustomFieldType.Number)]),
            ("accounts", [("score", CustomFieldType.String), ("limit", CustomFieldType.Number), ("tier", CustomFieldType.Enum)]),
        ])
        {
            foreach (var (key, type) in keys)
                Fields.Add(Field(entity, key, type));
            foreach (var record in entity == "contacts" ? contacts : accounts.Cast<Record>())
                foreach (var field in Fields.Where(f => f.Entity == entity && _random.Next(3) > 0))
                    Values.Add(new CustomFieldValue(record.Id, field.Id, Value(field.Type)) { Id = Guid.Parse($"01920000-000B-7000-8000-{Values.Count:D12}") });
        }
        Fields.Single(f => f.Key == "gone").Delete();
    }

    public List<CustomField> Fields { get; } = [];

    public List<CustomFieldValue> Values { get; } = [];

    /// <summary>What a record has in a field; null where it has nothing.</summary>
    public object? Of(string entity, string key, Record? record)
    {
        var field = Fields.Single(f => f.Entity == entity && f.Key == key);
        var value = record is null ? null : Values.Find(v => v.RecordId == record.Id && v.FieldId == field.Id);
        return value is null ? null : ValueOf(value);
    }

    public static object ValueOf(CustomFieldValue value) => new object?[] { value.Text, value.Number, value.Flag, value.Day, value.Moment }.Single(v => v is not null)!;

    private CustomField Field(string entity, string key, CustomFieldType type)
    {
        var choices = type == CustomFieldType.Enum ? new CustomFieldChoiceInput[] { new("gold", "Gold"), new("silver", "Silver"), new("100%"), new("Χρυσό") } : [];
        var field = CustomField.Create(entity, key, type, new() { Label = key, Choices = choices }).Value;
        field.Id = Guid.Parse($"01920000-000A-7000-8000-{Fields.Count:D12}");
        for (var i = 0; i < field.Choices.Count; i++)
            field.Choices[i].With("FieldId", field.Id).Id = Guid.Parse($"01920000-000C-7000-8000-{Fields.Count * 100 + i:D12}");
        return field;
    }

    private object Value(CustomFieldType type) => type switch
    {
        CustomFieldType.String => Texts[_random.Next(1, Texts.Length)],
        CustomFieldType.Number => Numbers[_random.Next(Numbers.Length)],
        CustomFieldType.Boolean => _random.Next(2) == 0,
        CustomFieldType.Date => new DateOnly(2026, 3, 26).AddDays(_random.Next(6)),
        CustomFieldType.Datetime => new DateTimeOffset(2026, 3, 27, 20, 0, 0, _random.Next(3) * 7, TimeSpan.Zero).AddMinutes(_random.Next(60) * 60),
        _ => new[] { "gold", "silver", "100%", "Χρυσό" }[_random.Next(4)],
    };
}
