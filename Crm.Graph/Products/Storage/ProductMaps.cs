using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Products.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Products.Storage;

internal sealed class ProductMap : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(p => p.Sku).HasMaxLength(50);
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Description).HasMaxLength(PlainText.LongLength);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.HasOne(p => p.ProductGroup).WithMany().HasForeignKey(p => p.ProductGroupId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<string?>("NameFolded");
        builder.HasIndex(nameof(Entity.TenantId), "NameFolded", nameof(Entity.Id));
    }
}

internal sealed class ProductGroupMap : IEntityTypeConfiguration<ProductGroup>
{
    public void Configure(EntityTypeBuilder<ProductGroup> builder)
    {
        builder.IsNamed();
        // Not Restrict, which on a table that points at itself lets no statement delete a group together with those in it.
        builder.HasOne(g => g.Parent).WithMany().HasForeignKey(g => g.ParentId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(nameof(Entity.TenantId), nameof(ProductGroup.ParentId), nameof(Entity.Id));
    }
}

internal sealed class IncentiveMap : IEntityTypeConfiguration<Incentive>
{
    public void Configure(EntityTypeBuilder<Incentive> builder)
    {
        builder.IsNamed();
        builder.Property(i => i.IncentiveId).HasMaxLength(100);
        builder.Property(i => i.Source).HasMaxLength(100);
        builder.Property(i => i.Description).HasMaxLength(PlainText.LongLength);
    }
}

internal sealed class SurveyMap : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.IsNamed();
        builder.Property(s => s.Description).HasMaxLength(PlainText.LongLength);
    }
}

internal sealed class PackageMap : IEntityTypeConfiguration<Package>
{
    public void Configure(EntityTypeBuilder<Package> builder)
    {
        builder.IsNamed();
        builder.Property(p => p.Type).HasMaxLength(50);
        builder.HasMany(p => p.Items).WithOne().HasForeignKey(i => i.PackageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Prices).WithOne().HasForeignKey(p => p.PackageId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PackageItemMap : IEntityTypeConfiguration<PackageItem>
{
    public void Configure(EntityTypeBuilder<PackageItem> builder)
        => builder.HasOne(i => i.Product).WithMany().HasForeignKey(i => i.ProductId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class PackagePriceMap : IEntityTypeConfiguration<PackagePrice>
{
    public void Configure(EntityTypeBuilder<PackagePrice> builder)
    {
        builder.Property(p => p.Type).HasMaxLength(50);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.Source).HasMaxLength(100);
    }
}
