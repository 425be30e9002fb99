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
            return new Events(this, new ExecutionContext(context), stream, events);
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
        private readonly PlannedSubscriptions _strategy;
        private readonly ExecutionContext _context;
        private readonly EventStream _stream;

        public Events(PlannedSubscriptions strategy, ExecutionContext context, EventStream stream, IAsyncEnumerable<object> events)
        {
            (_strategy, _context, _stream, Source) = (strategy, context, stream, events);
            Executed = true;
        }

        /// <summary>The events, to be enumerated once. An event may be shared by many listeners.</summary>
        public IAsyncEnumerable<object> Source { get; }

        /// <summary>The answer to an event; one that was not executed says that the caller may no longer listen.</summary>
        public async Task<ExecutionResult> ExecuteAsync(object @event, RequestContext request)
        {
            using var context = new ExecutionContext(_context)
            {
                RootValue = @event,
                UserContext = request,
                CancellationToken = request.CancellationToken,
                Errors = [],
            };
            try
            {
                _stream.Check(context);
            }
            catch (ExecutionError refusal)
            {
                return new ExecutionResult(refusal);
            }
            var result = await _strategy.ExecuteEventAsync(context);
            return result.AddErrors(context.Errors);
        }
    }
}
