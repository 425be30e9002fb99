using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.CustomFields.Model;

/// <summary>A value that a custom field can have.</summary>
public sealed class CustomFieldChoice : Entity, IPartOf<CustomField>
{
    private CustomFieldChoice() { } // EF

    internal CustomFieldChoice(Guid fieldId, string value) => (FieldId, Value) = (fieldId, value);

    public Guid FieldId { get; private set; }

    /// <summary>The value, as records hold it and rules name it.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What people read.</summary>
    public string Label { get; internal set; } = "";

    /// <summary>Its place among the choices, from 0.</summary>
    public int Position { get; internal set; }

    Guid IPart.OwnerId => FieldId;
}

/// <summary>A value that a custom field can have.</summary>
/// <param name="Value">The value, as records hold it and rules name it: at most 100 characters, unlike all others whatever its case.</param>
/// <param name="Label">What people read, at most 200 characters; the value when left out.</param>
public sealed record CustomFieldChoiceInput(string Value, string? Label = null);
