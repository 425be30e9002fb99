using System.Net;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Tells the services of a request where it comes from. All that a socket carries comes from where the socket does.</summary>
internal static class CallerAddress
{
    public static void Note(HttpContext http)
        => http.RequestServices.GetRequiredService<Origin>().Address = AddressOf(http.Connection.RemoteIpAddress);

    private static string? AddressOf(IPAddress? address)
        => address is null || IPAddress.IsLoopback(address) ? null : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
