using System.Text;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Load;

/// <summary>A WebSocket of graphql-transport-ws as bytes on a plain socket.</summary>
internal static class SocketText
{
    public const string Upgrade =
        "GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";

    public const string Init = $$$"""{"type":"connection_init","payload":{"api_key":"{{{ServerProcess.Key}}}"}}""";

    /// <summary>A message as a client sends it: with a mask, of zeros, which changes nothing.</summary>
    public static byte[] Masked(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        byte[] head = bytes.Length < 126 ? [0x81, (byte)(0x80 | bytes.Length)] : [0x81, 0x80 | 126, (byte)(bytes.Length >> 8), (byte)bytes.Length];
        return [.. head, 0, 0, 0, 0, .. bytes];
    }
}
