namespace Crm.Graph.Kernel.Upkeep;

/// <summary>
/// Gives back what a burst took, when the server rests after it. The collector looks only when somebody allocates, so after the last of a crowd its
/// memory would stay for as long as nothing happens. A server that is busy is left alone: nobody waits for this.
/// </summary>
internal sealed class IdleMemory(TimeProvider clock, ILogger<IdleMemory> log) : PeriodicService(Every, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>What a server allocates meanwhile that does nothing but look whether there is something to do.</summary>
    private const long AtRest = 1_000_000;

    /// <summary>What it has to have allocated since the last time, for it to be worth while.</summary>
    private const long Burst = 64_000_000;

    private const int Soon = 3;

    /// <summary>The web server keeps its buffers for a while; then they can be given back as well.</summary>
    private const int Later = 20;

    private long _allocated;
    private long _collected;
    private int _rested;
    private bool _again;

    protected override string Failure => "Memory could not be given back";

    protected override Task DoAsync(CancellationToken ct)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        _rested = allocated - _allocated < AtRest ? _rested + 1 : 0;
        _allocated = allocated;
        var isSoon = _rested == Soon && allocated - _collected > Burst;
        if (isSoon || _rested == Later && _again)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            (_collected, _again) = (allocated, isSoon);
        }
        return Task.CompletedTask;
    }
}
