namespace Crm.Graph.Kernel.Events.Consumers;

/// <summary>
/// Somebody who has to see every event, registered by a slice as a service. Each event is handed over at least once, those of one record
/// in their order; of several servers one works for a tenant at a time. A consumer that is new begins with what happens from then on.
/// </summary>
public interface IEventConsumer
{
    /// <summary>The name that its positions are kept under: it never changes.</summary>
    string Name { get; }

    /// <summary>
    /// Handles an event; an exception means that it has to be tried again. After a crash the same event may come a second time, told by its id.
    /// </summary>
    Task HandleAsync(LogEvent happened, CancellationToken ct);
}

/// <summary>Why an event could not be handled, in words that may be kept and shown: no secret is in them. Of other exceptions only the type is kept.</summary>
public sealed class EventNotHandledException : Exception
{
    public EventNotHandledException(string message) : base(message) { }

    public EventNotHandledException(string message, Exception inner) : base(message, inner) { }
}
