using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.CustomFields.Model;

/// <summary>What a record has in a custom field.</summary>
public sealed class CustomFieldValue : Entity, IFieldValue
{
    private CustomFieldValue() { } // EF

    internal CustomFieldValue(Guid recordId, Guid fieldId, object value)
    {
        (RecordId, FieldId) = (recordId, fieldId);
        Hold(value);
    }

    /// <summary>The record that has it.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>The id of the custom field.</summary>
    public Guid FieldId { get; private set; }

    public CustomField Field { get; private set; } = null!;

    /// <summary>Of a field of text, or the choice that was made.</summary>
    public string? Text { get; private set; }

    /// <summary>Of a field of numbers.</summary>
    public decimal? Number { get; private set; }

    /// <summary>Of a field of true and false.</summary>
    public bool? Flag { get; private set; }

    /// <summary>Of a field of days.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>Of a field of moments.</summary>
    public DateTimeOffset? Moment { get; private set; }

    /// <summary>The key of the field, as long as a use case works with the value: it is stored at the field.</summary>
    internal string Key { get; set; } = "";

    Guid IPart.OwnerId => RecordId;

    string IFieldValue.FieldName => "customFields." + Key;

    object? IFieldValue.Value => (object?)Text ?? (object?)Number ?? (object?)Flag ?? (object?)Day ?? Moment;

    /// <summary>Takes a value that the field has read.</summary>
    internal void Hold(object value)
    {
        Text = value as string;
        Number = value as decimal?;
        Flag = value as bool?;
        Day = value as DateOnly?;
        Moment = value as DateTimeOffset?;
    }
}

/// <summary>A value for a custom field of the record.</summary>
/// <param name="Key">The key of the custom field.</param>
/// <param name="Value">Text, a number, true or false, a date (2026-01-31) or a date-time (2026-01-31T09:30:00Z), as the field's type has it; null clears.</param>
public sealed record CustomFieldValueInput(string Key, JsonText? Value = null);
