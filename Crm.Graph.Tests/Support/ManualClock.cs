namespace Crm.Graph.Tests.Support;

/// <summary>A clock that stands still until a test moves it; its timers go off while it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private readonly Lock _lock = new();
    private long _ticks;

    public ManualClock() : this(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero)) { }

    public ManualClock(DateTimeOffset start) => _ticks = start.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The timers that are set.</summary>
    public int Timers
    {
        get
        {
            lock (_lock)
                return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves it on; what falls due goes off once.</summary>
    public void Advance(TimeSpan by)
    {
        var now = Interlocked.Add(ref _ticks, by.Ticks);
        List<ManualTimer> due;
        lock (_lock)
            due = [.. _timers.Where(t => t.Due <= now)];
        foreach (var timer in due)
            timer.GoOff(now);
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                (Due, _period) = (clock.GetTimestamp() + dueTime.Ticks, period);
                clock._timers.Add(this);
            }
            return true;
        }

        public void GoOff(long now)
        {
            lock (clock._lock)
            {
                if (!clock._timers.Contains(this))
                    return;
                if (_period > TimeSpan.Zero)
                    Due = now + _period.Ticks;
                else
                    clock._timers.Remove(this);
            }
            callback(state);
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
