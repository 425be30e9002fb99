using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Contacts.Storage;

internal sealed class ContactPhoneMap : IEntityTypeConfiguration<ContactPhone>
{
    public void Configure(EntityTypeBuilder<ContactPhone> builder)
    {
        builder.Property(p => p.Number).HasMaxLength(20);
        builder.Property(p => p.Extension).HasMaxLength(20);
        builder.Property(p => p.Country).HasMaxLength(3);
        builder.Property<string?>("NumberFolded");
        builder.HasIndex(nameof(Entity.TenantId), "NumberFolded", nameof(ContactPhone.ContactId));
    }
}
