using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Programs show their key in the header <c>api_key</c>, once.</summary>
internal sealed class HttpKeyAuthenticator(IKeyRing keys) : IAuthenticator
{
    public const string Header = "api_key";

    public async ValueTask<Authentication> AuthenticateAsync(HttpContext http)
    {
        var shown = http.Request.Headers[Header];
        if (shown.Count == 0)
            return new(Caller: null, Refused: false);
        // Of several keys it is not for the server to choose one.
        var caller = shown is [{ } key] ? await keys.FindAsync(key, http.RequestAborted) : null;
        return new(caller, Refused: caller is null);
    }
}
