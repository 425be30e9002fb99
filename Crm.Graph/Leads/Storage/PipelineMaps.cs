using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Leads.Storage;

internal sealed class FranchiseMap : IEntityTypeConfiguration<Franchise>
{
    public void Configure(EntityTypeBuilder<Franchise> builder)
    {
        builder.IsNamed();
        builder.Property(f => f.Code).HasMaxLength(50);
    }
}

internal sealed class LeadSourceMap : IEntityTypeConfiguration<LeadSource>
{
    public void Configure(EntityTypeBuilder<LeadSource> builder) => builder.IsNamed();
}

internal sealed class StageMap : IEntityTypeConfiguration<Stage>
{
    public void Configure(EntityTypeBuilder<Stage> builder) => builder.IsNamed();
}

internal sealed class PipelineMap : IEntityTypeConfiguration<Pipeline>
{
    public void Configure(EntityTypeBuilder<Pipeline> builder)
    {
        builder.IsNamed();
        builder.HasMany(p => p.Stages).WithOne().HasForeignKey(s => s.PipelineId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PipelineStageMap : IEntityTypeConfiguration<PipelineStage>
{
    public void Configure(EntityTypeBuilder<PipelineStage> builder)
    {
        builder.HasOne(s => s.Stage).WithMany().HasForeignKey(s => s.StageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(PipelineStage.PipelineId), nameof(PipelineStage.StageId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(PipelineStage.StageId));
    }
}

internal sealed class DepartmentMap : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.IsNamed();
        builder.HasOne(d => d.Franchise).WithMany().HasForeignKey(d => d.FranchiseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Pipeline).WithMany().HasForeignKey(d => d.PipelineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Team).WithMany().HasForeignKey(d => d.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}
