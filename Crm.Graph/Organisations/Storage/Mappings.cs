using System.Linq.Expressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Organisations.Storage;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Code).HasMaxLength(100);
        builder.Property(o => o.Description).HasMaxLength(PlainText.LongLength);
        builder.Property(o => o.CloudName).HasMaxLength(63);
        builder.Property(o => o.Industry).HasMaxLength(100);
        builder.Property(o => o.Country).HasMaxLength(3);
        builder.Property(o => o.Currency).HasMaxLength(3);
        // Organisations from before there were networks are businesses at the top of their own.
        builder.Property(o => o.Type).HasDefaultValue(OrganisationType.Business).HasSentinel((OrganisationType)(-1));
        builder.Property(o => o.State).HasDefaultValue(OrganisationState.Active).HasSentinel((OrganisationState)(-1));
        builder.Property(o => o.Version).HasDefaultValue(1);
        builder.Property(o => o.RootId);
        builder.ComplexProperty(o => o.Profile);
        builder.ComplexProperty(o => o.Billing);
        builder.HasOne(o => o.Parent).WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        Parts(builder, o => o.Locations);
        Parts(builder, o => o.ContactInfo);
        Parts(builder, o => o.Taps);
        Parts(builder, o => o.OpeningHours);
        Parts(builder, o => o.ClosedFor);
        Parts(builder, o => o.IndustrySectors);
        Parts(builder, o => o.BusinessActivities);
        Parts(builder, o => o.Groups);
        Parts(builder, o => o.Tags);
        Parts(builder, o => o.MediaGroups);
        Parts(builder, o => o.Partners);
        Parts(builder, o => o.ServiceOrganisations);
        builder.Property<string?>("CodeFolded");
        builder.HasIndex(nameof(Organisation.RootId), "CodeFolded").IsUnique();
        builder.HasMany(o => o.Tenants).WithOne().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Parts<TPart>(EntityTypeBuilder<Organisation> builder, Expression<Func<Organisation, IEnumerable<TPart>?>> parts) where TPart : OrganisationPart
        => builder.HasMany(parts).WithOne().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Cascade);
}

internal sealed class KinshipMapping : IEntityTypeConfiguration<Kinship>
{
    public void Configure(EntityTypeBuilder<Kinship> builder)
    {
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.HasOne(k => k.Descendant).WithMany().HasForeignKey(k => k.DescendantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(k => k.AncestorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(k => new { k.AncestorId, k.DescendantId }).IsUnique();
        builder.HasIndex(k => k.DescendantId);
    }
}

internal sealed class NetworkGuestMapping : IEntityTypeConfiguration<NetworkGuest>
{
    public void Configure(EntityTypeBuilder<NetworkGuest> builder)
    {
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(g => g.HomeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(g => g.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(g => new { g.HomeActorId, g.OrganisationId }).IsUnique();
    }
}

internal sealed class TenantMapping : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
        => builder.HasIndex(t => new { t.OrganisationId, t.Mode }).IsUnique();
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(k => k.Hash).HasMaxLength(32);
        builder.Property(k => k.LookupHash);
        builder.Property(k => k.Prefix).HasMaxLength(20);
        builder.PrimitiveCollection(k => k.Scopes).HasMaxLength(4000);
        builder.HasOne(k => k.Organisation).WithMany().HasForeignKey(k => k.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(k => k.Tenant).WithMany().HasForeignKey(k => k.TenantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(k => k.LookupHash);
    }
}

internal sealed class ActorMapping : IEntityTypeConfiguration<Actor>
{
    public void Configure(EntityTypeBuilder<Actor> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
