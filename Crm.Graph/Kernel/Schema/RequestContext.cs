using System.Diagnostics;
using Crm.Graph.Kernel.Security;
using GraphQL;
using GraphQL.Execution;

namespace Crm.Graph.Kernel.Schema;

/// <summary>What resolvers know of the request they work for. The engine wants a dictionary to carry it; nothing is kept in that.</summary>
public sealed class RequestContext(Caller? caller, IServiceProvider services, CancellationToken cancellationToken) : Dictionary<string, object?>
{
    private readonly Activity? _activity = Activity.Current;

    /// <summary>Who calls; null is anybody.</summary>
    public Caller? Caller { get; } = caller;

    public IServiceProvider Services { get; } = services;

    /// <summary>Cancelled when the caller hangs up or the request's time is over.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The records that answers refer to.</summary>
    internal ReferredRecords Referred => field ??= new();

    /// <summary>The kinds of operation that the way it came in can carry.</summary>
    public required OperationKinds Carries { get; init; }

    /// <summary>Set when the request may come again and its change is to be made once.</summary>
    internal Repeatable? Repeatable { get; init; }

    /// <summary>What the operations of this request cost so far: those of a batch share one budget.</summary>
    public long Spent { get; private set; }

    /// <summary>Counts what an operation costs, and answers what that makes in all.</summary>
    public long Spend(long cost) => Spent += cost;

    /// <summary>What the operation that runs holds on to until it ends.</summary>
    internal IDisposable? Held { get; set; }

    /// <summary>The same request at a later event of its stream: the caller may have changed, the time begins anew.</summary>
    public RequestContext At(Caller? caller, CancellationToken cancellationToken)
        => new(caller, Services, cancellationToken) { Carries = Carries, FallbackTraceId = TraceId };

    /// <summary>Under which the logs tell more about this request.</summary>
    public string TraceId => _activity?.TraceId.ToHexString() ?? FallbackTraceId;

    /// <summary>The host's own identifier, for when nobody traces.</summary>
    public required string FallbackTraceId { get; init; }
}

/// <summary>Kinds of operation.</summary>
[Flags]
public enum OperationKinds
{
    None = 0,
    Query = 1,
    Mutation = 2,
    Subscription = 4,
}

/// <summary>How resolvers and rules get at the request.</summary>
public static class RequestContexts
{
    public static RequestContext Request(this IProvideUserContext context) => (RequestContext)context.UserContext;

    public static RequestContext Request(this ExecutionOptions options) => (RequestContext)options.UserContext;
}
