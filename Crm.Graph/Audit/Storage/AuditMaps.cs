using Crm.Graph.Audit.Model;
using Crm.Graph.Kernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Audit.Storage;

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public const int UserAgentLength = 200;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // The database refuses changes, and removals before their time.
        builder.ToTable(table => table.HasTrigger("audit_entry_stays"));
        builder.Property(e => e.Action).HasMaxLength(LogEventMap.NameLength);
        builder.Property(e => e.Entity).HasMaxLength(LogEventMap.NameLength);
        builder.Property(e => e.Changes);
        builder.Property(e => e.Address).HasMaxLength(64);
        builder.Property(e => e.UserAgent).HasMaxLength(UserAgentLength);
        builder.Property(e => e.TraceId).HasMaxLength(64);
        builder.HasOne(e => e.Actor).WithMany().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.WorkedIn).WithMany().HasForeignKey(e => e.WorkedInId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.OrganisationId, e.Id });
        builder.HasIndex(e => new { e.OrganisationId, e.RecordId });
    }
}

internal sealed class AuditLimitMap : IEntityTypeConfiguration<AuditLimit>
{
    public void Configure(EntityTypeBuilder<AuditLimit> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasData(new { Id = 1, RemovableUntil = DateTimeOffset.UnixEpoch });
    }
}
