using GraphQL;
using GraphQL.Execution;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Subscriptions: begins to listen; each event is then executed as a query is whose root it is, planned reads and all.</summary>
internal sealed class PlannedSubscriptions : PlannedQueries
{
    public override async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        var root = BuildExecutionRootNode(context, GetOperationRootType(context));
        // Validation sees to it that there is one field; a directive may leave none.
        if (root.SubFields is not [{ FieldDefinition.StreamResolver: EventStream stream } node])
            return await base.ExecuteAsync(context);
        try
        {
            stream.Check(context);
            var events = await stream.OpenAsync(new ReadonlyResolveFieldContext(node, context));
            return new Events(events, new Answering(this, new ExecutionContext(context), stream));
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            SetNodeError(context, node, exception as ExecutionError ?? new UnhandledError("could not listen", exception));
            return new NotListening();
        }
    }

    private Task<ExecutionResult> ExecuteEventAsync(ExecutionContext context) => base.ExecuteAsync(context);

    /// <summary>The answer to a subscription that did not begin: errors and no data, though the engine takes it for executed.</summary>
    internal sealed class NotListening : ExecutionResult;

    /// <summary>The answer to a subscription: events, and how each becomes an answer.</summary>
    internal sealed class Events : ExecutionResult
    {
        public Events(IAsyncEnumerable<object> source, Answering answering)
        {
            (Source, Answering) = (source, answering);
            Executed = true;
        }

        /// <summary>The events, to be enumerated once. An event may be shared by many listeners.</summary>
        public IAsyncEnumerable<object> Source { get; }

        public Answering Answering { get; }
    }

    /// <summary>How events become answers. It knows nothing of who listens, so those who asked the same can share it.</summary>
    internal sealed class Answering(PlannedSubscriptions strategy, ExecutionContext asked, EventStream stream)
    {
        /// <summary>The answer to an event; one that was not executed says that the caller may no longer listen.</summary>
        public async Task<ExecutionResult> ExecuteAsync(object @event, RequestContext request)
        {
            using var context = new ExecutionContext(asked)
            {
                RootValue = @event,
                UserContext = request,
                RequestServices = request.Services,
                CancellationToken = request.CancellationToken,
                Errors = [],
            };
            try
            {
                stream.Check(context);
            }
            catch (ExecutionError refusal)
            {
                return new ExecutionResult(refusal);
            }
            var result = await strategy.ExecuteEventAsync(context);
            return result.AddErrors(context.Errors);
        }
    }
}
