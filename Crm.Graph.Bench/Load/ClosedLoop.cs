using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Crm.Graph.Bench.Load;

/// <summary>
/// Callers who each ask again as soon as they are answered. Over bare sockets: the platform's own client takes more processor
/// time than the server that is to be measured, on the same machine.
/// </summary>
internal sealed class ClosedLoop(int port)
{
    public const int Connections = 8;

    private int _next;

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Request(string path, string key, byte[] body)
        => [.. Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\napi_key: {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    /// <summary>Sends the requests in turn, over and over, for this long. Answers how long each took.</summary>
    public async Task<Latencies> RunAsync(byte[][] requests, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => CallAsync(requests, watch, duration))));
        return new([.. all.SelectMany(l => l)], watch.Elapsed);
    }

    private async Task<List<long>> CallAsync(byte[][] requests, Stopwatch watch, TimeSpan duration)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var buffer = new byte[256 * 1024];
        var latencies = new List<long>(64 * 1024);
        while (watch.Elapsed < duration)
        {
            var request = requests[(uint)Interlocked.Increment(ref _next) % requests.Length];
            var begun = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            await ReceiveAsync(socket, buffer);
            latencies.Add(Stopwatch.GetTimestamp() - begun);
        }
        return latencies;
    }

    private static async ValueTask ReceiveAsync(Socket socket, byte[] buffer)
    {
        var (received, wanted) = (0, int.MaxValue);
        while (received < wanted)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (read == 0)
                throw new InvalidOperationException("the server hung up");
            received += read;
            if (wanted == int.MaxValue)
                wanted = Length(buffer.AsSpan(0, received)) ?? int.MaxValue;
        }
    }

    /// <summary>How long the answer is, head and body, once the head is there.</summary>
    private static int? Length(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        if (!head.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(head));
        var at = head.IndexOf("Content-Length: "u8) + "Content-Length: ".Length;
        return System.Buffers.Text.Utf8Parser.TryParse(head[at..], out int body, out _)
            ? end + 4 + body
            : throw new InvalidOperationException("the answer does not say how long it is");
    }
}

/// <param name="Ticks">How long each request took.</param>
/// <param name="Elapsed">How long all of them took together.</param>
internal sealed record Latencies(long[] Ticks, TimeSpan Elapsed);
