using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Contacts.Storage;

internal sealed class ContactCategoryMap : IEntityTypeConfiguration<ContactCategory>
{
    public void Configure(EntityTypeBuilder<ContactCategory> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property<string?>("NameFolded");
        builder.HasIndex(nameof(Entity.TenantId), "NameFolded").IsUnique();
    }
}
