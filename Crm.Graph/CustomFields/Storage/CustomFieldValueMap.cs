using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.CustomFields.Storage;

internal sealed class CustomFieldValueMap : IEntityTypeConfiguration<CustomFieldValue>
{
    public void Configure(EntityTypeBuilder<CustomFieldValue> builder)
    {
        builder.HasOne(v => v.Field).WithMany().HasForeignKey(v => v.FieldId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<string?>("TextFolded");
        // From a record to its values; a rule may also begin with those, in the order of their type, and find the records.
        builder.HasIndex(nameof(Entity.TenantId), nameof(CustomFieldValue.RecordId), nameof(CustomFieldValue.FieldId)).IsUnique();
        foreach (var (property, column) in (ReadOnlySpan<(string, string)>)
            [("TextFolded", "text_folded"), ("Number", "number"), ("Flag", "flag"), ("Day", "day"), ("Moment", "moment")])
        {
            // A row has one of them: each index holds the rows that are its own.
            builder.HasIndex(nameof(Entity.TenantId), nameof(CustomFieldValue.FieldId), property, nameof(CustomFieldValue.RecordId))
                .HasFilter($"{column} IS NOT NULL");
        }
    }
}
