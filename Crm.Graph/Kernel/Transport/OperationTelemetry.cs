using System.Collections.Concurrent;
using System.Diagnostics;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Telemetry;
using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Counts operations and has them traced: around all else that is done to a request.</summary>
internal sealed class OperationTelemetry(ServerMeters meters) : IConfigureExecution
{
    /// <summary>As many names are told apart. Callers choose them, and each is kept for good by whoever collects.</summary>
    private const int MaxNames = 500;

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Before the document is looked for.</summary>
    public float SortOrder => 110;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (options.UserContext is not RequestContext request)
            return next(options);
        var span = Tracing.Operation();
        return span is null && !meters.CountsOperations ? next(options) : WatchedAsync(span, options, request, next);
    }

    private async Task<ExecutionResult> WatchedAsync(Activity? span, ExecutionOptions options, RequestContext request, ExecutionDelegate next)
    {
        using var _ = span;
        var begun = Stopwatch.GetTimestamp();
        ExecutionResult? result = null;
        try
        {
            return result = await next(options);
        }
        catch (ExecutionError refusal)
        {
            result = new ExecutionResult(refusal);
            throw;
        }
        finally
        {
            var operation = OperationGate.Find(options.Document, options.OperationName);
            var (name, kind) = (NameOf(operation, request), KindOf(operation));
            var outcome = result is null ? "CANCELLED" : OutcomeOf(result, request);
            meters.Operation(name, kind, outcome, Stopwatch.GetElapsedTime(begun));
            span?.SetTag("graphql.operation.name", name).SetTag("graphql.operation.type", kind).SetTag("crm.outcome", outcome);
        }
    }

    /// <summary>Anybody could call operations anything: without a credential they have one name.</summary>
    private string NameOf(GraphQLOperationDefinition? operation, RequestContext request)
    {
        if (request.Caller is null)
            return "anonymous";
        if (operation?.Name is not { } name)
            return "unnamed";
        return _names.TryGetValue(name.StringValue, out var known) ? known
            : _names.Count < MaxNames ? _names.GetOrAdd(name.StringValue, name.StringValue)
            : "other";
    }

    private static string KindOf(GraphQLOperationDefinition? operation) => operation?.Operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "none",
    };

    private static string OutcomeOf(ExecutionResult result, RequestContext request)
        => result.Errors is not { Count: > 0 } errors ? "ok"
            : result.Executed ? "partial"
            : ErrorReport.Of(errors[0], request.TraceId).Code;
}
