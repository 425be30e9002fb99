using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.CustomFields.Storage;

internal sealed class CustomFieldMap : IEntityTypeConfiguration<CustomField>
{
    public void Configure(EntityTypeBuilder<CustomField> builder)
    {
        builder.Property(f => f.Entity).HasMaxLength(100);
        builder.Property(f => f.Key).HasMaxLength(40);
        builder.Property(f => f.TakenKey).HasMaxLength(40);
        builder.Property(f => f.Label).HasMaxLength(200);
        builder.HasMany(f => f.Choices).WithOne().HasForeignKey(c => c.FieldId).OnDelete(DeleteBehavior.Cascade);
        // Deleted ones have no taken key, and a unique index lets any number of nulls be.
        builder.HasIndex(nameof(Entity.TenantId), nameof(CustomField.Entity), nameof(CustomField.TakenKey)).IsUnique();
    }
}

internal sealed class CustomFieldChoiceMap : IEntityTypeConfiguration<CustomFieldChoice>
{
    public void Configure(EntityTypeBuilder<CustomFieldChoice> builder)
    {
        builder.Property(c => c.Value).HasMaxLength(CustomFieldDetails.ChoiceLength);
        builder.Property(c => c.Label).HasMaxLength(200);
    }
}
