using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Finds out who is calling.</summary>
public interface IAuthenticator
{
    ValueTask<Authentication> AuthenticateAsync(HttpContext http);
}

/// <summary>What a request's credentials say.</summary>
/// <param name="Caller">Who is calling; null when nobody is named.</param>
/// <param name="Refused">Whether credentials were shown that are not good: unlike none at all.</param>
public readonly record struct Authentication(Caller? Caller, bool Refused);
