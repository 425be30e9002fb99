using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Contacts.Storage;

internal sealed class ContactAddressMap : IEntityTypeConfiguration<ContactAddress>
{
    public void Configure(EntityTypeBuilder<ContactAddress> builder)
    {
        builder.Property(a => a.StateProvinceCounty).HasMaxLength(100);
        builder.Property(a => a.TownCity).HasMaxLength(100);
        builder.Property(a => a.PostalCode).HasMaxLength(20);
        builder.Property(a => a.CountryCode).HasMaxLength(3);
        builder.Property<string?>("TownCityFolded");
        builder.HasIndex(nameof(Entity.TenantId), "TownCityFolded", nameof(ContactAddress.ContactId));
    }
}
