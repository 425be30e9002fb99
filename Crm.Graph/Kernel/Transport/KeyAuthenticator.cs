using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Programs show their key as <c>api_key</c> or as a bearer token, users their access token as a bearer token; once, and one of the two.</summary>
internal sealed class KeyAuthenticator(IKeyRing keys, IAccessTokens tokens) : IAuthenticator
{
    public int Generation => keys.Generation + tokens.Generation;

    public ValueTask<Authentication> AuthenticateAsync(Credentials shown, CancellationToken ct) => AuthenticateAsync(shown, anew: false, ct);

    public ValueTask<Authentication> AuthenticateAnewAsync(Credentials shown, CancellationToken ct) => AuthenticateAsync(shown, anew: true, ct);

    private async ValueTask<Authentication> AuthenticateAsync(Credentials shown, bool anew, CancellationToken ct)
    {
        if (shown.IsNone)
            return new(Caller: null, Refused: false);
        // Of several credentials it is not for the server to choose one.
        var caller = shown.Only is { } credential ? await FindAsync(credential, shown, anew, ct) : null;
        return new(caller, Refused: caller is null);
    }

    /// <summary>The parts of an access token are divided by full stops, and no key has one.</summary>
    private ValueTask<Caller?> FindAsync(string credential, Credentials shown, bool anew, CancellationToken ct)
    {
        var isToken = shown.Bearer.Count == 1 && credential.Contains('.', StringComparison.Ordinal);
        return (isToken, anew) switch
        {
            (true, true) => tokens.FindAnewAsync(credential, shown.WantedMode, ct),
            (true, false) => tokens.FindAsync(credential, shown.WantedMode, ct),
            (false, true) => keys.FindAnewAsync(credential, ct),
            _ => keys.FindAsync(credential, ct),
        };
    }
}
