namespace Crm.Graph.Kernel.Upkeep;

/// <summary>What is done now and then while the server runs. If it fails, the log is told and the next time it is tried again; the end of the server ends it.</summary>
internal abstract class PeriodicService(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock => clock;

    /// <summary>What failed, as the log says it.</summary>
    protected abstract string Failure { get; }

    /// <summary>What is done each time.</summary>
    protected abstract Task DoAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        // The end of the server ends the timer, and so the wait without an error.
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
            await TryAsync(stoppingToken);
    }

    /// <summary>Does it, and says so if that fails.</summary>
    protected async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await DoAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "{Failure}; that is tried again within {Time}", Failure, every);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }
}
