using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Events.Consumers;

/// <summary>Hands the log to the consumers. Several servers share the work: each takes what nobody else holds.</summary>
internal sealed class EventDispatcher(
    IEnumerable<IEventConsumer> consumers, ConsumerStore store, ConsumerRun run, EventSignal signal, TimeProvider clock,
    IOptions<EventOptions> options, EventPace pace, ILogger<EventDispatcher> log) : BackgroundService
{
    /// <summary>
    /// After a turn: what is written meanwhile is handled together. Each turn takes several small transactions, and without a breath those who
    /// write stand behind them on an embedded database.
    /// </summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, IEventConsumer> _consumers = consumers.ToDictionary(c => c.Name);

    /// <summary>This server among all.</summary>
    private readonly Guid _owner = Guid.NewGuid();

    /// <summary>Has everything done that is due and that nobody else does. False when there was nothing.</summary>
    internal async Task<bool> WorkAsync(CancellationToken ct)
    {
        if (_consumers.Count == 0)
            return false;
        if (await store.HasNewTenantsAsync(_consumers.Keys, ct))
            await store.RegisterAsync(_consumers.Keys, ct);
        var due = await store.DueAsync(_consumers.Keys, ct);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Workers, CancellationToken = ct },
            async (duty, stop) => await run.RunAsync(_consumers[duty.Consumer], duty.TenantId, _owner, stop));
        return due.Count > 0;
    }

    /// <summary>Before the first event of this server: a consumer that is new has nothing to do with what was before it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_consumers.Count > 0)
            await store.RegisterAsync(_consumers.Keys, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_consumers.Count == 0)
            return;
        var poll = options.Value.PollEvery ?? pace.PollEvery;
        // What is parked comes due without anybody's wake-up.
        var pause = poll < options.Value.RetryAfter ? poll : options.Value.RetryAfter;
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = signal.NextOfAny();
            try
            {
                if (await WorkAsync(stoppingToken))
                {
                    await Task.Delay(Breath, stoppingToken);
                    continue;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "Events could not be handed on; that is tried again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.WhenAny(woken, Task.Delay(pause, clock, stoppingToken));
        }
    }
}
