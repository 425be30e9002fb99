using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Transport.Limits;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using GraphQL.Types;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport;

/// <summary>
/// Has the engine carry a request out, whichever way it came in: every request of every transport passes here. What is done to all of
/// them (the document's cache, the gate, limits) is an <c>IConfigureExecution</c> in front of the engine.
/// </summary>
internal sealed class RequestRunner(IDocumentExecuter engine, ISchema schema, ErrorLog log, TimeProvider time,
    IOptions<TransportOptions> options, IOptions<LimitOptions> limits)
{
    /// <summary>The time that a request has, or an event of a stream.</summary>
    /// <param name="hungUp">Cancelled when the caller has gone.</param>
    public CancellationTokenSource Clock(CancellationToken hungUp)
    {
        if (!hungUp.CanBeCanceled)
            return new CancellationTokenSource(options.Value.Timeout, time);
        return new LinkedClock(options.Value.Timeout, time, hungUp);
    }

    /// <param name="hungUp">Cancelled when the caller has gone; the context's own token is cancelled by the clock too.</param>
    public ValueTask<ExecutionResult> RunAsync(GraphQLRequest request, RequestContext context, CancellationToken hungUp)
        => WantsCost(request) ? RunWithCostAsync(request, context, hungUp) : ExecuteAsync(request, context, hungUp);

    private ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, RequestContext context, CancellationToken hungUp)
        => GuardAsync(context, () => engine.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            UserContext = context,
            RequestServices = context.Services,
            CancellationToken = context.CancellationToken,
        }), hungUp);

    /// <summary>A request that has <c>cost</c> among its extensions is told what it cost.</summary>
    private static bool WantsCost(GraphQLRequest request) => request.Extensions is { Count: > 0 } extensions && extensions.TryGetValue("cost", out var wants) && wants is true;

    private async ValueTask<ExecutionResult> RunWithCostAsync(GraphQLRequest request, RequestContext context, CancellationToken hungUp)
    {
        var before = context.Spent;
        var result = await ExecuteAsync(request, context, hungUp);
        result.Extensions ??= [];
        result.Extensions["cost"] = new Dictionary<string, object?> { ["requested"] = context.Spent - before, ["budget"] = limits.Value.Budget };
        return result;
    }

    /// <summary>Runs a request or an event of one; time that is over is an error, and what the caller is not told is logged.</summary>
    public async ValueTask<ExecutionResult> GuardAsync(RequestContext context, Func<Task<ExecutionResult>> execute, CancellationToken hungUp)
    {
        ExecutionResult result;
        try
        {
            result = await execute();
        }
        catch (OperationCanceledException) when (!hungUp.IsCancellationRequested && context.CancellationToken.IsCancellationRequested)
        {
            result = new ExecutionResult(new TimeoutError());
        }
        finally
        {
            context.Held?.Dispose();
            context.Held = null;
        }
        if (result.Errors is { Count: > 0 } errors)
            log.Note(errors, context.TraceId, hungUp.IsCancellationRequested);
        return result;
    }

    /// <summary>Cancelled by the caller's going or by the time, whichever is first.</summary>
    private sealed class LinkedClock : CancellationTokenSource
    {
        private readonly CancellationTokenRegistration _gone;

        public LinkedClock(TimeSpan time, TimeProvider clock, CancellationToken hungUp) : base(time, clock)
            => _gone = hungUp.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), this);

        protected override void Dispose(bool disposing)
        {
            _gone.Dispose();
            base.Dispose(disposing);
        }
    }
}
