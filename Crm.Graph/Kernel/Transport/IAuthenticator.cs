using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Finds out who is calling from what was shown. It is asked for every request, and for every event of a stream.</summary>
public interface IAuthenticator
{
    ValueTask<Authentication> AuthenticateAsync(Credentials shown, CancellationToken ct);

    /// <summary>The same by what is stored at this moment, so that what another server has taken away is noticed too.</summary>
    ValueTask<Authentication> AuthenticateAnewAsync(Credentials shown, CancellationToken ct) => AuthenticateAsync(shown, ct);

    /// <summary>Another number whenever this server has heard that a credential, or what it permits, has changed.</summary>
    int Generation => 0;
}

/// <summary>Who is calling. No caller, and not refused, is anybody.</summary>
/// <param name="Caller">The caller; null when no credential was shown.</param>
/// <param name="Refused">A credential was shown and is not valid: the request goes no further.</param>
public readonly record struct Authentication(Caller? Caller, bool Refused);
