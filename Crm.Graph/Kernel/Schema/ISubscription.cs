using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Schema;

/// <summary>
/// Events to listen to. The arguments are the parameters of a record's primary constructor, as with the inputs of mutations; an event is
/// a record too, whose properties become the fields of a type. A property that is a <see cref="RecordRef{T}"/> is read as it is selected.
/// </summary>
public interface ISubscription<in TArguments, TEvent> where TEvent : class
{
    /// <summary>
    /// Begins to listen, or says why not. The events are pulled as fast as the listener takes them; the token of their enumerator is
    /// cancelled, and the enumerator disposed of, when it leaves. The token given here ends with the beginning,
    /// and nothing may be held before the events are enumerated: the listener may have left before that.
    /// </summary>
    ValueTask<Result<IAsyncEnumerable<TEvent>>> ListenAsync(TArguments arguments, Caller caller, CancellationToken ct);
}
