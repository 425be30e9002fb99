namespace Crm.Graph.Kernel.Transport;

/// <summary>Counts what is open, for limits, for metrics, and for showing that nothing is left behind.</summary>
internal sealed class OpenWork
{
    private int _operations;
    private int _subscriptions;
    private long _begun;

    /// <summary>Operations whose answer goes over a stream.</summary>
    public int Operations => Volatile.Read(ref _operations);

    /// <summary>Those of them that wait for events.</summary>
    public int Subscriptions => Volatile.Read(ref _subscriptions);

    /// <summary>How many have ever begun to wait.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    public void OperationBegins() => Interlocked.Increment(ref _operations);

    public void OperationEnds() => Interlocked.Decrement(ref _operations);

    public void SubscriptionBegins()
    {
        Interlocked.Increment(ref _subscriptions);
        Interlocked.Increment(ref _begun);
    }

    public void SubscriptionEnds() => Interlocked.Decrement(ref _subscriptions);
}
