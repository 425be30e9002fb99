namespace Crm.Graph.Kernel.Events;

/// <summary>
/// The ends of the logs that somebody listens to, read once for all who listen: thousands of listeners of a tenant cost one statement
/// for what is new, and share what it found. Who is further behind than what is kept in memory reads for itself until it has caught up.
/// </summary>
public sealed class EventFeed : IAsyncDisposable
{
    /// <summary>How many events one step of a listener brings at most.</summary>
    internal const int Batch = 200;

    private readonly Dictionary<int, (TenantFeed Feed, int Listeners)> _feeds = [];
    private readonly Lock _lock = new();
    private readonly EventLog _log;
    private readonly EventSignal _signal;
    private readonly TimeProvider _clock;
    private readonly ILogger<EventFeed> _logger;

    internal EventFeed(EventLog log, EventSignal signal, TimeProvider clock, ILogger<EventFeed> logger)
        => (_log, _signal, _clock, _logger) = (log, signal, clock, logger);

    /// <summary>Whether anybody listens.</summary>
    internal bool HasListeners
    {
        get
        {
            lock (_lock)
                return _feeds.Count > 0;
        }
    }

    /// <summary>Listens to what follows a place in a tenant's log. To be disposed of when no more is wanted.</summary>
    public EventListener Listen(int tenantId, long after)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(tenantId, out var known))
                known = (new TenantFeed(tenantId, _log, _signal, _clock, _logger), 0);
            _feeds[tenantId] = known with { Listeners = known.Listeners + 1 };
            return new(known.Feed, _log, after, () => Leave(tenantId, known.Feed));
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<TenantFeed> feeds;
        lock (_lock)
        {
            feeds = [.. _feeds.Values.Select(f => f.Feed)];
            _feeds.Clear();
        }
        foreach (var feed in feeds)
            await feed.DisposeAsync();
    }

    private void Leave(int tenantId, TenantFeed feed)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(tenantId, out var known) || known.Feed != feed)
                return;
            if (known.Listeners > 1)
            {
                _feeds[tenantId] = known with { Listeners = known.Listeners - 1 };
                return;
            }
            _feeds.Remove(tenantId);
        }
        _ = feed.DisposeAsync().AsTask();
    }
}

/// <summary>Some events in order, each the one after the last.</summary>
/// <param name="Events">The events; at least one.</param>
/// <param name="FollowsGap">Whether events between the listener's place and the first of these are no longer kept.</param>
public sealed record EventBatch(IReadOnlyList<LogEvent> Events, bool FollowsGap);

/// <summary>One who follows a tenant's log. It is not for use by two at the same time.</summary>
public sealed class EventListener : IDisposable
{
    private readonly TenantFeed _feed;
    private readonly EventLog _log;
    private Action? _leave;

    internal EventListener(TenantFeed feed, EventLog log, long after, Action leave) => (_feed, _log, Position, _leave) = (feed, log, after, leave);

    /// <summary>The last event that was handed out: where to go on from another time.</summary>
    public long Position { get; private set; }

    /// <summary>What follows, as soon as there is something.</summary>
    public async ValueTask<EventBatch> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_leave is null, this);
            // First what to wait for, then the look: what is added in between ends the wait.
            var more = _feed.More;
            if (_feed.After(Position) is { } shared)
                return Take(shared);
            if (_feed.Begins is not { } begins || Position < begins)
            {
                // Not in memory: from before the feed began, or pushed out since.
                if (await _log.ReadAsync(_feed.TenantId, Position, EventFeed.Batch, ct) is { Count: > 0 } own)
                    return Take(own);
            }
            await more.WaitAsync(ct);
        }
    }

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();

    private EventBatch Take(IReadOnlyList<LogEvent> events)
    {
        var follows = events[0].Sequence > Position + 1;
        Position = events[^1].Sequence;
        return new(events, follows);
    }
}
