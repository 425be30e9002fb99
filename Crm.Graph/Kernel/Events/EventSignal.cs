using System.Collections.Concurrent;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Wakes who waits for a tenant's log to grow. It says that there may be more, never what: who is woken looks into the log, which
/// is the truth, so that a wake-up that is lost or comes twice does no harm.
/// </summary>
internal sealed class EventSignal
{
    /// <summary>Stands for all tenants.</summary>
    private const int Any = 0;

    private readonly ConcurrentDictionary<int, TaskCompletionSource> _waiting = new();

    /// <summary>Hears of every commit of this server: the backplane.</summary>
    public event Action<int>? HasCommitted;

    /// <summary>Ends at the next wake-up. To be asked for before the log is looked at: what comes in between is not missed then.</summary>
    public Task Next(int tenantId)
        => _waiting.GetOrAdd(tenantId, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>As <see cref="Next"/>, for the logs of all tenants.</summary>
    public Task NextOfAny() => Next(Any);

    /// <summary>This server has added to the tenant's log.</summary>
    public void Committed(int tenantId)
    {
        Wake(tenantId);
        HasCommitted?.Invoke(tenantId);
    }

    /// <summary>Somebody may have added to the tenant's log.</summary>
    public void Wake(int tenantId)
    {
        End(tenantId);
        End(Any);
    }

    /// <summary>Anything may have happened.</summary>
    public void WakeAll()
    {
        foreach (var tenantId in _waiting.Keys)
            End(tenantId);
    }

    private void End(int tenantId)
    {
        if (_waiting.TryRemove(tenantId, out var waiting))
            waiting.TrySetResult();
    }
}
