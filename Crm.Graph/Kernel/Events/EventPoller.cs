using Crm.Graph.Kernel.Upkeep;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Looks now and then whether a log has grown that nobody told of: a wake-up of another server may get lost, and without a backplane
/// there is none. One small row for each tenant is read, and only while somebody waits.
/// </summary>
internal sealed class EventPoller(
    EventLog log, EventFeed feed, EventSignal signal, TimeProvider clock, IOptions<EventOptions> options, EventPace pace, ILogger<EventPoller> logger)
    : PeriodicService(options.Value.PollEvery ?? pace.PollEvery, clock, logger)
{
    private IReadOnlyDictionary<int, long> _heads = new Dictionary<int, long>();

    protected override string Failure => "The ends of the logs could not be read";

    /// <summary>Looks once.</summary>
    internal async Task PollAsync(CancellationToken ct)
    {
        var heads = await log.HeadsAsync(ct);
        foreach (var (tenantId, head) in heads)
        {
            if (_heads.GetValueOrDefault(tenantId) != head)
                signal.Wake(tenantId);
        }
        _heads = heads;
    }

    protected override Task DoAsync(CancellationToken ct) => feed.HasListeners ? PollAsync(ct) : Task.CompletedTask;
}

/// <summary>How often to look where the settings do not say.</summary>
/// <param name="PollEvery">Often where servers share a database, seldom where one process has it for itself.</param>
internal sealed record EventPace(TimeSpan PollEvery)
{
    public static readonly EventPace Alone = new(TimeSpan.FromSeconds(10));

    public static readonly EventPace Shared = new(TimeSpan.FromSeconds(1));
}
