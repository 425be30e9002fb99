using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Has the engine carry a request out, whichever way it came in.</summary>
internal sealed class RequestRunner(IDocumentExecuter engine, ISchema schema, ErrorLog log)
{
    /// <param name="hungUp">Cancelled when the caller has gone; the context's own token is cancelled by the clock too.</param>
    public async ValueTask<ExecutionResult> RunAsync(GraphQLRequest request, RequestContext context, CancellationToken hungUp)
    {
        ExecutionResult result;
        try
        {
            result = await engine.ExecuteAsync(new ExecutionOptions
            {
                Schema = schema,
                Query = request.Query,
                OperationName = request.OperationName,
                Variables = request.Variables,
                Extensions = request.Extensions,
                UserContext = context,
                RequestServices = context.Services,
                CancellationToken = context.CancellationToken,
            });
        }
        catch (OperationCanceledException) when (!hungUp.IsCancellationRequested && context.CancellationToken.IsCancellationRequested)
        {
            result = new ExecutionResult(new TimeoutError());
        }
        if (result.Errors is { Count: > 0 } errors)
            log.Note(errors, context.TraceId, hungUp.IsCancellationRequested);
        return result;
    }
}
