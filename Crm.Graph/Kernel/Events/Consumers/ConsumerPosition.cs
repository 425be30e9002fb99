using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Kernel.Events.Consumers;

/// <summary>How far a consumer has come in a tenant's log, and which server works on that.</summary>
internal sealed class ConsumerPosition
{
    /// <summary>Stands where a consumer is known: the tenants that it has no row of are new since, and it begins with their first event.</summary>
    public const int NoTenant = 0;

    public string Consumer { get; init; } = "";

    public int TenantId { get; init; }

    /// <summary>The last event that was handled or parked.</summary>
    public long Position { get; init; }

    /// <summary>The server that works on it; nobody else advances the position meanwhile.</summary>
    public Guid? LeaseOwner { get; init; }

    /// <summary>When others may take over, should that server not have said that it still lives.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }
}

/// <summary>An event that a consumer failed at, or that waits behind such a one of its record. It is a copy: the log may be trimmed meanwhile.</summary>
internal sealed class ParkedEvent
{
    public string Consumer { get; init; } = "";

    public int TenantId { get; init; }

    public long Sequence { get; init; }

    public Guid RecordId { get; init; }

    /// <summary>How often it was tried; 0 while it only waits for its turn.</summary>
    public int Tries { get; init; }

    /// <summary>When it is tried next; null while it waits behind another.</summary>
    public DateTimeOffset? NextTry { get; init; }

    public string? LastError { get; init; }

    public Guid EventId { get; init; }

    public string Entity { get; init; } = "";

    public string Event { get; init; } = "";

    public int Version { get; init; }

    public DateTimeOffset OccurredOn { get; init; }

    public Guid ActorId { get; init; }

    public bool IsFirst { get; init; }

    public Domain.JsonText Changes { get; init; }

    public Domain.JsonText State { get; init; }

    public static ParkedEvent Of(string consumer, LogEvent e, int tries, DateTimeOffset? nextTry, string? lastError) => new()
    {
        Consumer = consumer,
        TenantId = e.TenantId,
        Sequence = e.Sequence,
        RecordId = e.RecordId,
        Tries = tries,
        NextTry = nextTry,
        LastError = lastError,
        EventId = e.Id,
        Entity = e.Entity,
        Event = e.Event,
        Version = e.Version,
        OccurredOn = e.OccurredOn,
        ActorId = e.ActorId,
        IsFirst = e.IsFirst,
        Changes = e.Changes,
        State = e.State,
    };

    public LogEvent ToEvent() => new()
    {
        Id = EventId,
        TenantId = TenantId,
        Sequence = Sequence,
        Entity = Entity,
        Event = Event,
        RecordId = RecordId,
        Version = Version,
        OccurredOn = OccurredOn,
        ActorId = ActorId,
        IsFirst = IsFirst,
        Changes = Changes,
        State = State,
    };
}

internal sealed class ConsumerPositionMap : IEntityTypeConfiguration<ConsumerPosition>
{
    public void Configure(EntityTypeBuilder<ConsumerPosition> builder)
    {
        builder.HasKey(p => new { p.Consumer, p.TenantId });
        builder.Property(p => p.Consumer).HasMaxLength(LogEventMap.NameLength);
        builder.Property(p => p.TenantId).ValueGeneratedNever();
    }
}

internal sealed class ParkedEventMap : IEntityTypeConfiguration<ParkedEvent>
{
    public void Configure(EntityTypeBuilder<ParkedEvent> builder)
    {
        builder.HasKey(p => new { p.Consumer, p.TenantId, p.Sequence });
        builder.Property(p => p.Consumer).HasMaxLength(LogEventMap.NameLength);
        builder.Property(p => p.Sequence).ValueGeneratedNever();
        builder.Property(p => p.Entity).HasMaxLength(LogEventMap.NameLength);
        builder.Property(p => p.Event).HasMaxLength(LogEventMap.NameLength);
        builder.Property(p => p.LastError).HasMaxLength(ConsumerRun.ErrorLength);
        // What is to be tried again, and what waits behind it.
        builder.HasIndex(p => new { p.Consumer, p.TenantId, p.NextTry });
        builder.HasIndex(p => new { p.Consumer, p.TenantId, p.RecordId, p.Sequence });
    }
}
