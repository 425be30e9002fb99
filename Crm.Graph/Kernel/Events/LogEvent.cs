using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Events;

/// <summary>Something that happened to a record, as the log keeps it. Once written it never changes.</summary>
public sealed class LogEvent
{
    /// <summary>The identifier: the same however often the event is delivered.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose data it happened to.</summary>
    public int TenantId { get; init; }

    /// <summary>The place in the tenant's log: 1, 2, 3 … without a gap, in the order in which changes were committed.</summary>
    public long Sequence { get; init; }

    /// <summary>What kind of record it is, by the name of its type in the schema: <c>Contact</c>.</summary>
    public string Entity { get; init; } = "";

    /// <summary>What happened: one of <see cref="EventNames"/>, or a name of the model's own.</summary>
    public string Event { get; init; } = "";

    /// <summary>The id of the record.</summary>
    public Guid RecordId { get; init; }

    /// <summary>The version that the record was at afterwards.</summary>
    public int Version { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset OccurredOn { get; init; }

    /// <summary>Who did it.</summary>
    public Guid ActorId { get; init; }

    /// <summary>
    /// Whether this is the first event of the record's version. Several names for one change are several events, and whoever follows
    /// records rather than names looks at the first alone.
    /// </summary>
    public bool IsFirst { get; init; }

    /// <summary>
    /// A list of <c>{field, from, to}</c>: what differs afterwards, by the names that rules know, what the server stamps included. A part
    /// that was added has no <c>from</c>, one that was removed no <c>to</c>. Of a new record only its parts are listed: the rest is its state.
    /// </summary>
    public JsonText Changes { get; init; }

    /// <summary>The record's own stored fields afterwards, nested and written as answers have them; of another record it points at, the id.</summary>
    public JsonText State { get; init; }
}

/// <summary>What happens to every kind of record.</summary>
public static class EventNames
{
    /// <summary>The record is new.</summary>
    public const string Created = "CREATED";

    /// <summary>The record or a part of it changed, and the model has no name of its own for that.</summary>
    public const string Updated = "UPDATED";

    /// <summary>The record was deleted.</summary>
    public const string Deleted = "DELETED";

    /// <summary>The record was taken back after it had been deleted.</summary>
    public const string Restored = "RESTORED";
}

/// <summary>The number of a tenant's last event. Its row is held by a transaction from the moment it takes numbers until it ends.</summary>
internal sealed class EventSequence
{
    public int TenantId { get; init; }

    public long LastSequence { get; init; }
}
