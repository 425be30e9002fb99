using Crm.Graph.Kernel.Domain;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Wallets.Storage;

internal sealed class SpendConditionMap : IEntityTypeConfiguration<SpendCondition>
{
    public void Configure(EntityTypeBuilder<SpendCondition> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property<string?>("NameFolded");
        builder.HasMany(c => c.Organisations).WithOne().HasForeignKey(o => o.SpendConditionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Products).WithOne().HasForeignKey(p => p.SpendConditionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Timings).WithOne().HasForeignKey(t => t.SpendConditionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(nameof(Entity.TenantId), "NameFolded").IsUnique();
    }
}

internal sealed class SpendConditionOrganisationMap : IEntityTypeConfiguration<SpendConditionOrganisation>
{
    public void Configure(EntityTypeBuilder<SpendConditionOrganisation> builder)
    {
        builder.HasOne(o => o.Organisation).WithMany().HasForeignKey(o => o.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(SpendConditionOrganisation.SpendConditionId), nameof(SpendConditionOrganisation.OrganisationId)).IsUnique();
    }
}

internal sealed class SpendConditionProductMap : IEntityTypeConfiguration<SpendConditionProduct>
{
    public void Configure(EntityTypeBuilder<SpendConditionProduct> builder)
    {
        builder.Property(p => p.ProductId).HasMaxLength(100);
        builder.Property(p => p.Name).HasMaxLength(200);
    }
}

internal sealed class SpendConditionTimingMap : IEntityTypeConfiguration<SpendConditionTiming>
{
    public void Configure(EntityTypeBuilder<SpendConditionTiming> builder)
    {
        builder.Property(t => t.StartTime).HasMaxLength(5);
        builder.Property(t => t.EndTime).HasMaxLength(5);
    }
}

internal sealed class WalletNightMap : IEntityTypeConfiguration<WalletNight>
{
    public void Configure(EntityTypeBuilder<WalletNight> builder)
        => builder.HasIndex(nameof(Entity.TenantId), nameof(WalletNight.Day)).IsUnique();
}
