using Crm.Graph.Kernel.Domain;
using Crm.Graph.ThirdParties.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.ThirdParties.Storage;

internal sealed class ThirdPartyIdMap : IEntityTypeConfiguration<ThirdPartyId>
{
    public void Configure(EntityTypeBuilder<ThirdPartyId> builder)
    {
        builder.Property(t => t.SystemName).HasMaxLength(100);
        builder.Property(t => t.Metadata).HasMaxLength(4000);
        builder.Property<string?>("SystemNameFolded");
        builder.Property<string?>("ValueFolded");
        // The id itself keeps its case: to some systems 00a and 00A are two records.
        builder.HasIndex(nameof(Entity.TenantId), nameof(ThirdPartyId.RecordKind), "SystemNameFolded", nameof(ThirdPartyId.Value)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(ThirdPartyId.RecordId), "SystemNameFolded").IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), "ValueFolded");
    }
}
