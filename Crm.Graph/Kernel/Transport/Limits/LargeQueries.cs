using Crm.Graph.Kernel.Telemetry;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Limits;

/// <summary>
/// Lets few large queries run at once: a small one does not stand behind a crowd of them. Those that wait are let in as they came, and what they
/// wait is part of the time that a request has.
/// </summary>
internal sealed class LargeQueries : IDisposable
{
    private readonly LimitOptions _limits;
    private readonly SemaphoreSlim _places;
    private int _waiting;

    public LargeQueries(IOptions<LimitOptions> options, ServerMeters meters)
    {
        _limits = options.Value;
        var places = _limits.LargeAtOnce > 0 ? _limits.LargeAtOnce : Math.Max(1, Environment.ProcessorCount / 2);
        _places = new SemaphoreSlim(places, places);
        meters.Watch("crm.queries.large.running", "Large queries that run.", () => places - _places.CurrentCount);
        meters.Watch("crm.queries.large.waiting", "Large queries that wait for others to end.", () => Waiting);
    }

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Waits until there is a place; null for what needs none.</summary>
    public ValueTask<IDisposable?> EnterAsync(long cost, CancellationToken ct)
        => cost < _limits.LargeCost ? default
            : _places.Wait(0, CancellationToken.None) ? new(new Place(_places))
            : WaitAsync(ct);

    public void Dispose() => _places.Dispose();

    private async ValueTask<IDisposable?> WaitAsync(CancellationToken ct)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _places.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        return new Place(_places);
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
