using Crm.Graph.Kernel.Schema;
using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Idempotency;

/// <summary>Lets a mutation with an <c>Idempotency-Key</c> through once. Queries change nothing: with them the key says nothing.</summary>
internal sealed class IdempotencyGate : IConfigureExecution
{
    /// <summary>After <see cref="OperationGate"/>: what cannot come this way claims nothing.</summary>
    public float SortOrder => 170;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
        => options.UserContext is RequestContext { Repeatable: { } once } context
            && OperationGate.Find(options.Document, options.OperationName)?.Operation is OperationType.Mutation
            ? OnceAsync(once, context, options, next)
            : next(options);

    private static async Task<ExecutionResult> OnceAsync(Repeatable once, RequestContext context, ExecutionOptions options, ExecutionDelegate next)
    {
        await once.BeginAsync(context.Caller, await RequestFingerprint.OfAsync(options, context.CancellationToken), context.CancellationToken);
        return once.Earlier is null ? await next(options) : new ExecutionResult();
    }
}
