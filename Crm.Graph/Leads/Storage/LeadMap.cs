using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Leads.Storage;

internal sealed class LeadMap : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> builder)
    {
        builder.Property(l => l.Number).HasMaxLength(50);
        builder.Property(l => l.Currency).HasMaxLength(3);
        builder.Property(l => l.Category).HasMaxLength(50);
        builder.Property(l => l.YearStr).HasMaxLength(4);
        builder.Property(l => l.Description).HasMaxLength(PlainText.LongLength);
        builder.Property(l => l.LeadHandlingInstructions).HasMaxLength(PlainText.LongLength);
        builder.Property(l => l.LostReason).HasMaxLength(PlainText.LongLength);
        builder.Ignore(l => l.Phase);
        builder.ComplexProperty(l => l.Progress);
        Refer(builder);
        builder.HasMany(l => l.Products).WithOne().HasForeignKey(p => p.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Incentives).WithOne().HasForeignKey(i => i.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Packages).WithOne().HasForeignKey(p => p.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Surveys).WithOne().HasForeignKey(s => s.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Steps).WithOne().HasForeignKey(s => s.LeadId).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(nameof(Entity.TenantId), nameof(Lead.State), nameof(Lead.StageId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Lead.StageId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Lead.OwnerId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Record.DateCreated), nameof(Entity.Id));
    }

    private static void Refer(EntityTypeBuilder<Lead> builder)
    {
        builder.HasOne(l => l.Contact).WithMany().HasForeignKey(l => l.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Department).WithMany().HasForeignKey(l => l.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Franchise).WithMany().HasForeignKey(l => l.FranchiseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Source).WithMany().HasForeignKey(l => l.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Stage).WithMany().HasForeignKey(l => l.StageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Owner).WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.FirstModifiedBy).WithMany().HasForeignKey(l => l.FirstModifiedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.FirstOpenBy).WithMany().HasForeignKey(l => l.FirstOpenById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.SoldBy).WithMany().HasForeignKey(l => l.SoldById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.LostBy).WithMany().HasForeignKey(l => l.LostById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.ConnectionClosedBy).WithMany().HasForeignKey(l => l.ConnectionClosedById).OnDelete(DeleteBehavior.Restrict);
    }
}
