using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;

namespace Crm.Graph.Kernel.Schema;

/// <summary>
/// What a field of Subscription listens to, pulled by whoever listens. The engine knows observables only, which push as fast as they
/// can into queues without end: <see cref="PlannedSubscriptions"/> never asks for one.
/// </summary>
/// <param name="open">Begins to listen.</param>
/// <param name="check">Throws when the caller may not listen: asked before it begins, and again at every event.</param>
internal sealed class EventStream(
    Func<IResolveFieldContext, ValueTask<IAsyncEnumerable<object>>> open, Action<IProvideUserContext>? check = null) : ISourceStreamResolver
{
    /// <summary>The value of a field of Subscription: the event, which is the root of its own execution.</summary>
    public static readonly IFieldResolver Event = new FuncFieldResolver<object>(c => c.Source);

    public ValueTask<IAsyncEnumerable<object>> OpenAsync(IResolveFieldContext context) => open(context);

    public void Check(IProvideUserContext context) => check?.Invoke(context);

    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
        => throw new NotSupportedException("events are pulled");
}
