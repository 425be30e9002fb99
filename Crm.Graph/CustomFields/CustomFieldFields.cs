using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.CustomFields;

internal sealed class CustomFieldFields : RecordCatalogue<CustomField>
{
    public CustomFieldFields()
    {
        Field(f => f.Entity);
        Field(f => f.Key);
        Field(f => f.Label);
        Field(f => f.Type);
        Field(f => f.Min);
        Field(f => f.Max);
        Field("required", f => f.IsRequired);
        Parts<CustomFieldChoice>("choices", c => c.FieldId);
    }
}

internal sealed class CustomFieldChoiceFields : FieldCatalogue<CustomFieldChoice>
{
    public CustomFieldChoiceFields()
    {
        Field(c => c.Id);
        Field(c => c.Value);
        Field(c => c.Label);
        SortedBy = Field(c => c.Position);
    }
}

/// <summary>Rules and orders do not name these, but the custom fields themselves: <c>customFields.tier</c>.</summary>
internal sealed class CustomFieldValueFields : FieldCatalogue<CustomFieldValue>
{
    public CustomFieldValueFields()
    {
        Field(v => v.Id).NotFilterable();
        SortedBy = Field(v => v.FieldId).NotFilterable();
        Field("key", v => v.Field.Key).NotFilterable();
        Field("label", v => v.Field.Label).NotFilterable();
        Field("type", v => v.Field.Type).NotFilterable();
        Computed<JsonText>("value", columns => columns.First(c => c is not null),
                Holds(v => v.Text), Holds(v => v.Number), Holds(v => v.Flag), Holds(v => v.Day), Holds(v => v.Moment))
            .Describe("The value: text, a number, true or false, a date (2026-01-31) or a date-time (2026-01-31T09:30:00Z), as the type has it.");
        OnlyWhere(v => !v.Field.IsDeleted);
    }
}
