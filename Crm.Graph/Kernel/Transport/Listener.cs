using System.Diagnostics;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Somebody who gets answers over a stream. Who it is, is asked anew for each of them: keys are revoked while streams are open.</summary>
internal sealed class Listener(IAuthenticator authenticator, Credentials shown, IServiceProvider services, OperationKinds carries, string fallbackTraceId)
{
    public string TraceId { get; } = Activity.Current?.TraceId.ToHexString() ?? fallbackTraceId;

    /// <summary>Counts an operation that begins; an error when there were too many. Not set where the request was counted already.</summary>
    public Func<Caller?, CrmError?>? Limit { get; init; }

    public ValueTask<Authentication> IdentifyAsync(CancellationToken ct) => authenticator.AuthenticateAsync(shown, ct);

    public RequestContext Context(Caller? caller, CancellationToken ct)
        => new(caller, services, ct) { Carries = carries, FallbackTraceId = TraceId };

    public static CrmError Unknown => CrmError.Unauthenticated("The credential is not valid.");
}
