using System.Net;
using Crm.Graph.Kernel.Security;
using Microsoft.Net.Http.Headers;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Programs show their key in the header <c>api_key</c>, users their access token as <c>Authorization: Bearer …</c>; once, and one of the two.</summary>
internal sealed class HttpAuthenticator(IKeyRing keys, IAccessTokens tokens) : IAuthenticator
{
    public const string KeyHeader = "api_key";

    private const string Scheme = "Bearer ";

    public async ValueTask<Authentication> AuthenticateAsync(HttpContext http)
    {
        http.RequestServices.GetRequiredService<Origin>().Address = AddressOf(http.Connection.RemoteIpAddress);
        var (key, token) = (http.Request.Headers[KeyHeader], http.Request.Headers[HeaderNames.Authorization]);
        if (key.Count + token.Count == 0)
            return new(Caller: null, Refused: false);
        // Of several credentials it is not for the server to choose one.
        var caller = (key.Count, token.Count) switch
        {
            (1, 0) => await keys.FindAsync(key.ToString(), http.RequestAborted),
            (0, 1) when token.ToString() is var shown && shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                => await tokens.FindAsync(shown[Scheme.Length..].Trim(), http.RequestAborted),
            _ => null,
        };
        return new(caller, Refused: caller is null);
    }

    private static string? AddressOf(IPAddress? address)
        => address is null || IPAddress.IsLoopback(address) ? null : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
