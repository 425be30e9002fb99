using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Kernel.Events;

internal sealed class LogEventMap : IEntityTypeConfiguration<LogEvent>
{
    /// <summary>The longest name of a kind of record or of an event.</summary>
    public const int NameLength = 100;

    public void Configure(EntityTypeBuilder<LogEvent> builder)
    {
        // The one way in which the log is read: a tenant's events from one place on.
        builder.HasKey(e => new { e.TenantId, e.Sequence });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Entity).HasMaxLength(NameLength);
        builder.Property(e => e.Event).HasMaxLength(NameLength);
    }
}

internal sealed class EventSequenceMap : IEntityTypeConfiguration<EventSequence>
{
    public void Configure(EntityTypeBuilder<EventSequence> builder)
    {
        builder.HasKey(s => s.TenantId);
        builder.Property(s => s.TenantId).ValueGeneratedNever();
    }
}
