using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Looks now and then whether a log has grown that nobody told of: a wake-up of another server may get lost, and without a backplane
/// there is none. One small row for each tenant is read, and only while somebody waits.
/// </summary>
internal sealed class EventPoller(
    EventLog log, EventFeed feed, EventSignal signal, TimeProvider clock, IOptions<EventOptions> options, EventPace pace, ILogger<EventPoller> logger) : BackgroundService
{
    private IReadOnlyDictionary<int, long> _heads = new Dictionary<int, long>();

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollEvery ?? pace.PollEvery, clock);
        // The end of the server ends the timer, and so the wait without an error.
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                if (feed.HasListeners)
                    await PollAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The ends of the logs could not be read; that is tried again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}

/// <summary>How often to look where the settings do not say.</summary>
/// <param name="PollEvery">Often where servers share a database, seldom where one process has it for itself.</param>
internal sealed record EventPace(TimeSpan PollEvery)
{
    public static readonly EventPace Alone = new(TimeSpan.FromSeconds(10));

    public static readonly EventPace Shared = new(TimeSpan.FromSeconds(1));
}
