using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Programs show their key as <c>api_key</c> or as a bearer token, once.</summary>
internal sealed class KeyAuthenticator(IKeyRing keys) : IAuthenticator
{
    public async ValueTask<Authentication> AuthenticateAsync(Credentials shown, CancellationToken ct)
    {
        if (shown.IsNone)
            return new(Caller: null, Refused: false);
        // Of several keys it is not for the server to choose one.
        var caller = shown.Only is { } key ? await keys.FindAsync(key, ct) : null;
        return new(caller, Refused: caller is null);
    }
}
