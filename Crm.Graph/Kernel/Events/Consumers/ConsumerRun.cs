using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Events.Consumers;

/// <summary>
/// One turn of a consumer at a tenant's log: what is parked and due first, then what is new, in bounded batches. What fails is parked and
/// tried again later; meanwhile later events of its record wait behind it, and those of other records go on.
/// </summary>
internal sealed class ConsumerRun(ConsumerStore store, EventLog log, TimeProvider clock, IOptions<EventOptions> options, ILogger<ConsumerRun> logger)
{
    /// <summary>The longest reason that is kept.</summary>
    public const int ErrorLength = 500;

    private const int Batch = 100;

    /// <summary>How many batches one turn has, so that the others get theirs.</summary>
    private const int Batches = 10;

    /// <summary>Works until there is nothing to do or the turn is over. False when another server holds the duty.</summary>
    public async Task<bool> RunAsync(IEventConsumer consumer, int tenantId, Guid owner, CancellationToken stop)
    {
        var duty = new Duty(consumer.Name, tenantId);
        if (await store.ClaimAsync(duty, owner, options.Value.Lease, stop) is not { } position)
            return false;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var turn = new Turn(consumer, duty, owner, lost.Token);
        var renewal = RenewAsync(turn, lost);
        try
        {
            await RetryAsync(turn);
            for (var i = 0; i < Batches; i++)
            {
                if (await StepAsync(turn, position) is not { } next)
                    break;
                position = next;
            }
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            // The server stops, or another one has taken over.
        }
        finally
        {
            await lost.CancelAsync();
            await renewal;
            await store.ReleaseAsync(duty, owner, CancellationToken.None);
        }
        return true;
    }

    /// <summary>Handles a batch and moves on. Null when there is no more, or another server has taken over.</summary>
    private async Task<long?> StepAsync(Turn turn, long position)
    {
        var events = await log.ReadAsync(turn.Duty.TenantId, position, Batch, turn.Ct);
        if (events.Count == 0)
            return null;
        var waiting = (await store.WaitingAsync(turn.Duty, [.. events.Select(e => e.RecordId).Distinct()], turn.Ct)).ToHashSet();
        var parked = new List<ParkedEvent>();
        var done = position;
        try
        {
            foreach (var happened in events)
            {
                if (waiting.Contains(happened.RecordId))
                {
                    parked.Add(ParkedEvent.Of(turn.Duty.Consumer, happened, 0, null, null));
                }
                else if (await TryAsync(turn, happened) is { } error)
                {
                    parked.Add(ParkedEvent.Of(turn.Duty.Consumer, happened, 1, NextTry(1), error));
                    waiting.Add(happened.RecordId);
                }
                done = happened.Sequence;
            }
        }
        catch (OperationCanceledException) when (turn.Ct.IsCancellationRequested && done > position)
        {
            // A server that stops keeps what it has done.
            await store.AdvanceAsync(turn.Duty, turn.Owner, done, parked, CancellationToken.None);
            throw;
        }
        return await store.AdvanceAsync(turn.Duty, turn.Owner, done, parked, CancellationToken.None) ? done : null;
    }

    private async Task RetryAsync(Turn turn)
    {
        foreach (var first in await store.ToRetryAsync(turn.Duty, Batch, turn.Ct))
        {
            if (await TryAsync(turn, first.ToEvent()) is not { } error)
            {
                await store.UnparkAsync(turn.Duty, turn.Owner, first, turn.Ct);
            }
            else if (first.OccurredOn < clock.GetUtcNow() - options.Value.KeepFor)
            {
                logger.LogError("{Consumer} gave up on event {Sequence} of tenant {Tenant} after {Tries} tries: {Error}",
                    turn.Duty.Consumer, first.Sequence, first.TenantId, first.Tries + 1, error);
                await store.UnparkAsync(turn.Duty, turn.Owner, first, turn.Ct);
            }
            else
            {
                await store.FailedAgainAsync(turn.Duty, turn.Owner, first, NextTry(first.Tries + 1), error, turn.Ct);
            }
        }
    }

    /// <summary>Null when the event was handled, else why not.</summary>
    private async Task<string?> TryAsync(Turn turn, LogEvent happened)
    {
        using var time = new CancellationTokenSource(options.Value.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, turn.Ct);
        try
        {
            await turn.Consumer.HandleAsync(happened, both.Token);
            return null;
        }
        catch (OperationCanceledException) when (turn.Ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Consumer} failed at event {Sequence} of tenant {Tenant}", turn.Duty.Consumer, happened.Sequence, happened.TenantId);
            var error = e is EventNotHandledException ? e.Message : time.IsCancellationRequested ? "It took too long." : e.GetType().Name;
            return error[..Math.Min(error.Length, ErrorLength)];
        }
    }

    private async Task RenewAsync(Turn turn, CancellationTokenSource lost)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(turn.Ct))
            {
                if (!await store.RenewAsync(turn.Duty, turn.Owner, options.Value.Lease, turn.Ct))
                    await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The turn is over.
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The lease of {Consumer} on tenant {Tenant} could not be renewed", turn.Duty.Consumer, turn.Duty.TenantId);
            await lost.CancelAsync();
        }
    }

    /// <summary>Twice as long every time, and by chance up to half of that more or less: what failed together is not tried together again.</summary>
    private DateTimeOffset NextTry(int tries)
    {
        var wait = options.Value.RetryAfter * Math.Pow(2, Math.Min(tries - 1, 30));
        if (wait > options.Value.RetryAtMost)
            wait = options.Value.RetryAtMost;
        return Domain.Clock.Truncate(clock.GetUtcNow() + wait * (0.5 + Random.Shared.NextDouble()));
    }

    private sealed record Turn(IEventConsumer Consumer, Duty Duty, Guid Owner, CancellationToken Ct);
}
