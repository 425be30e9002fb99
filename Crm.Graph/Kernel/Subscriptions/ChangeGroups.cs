using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>Where listeners come in: all groups of this server.</summary>
internal sealed class ChangeGroups(EventLog log, EventFeed feed, ChangeMatcher matcher, TimeProvider clock, ILogger<ChangeGroups> logger)
{
    private readonly Dictionary<object, Entry> _groups = [];
    private readonly Lock _lock = new();

    internal int Count
    {
        get
        {
            lock (_lock)
                return _groups.Count;
        }
    }

    /// <summary>Begins to listen: from now on, or from the place that <paramref name="after"/> names.</summary>
    /// <param name="key">Equal for all who are to be told the same, whatever their places.</param>
    /// <exception cref="InvalidRuleException">The filter cannot be understood.</exception>
    /// <exception cref="BadRequestException">There is no such place.</exception>
    public async ValueTask<ChangeStream> ListenAsync(object key, ListenedFor wanted, Caller caller, string? after, CancellationToken ct)
    {
        await matcher.CheckAsync(wanted, caller, ct);
        var (place, isGap) = after is null ? (await log.EndAsync(caller.TenantId, ct), false) : await PlaceAsync(caller.TenantId, after, ct);
        return new ChangeStream(this, new((key, caller.TenantId), wanted), caller, log, matcher, place, isGap);
    }

    /// <summary>
    /// A group to be in; it lives as long as anybody has it. The newest event is where a new one begins. What was asked is then what the first of
    /// the group asked, so that thousands keep one copy of it.
    /// </summary>
    internal ChangeGroup Enter(ref Asked asked, Caller caller, long newest)
    {
        lock (_lock)
        {
            if (!_groups.TryGetValue(asked.Key, out var entry))
                _groups[asked.Key] = entry = new(asked, new ChangeGroup(asked.Wanted, caller, feed.Listen(caller.TenantId, newest), matcher, clock, logger));
            entry.Listeners++;
            asked = entry.Asked;
            return entry.Group;
        }
    }

    internal async ValueTask LeaveAsync(object key)
    {
        ChangeGroup ended;
        lock (_lock)
        {
            var entry = _groups[key];
            if (--entry.Listeners > 0)
                return;
            _groups.Remove(key);
            ended = entry.Group;
        }
        await ended.DisposeAsync();
    }

    /// <summary>The place of a cursor; where there is none in this log any more, the beginning of what is kept.</summary>
    private async ValueTask<(EventPlace Place, bool IsGap)> PlaceAsync(int tenantId, string after, CancellationToken ct)
    {
        if (EventPlace.Read(after) is not { } place)
            throw new BadRequestException("after: expected a cursor of an event.");
        var bounds = await log.BoundsAsync(tenantId, ct);
        if (place.Sequence > bounds.Newest)
            throw new BadRequestException("after: this cursor is behind the newest event. It is one of other data, or of a database that was put back: begin anew without it.");
        var isKnown = !bounds.HasGap(place.Sequence)
            && (place.EventId == Guid.Empty || place.Sequence < bounds.Oldest || await IsThereAsync(tenantId, place, ct));
        return isKnown ? (place, false) : (new(bounds.Oldest - 1, Guid.Empty), true);
    }

    private async ValueTask<bool> IsThereAsync(int tenantId, EventPlace place, CancellationToken ct)
        => await log.ReadAsync(tenantId, place.Sequence - 1, 1, ct) is [var there] && there.Id == place.EventId;

    private sealed class Entry(Asked asked, ChangeGroup group)
    {
        public Asked Asked => asked;

        public ChangeGroup Group => group;

        public int Listeners { get; set; }
    }
}

/// <summary>What a listener asked.</summary>
/// <param name="key">Equal for all who are to be told the same.</param>
/// <param name="wanted">What is to be heard of.</param>
internal sealed class Asked(object key, ListenedFor wanted)
{
    public object Key => key;

    public ListenedFor Wanted => wanted;

    /// <summary>How whoever hands the events on makes answers of them.</summary>
    public object? Answering { get; set; }
}
