namespace Crm.Graph.Kernel.Events;

/// <summary>The end of one tenant's log, kept up to date while anybody listens: a bounded number of events, in batches that are shared.</summary>
internal sealed class TenantFeed : IAsyncDisposable
{
    /// <summary>How many events are kept for those who are slow.</summary>
    private const int Kept = 500;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly LinkedList<IReadOnlyList<LogEvent>> _batches = new();
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly EventLog _log;
    private readonly EventSignal _signal;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Task _pump;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _begins;
    private long _head;
    private int _count;

    public TenantFeed(int tenantId, EventLog log, EventSignal signal, TimeProvider clock, ILogger logger)
    {
        (TenantId, _log, _signal, _clock, _logger) = (tenantId, log, signal, clock, logger);
        _pump = Task.Run(PumpAsync);
    }

    public int TenantId { get; }

    /// <summary>Ends when there is more than there was.</summary>
    public Task More
    {
        get
        {
            lock (_lock)
                return _more.Task;
        }
    }

    /// <summary>The place behind which everything is in memory; null until that is known.</summary>
    public long? Begins
    {
        get
        {
            lock (_lock)
                return _begins;
        }
    }

    /// <summary>What is in memory behind a place: a batch that others are given as well, or what is left of one. Null where that is nothing, or not all.</summary>
    public IReadOnlyList<LogEvent>? After(long place)
    {
        lock (_lock)
        {
            if (_begins is not { } begins || place < begins || place >= _head)
                return null;
            // From the end: most who listen are at the last batch.
            var node = _batches.Last!;
            while (node.Value[0].Sequence > place + 1)
                node = node.Previous!;
            return node.Value[0].Sequence == place + 1 ? node.Value : [.. node.Value.SkipWhile(e => e.Sequence <= place)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pump;
        _stop.Dispose();
    }

    private async Task PumpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var woken = _signal.Next(TenantId);
                if (Begins is null)
                    BeginAt((await _log.BoundsAsync(TenantId, _stop.Token)).Newest);
                while (await _log.ReadAsync(TenantId, _head, EventFeed.Batch, _stop.Token) is { Count: > 0 } events)
                    Append(events);
                await woken.WaitAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _logger.LogWarning(e, "The log of tenant {Tenant} could not be read; that is tried again in {Seconds} s", TenantId, Rest.TotalSeconds);
                await Task.Delay(Rest, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void BeginAt(long head)
    {
        lock (_lock)
        {
            (_begins, _head) = (head, head);
            EndWait();
        }
    }

    private void Append(IReadOnlyList<LogEvent> events)
    {
        lock (_lock)
        {
            if (events[0].Sequence != _head + 1)
            {
                // Nobody was served for so long that what lay between was trimmed.
                _batches.Clear();
                (_count, _begins) = (0, events[0].Sequence - 1);
            }
            _batches.AddLast(events);
            (_head, _count) = (events[^1].Sequence, _count + events.Count);
            while (_count > Kept && _batches.Count > 1)
            {
                var oldest = _batches.First!.Value;
                (_count, _begins) = (_count - oldest.Count, oldest[^1].Sequence);
                _batches.RemoveFirst();
            }
            EndWait();
        }
    }

    private void EndWait()
    {
        var ended = _more;
        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ended.TrySetResult();
    }
}
