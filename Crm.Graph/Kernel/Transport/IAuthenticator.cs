using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Finds out who is calling from what the request shows.</summary>
public interface IAuthenticator
{
    ValueTask<Authentication> AuthenticateAsync(HttpContext http);
}

/// <summary>Who is calling. No caller, and not refused, is anybody.</summary>
/// <param name="Caller">The caller; null when no credential was shown.</param>
/// <param name="Refused">A credential was shown and is not valid: the request goes no further.</param>
public readonly record struct Authentication(Caller? Caller, bool Refused);
