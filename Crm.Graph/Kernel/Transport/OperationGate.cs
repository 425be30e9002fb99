using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Transport.Documents;
using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport;

/// <summary>
/// Refuses an operation that the way it came in cannot carry, before anything runs: a GET changes nothing
/// (whoever follows a link would), and a single answer is no stream.
/// </summary>
internal sealed class OperationGate : IConfigureExecution
{
    /// <summary>After <see cref="DocumentCache"/>, which has the document.</summary>
    public float SortOrder => 160;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (options.UserContext is not RequestContext { Carries: var carries })
            return next(options); // the server's own, which came in by no transport
        var kind = KindOf(options.Document, options.OperationName);
        return (carries & kind) == kind ? next(options) : Task.FromResult(new ExecutionResult(Refusal(carries, kind)));
    }

    private static CrmError Refusal(OperationKinds carries, OperationKinds kind) => carries.HasFlag(OperationKinds.Mutation)
        ? CrmError.BadUserInput("A subscription needs a stream: ask for text/event-stream, or use a WebSocket.")
        : CrmError.NotThisWay(StatusCodes.Status405MethodNotAllowed, kind is OperationKinds.Mutation
            ? "GET changes nothing. Use POST."
            : "GET is for queries. Use POST.");

    /// <summary>None when it cannot be told which operation is meant: the engine then says so.</summary>
    private static OperationKinds KindOf(GraphQLDocument? document, string? name) => Find(document, name)?.Operation switch
    {
        null => OperationKinds.None,
        OperationType.Mutation => OperationKinds.Mutation,
        OperationType.Subscription => OperationKinds.Subscription,
        _ => OperationKinds.Query,
    };

    /// <summary>The operation of that name, or without one the first; null when there is none.</summary>
    internal static GraphQLOperationDefinition? Find(GraphQLDocument? document, string? name)
    {
        if (document is null)
            return null;
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLOperationDefinition operation && (string.IsNullOrEmpty(name) || operation.Name?.Value == name))
                return operation;
        }
        return null;
    }
}
