using System.Diagnostics;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Subscriptions;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Somebody who gets answers over a stream. Who it is, is asked anew for each of them: keys are revoked while streams are open.</summary>
internal sealed class Listener(IAuthenticator authenticator, Credentials credentials, IServiceProvider services, OperationKinds carries, string fallbackTraceId)
{
    private Shown _shown = new(credentials);

    public string TraceId { get; } = Activity.Current?.TraceId.ToHexString() ?? fallbackTraceId;

    /// <summary>Counts an operation that begins; an error when there were too many. Not set where the request was counted already.</summary>
    public Func<Caller?, CrmError?>? Limit { get; init; }

    public ValueTask<Authentication> IdentifyAsync(CancellationToken ct) => authenticator.AuthenticateAsync(_shown.Credentials, ct);

    /// <summary>Who it is by what is stored, asked once for all who show the same and are told of the same events: after these had happened.</summary>
    /// <param name="batch">Shared by all that was read from the log at one time.</param>
    public async ValueTask<Authentication> IdentifyAsync(Shared batch)
    {
        var shown = _shown.Credentials;
        return await batch.OnceAsync((shown, authenticator.Generation), () => authenticator.AuthenticateAnewAsync(shown, CancellationToken.None).AsTask());
    }

    /// <summary>
    /// Puts another credential in place of the one that was shown, for what runs already as well. False, and the old one stays, when it is
    /// not valid or not the same caller's.
    /// </summary>
    public async ValueTask<bool> RenewAsync(Credentials credentials, CancellationToken ct)
    {
        if (credentials.Mode.Count == 0)
            credentials = credentials with { Mode = _shown.Credentials.Mode };
        var (was, next) = (await IdentifyAsync(ct), await authenticator.AuthenticateAsync(credentials, ct));
        if (next.Caller is not { } caller || was.Caller is { } known && (known.ActorId, known.TenantId) != (caller.ActorId, caller.TenantId))
            return false;
        _shown = new(credentials);
        return true;
    }

    public RequestContext Context(Caller? caller, CancellationToken ct) => Context(caller, services, ct);

    /// <param name="from">The services of what outlives the listener.</param>
    public RequestContext Context(Caller? caller, IServiceProvider from, CancellationToken ct) => new(caller, from, ct) { Carries = carries, FallbackTraceId = TraceId };

    public static CrmError Unknown => CrmError.Unauthenticated("The credential is not valid.");

    public static CrmError Narrowed => CrmError.Forbidden("Something that you were permitted when you began to listen has been taken away. Listen again, from the cursor.");

    /// <summary>One reference, so that it is read whole while another takes its place.</summary>
    private sealed record Shown(Credentials Credentials);
}
