using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Leads.Storage;

internal sealed class LeadAssigneeMap : IEntityTypeConfiguration<LeadAssignee>
{
    public void Configure(EntityTypeBuilder<LeadAssignee> builder)
    {
        builder.HasOne(a => a.Lead).WithMany(l => l.Assignees).HasForeignKey(a => a.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(a => a.User).WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(LeadAssignee.LeadId), nameof(LeadAssignee.UserId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(LeadAssignee.UserId), nameof(LeadAssignee.LeadId));
    }
}

internal sealed class LeadProductMap : IEntityTypeConfiguration<LeadProduct>
{
    public void Configure(EntityTypeBuilder<LeadProduct> builder)
    {
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.HasOne(p => p.Product).WithMany().HasForeignKey(p => p.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LeadIncentiveMap : IEntityTypeConfiguration<LeadIncentive>
{
    public void Configure(EntityTypeBuilder<LeadIncentive> builder)
    {
        builder.HasOne(l => l.Incentive).WithMany().HasForeignKey(l => l.IncentiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(LeadIncentive.LeadId), nameof(LeadIncentive.IncentiveId)).IsUnique();
    }
}

internal sealed class LeadPackageMap : IEntityTypeConfiguration<LeadPackage>
{
    public void Configure(EntityTypeBuilder<LeadPackage> builder)
    {
        builder.HasOne(l => l.Package).WithMany().HasForeignKey(l => l.PackageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(LeadPackage.LeadId), nameof(LeadPackage.PackageId)).IsUnique();
    }
}

internal sealed class LeadSurveyMap : IEntityTypeConfiguration<LeadSurvey>
{
    public void Configure(EntityTypeBuilder<LeadSurvey> builder)
    {
        builder.HasOne(l => l.Survey).WithMany().HasForeignKey(l => l.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(LeadSurvey.LeadId), nameof(LeadSurvey.SurveyId)).IsUnique();
    }
}

internal sealed class LeadStepMap : IEntityTypeConfiguration<LeadStep>
{
    public void Configure(EntityTypeBuilder<LeadStep> builder)
    {
        builder.Property(s => s.Note).HasMaxLength(PlainText.LongLength);
        builder.HasOne(s => s.Stage).WithMany().HasForeignKey(s => s.StageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(s => s.TakenBy).WithMany().HasForeignKey(s => s.TakenById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StageVisitMap : IEntityTypeConfiguration<StageVisit>
{
    public void Configure(EntityTypeBuilder<StageVisit> builder)
    {
        builder.HasOne(v => v.Lead).WithMany(l => l.StageHistory).HasForeignKey(v => v.LeadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(v => v.Stage).WithMany().HasForeignKey(v => v.StageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(v => v.EnteredBy).WithMany().HasForeignKey(v => v.EnteredById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(v => v.LeftBy).WithMany().HasForeignKey(v => v.LeftById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(StageVisit.StageId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Entity.Id));
    }
}

internal sealed class CreditAssessmentMap : IEntityTypeConfiguration<CreditAssessment>
{
    public void Configure(EntityTypeBuilder<CreditAssessment> builder)
    {
        builder.Property(a => a.AssessedBy).HasMaxLength(100);
        builder.Property(a => a.Currency).HasMaxLength(3);
        builder.Property(a => a.Notes).HasMaxLength(PlainText.LongLength);
        builder.HasOne(a => a.Lead).WithMany().HasForeignKey(a => a.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}
