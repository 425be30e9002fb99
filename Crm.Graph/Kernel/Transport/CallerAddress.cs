using System.Net;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Tells the services of a request where it comes from. All that a socket carries comes from where the socket does.</summary>
internal static class CallerAddress
{
    /// <summary>To be called where the request's work begins, and not inside of something that is awaited: it flows from here.</summary>
    public static void Note(HttpContext http)
    {
        var origin = http.RequestServices.GetRequiredService<Origin>();
        origin.Address = AddressOf(http.Connection.RemoteIpAddress);
        origin.UserAgent = http.Request.Headers.UserAgent is [{ Length: > 0 } agent] ? agent : null;
        origin.RequestId = http.TraceIdentifier;
        Origin.Current = origin;
    }

    private static string? AddressOf(IPAddress? address)
        => address is null || IPAddress.IsLoopback(address) ? null : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
