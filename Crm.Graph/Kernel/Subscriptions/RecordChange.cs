using System.Collections.Concurrent;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>What an event means to who listens with a filter.</summary>
public enum ChangeKind
{
    /// <summary>The record matches the filter now and did not before: it was created, changed or restored.</summary>
    Entered,
    /// <summary>The record changed; it matched the filter before and does so still.</summary>
    Changed,
    /// <summary>The record matched the filter and does not any more: it was changed or deleted.</summary>
    Left,
    /// <summary>Events behind the place that the listener asked to go on from are no longer kept, or it is a place in another log. Read anew what you show; what follows is all that is kept.</summary>
    Gap,
}

/// <summary>What everybody who is given the same thing needs once: whoever asks first makes it, the others wait for that.</summary>
internal sealed class Shared
{
    private readonly ConcurrentDictionary<object, Lazy<Task>> _made = new();

    public async Task<T> OnceAsync<T>(object key, Func<Task<T>> make)
    {
        var made = _made.GetOrAdd(key, _ => new Lazy<Task>(make));
        try
        {
            return await (Task<T>)made.Value;
        }
        catch
        {
            // What went wrong for one is tried again by the next.
            _made.TryRemove(new(key, made));
            throw;
        }
    }
}

/// <summary>An event as listeners of one group hear it. It is one object for all of them, and so is what is made of it.</summary>
/// <param name="kind">What it means to them.</param>
/// <param name="happened">The event; null of a gap.</param>
/// <param name="catalogue">The fields of the record; null of a gap.</param>
/// <param name="place">Where to go on after it.</param>
/// <param name="batch">Shared by all that was read from the log at one time.</param>
internal sealed class RecordChange(ChangeKind kind, LogEvent? happened, FieldCatalogue? catalogue, EventPlace place, Shared batch)
{
    public ChangeKind Kind => kind;

    public LogEvent? Happened => happened;

    public FieldCatalogue? Catalogue => catalogue;

    public EventPlace Place => place;

    /// <summary>What those share that the event itself goes to.</summary>
    public Shared Own { get; } = new();

    /// <summary>What was found out since the events were read, and so is true of all of them.</summary>
    public Shared Batch => batch;

    public static RecordChange Gap(EventPlace place) => new(ChangeKind.Gap, null, null, place, new Shared());
}
