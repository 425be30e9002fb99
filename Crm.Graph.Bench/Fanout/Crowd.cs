using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Crm.Graph.Bench.Load;

namespace Crm.Graph.Bench.Fanout;

/// <summary>Listeners over WebSockets, all to the same; one thread takes what they are told.</summary>
internal sealed class Crowd : IDisposable
{
    private const int AtOnce = 50;
    private const int PerAddress = 20_000;

    private static readonly byte[] Subscribe = SocketText.Masked(JsonSerializer.Serialize(new
    {
        id = "1",
        type = "subscribe",
        payload = new { query = FanoutBench.Subscription, variables = new { where = FanoutBench.Everybody } },
    }));

    private static readonly byte[] Init = SocketText.Masked(SocketText.Init);

    private readonly Socket[] _sockets;
    private readonly int[] _descriptors;
    private readonly Frames[] _frames;
    private readonly Epoll _epoll = new();
    private readonly List<long> _arrivals = [];
    private readonly Thread _taker;
    private volatile bool _stopped;
    private volatile Exception? _failure;
    private long _taken;

    private Crowd(Socket[] sockets)
    {
        _sockets = sockets;
        _frames = new Frames[sockets.Length];
        _descriptors = [.. sockets.Select(s => (int)s.Handle)];
        for (var i = 0; i < sockets.Length; i++)
            _epoll.Watch(_descriptors[i], i);
        _taker = new Thread(Take) { IsBackground = true };
        _taker.Start();
    }

    public int Count => _sockets.Length;

    /// <summary>How many answers have come to all of them together.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    public static async Task<Crowd> OpenAsync(int port, int count)
    {
        var sockets = new Socket[count];
        for (var i = 0; i < count; i += AtOnce)
            await Task.WhenAll(Enumerable.Range(i, Math.Min(AtOnce, count - i)).Select(async n => sockets[n] = await ConnectAsync(port, n)));
        return new Crowd(sockets);
    }

    /// <summary>Waits until all of them together have been told so often.</summary>
    public async Task UntilAsync(long taken, TimeSpan patience)
    {
        for (var watch = Stopwatch.StartNew(); Taken < taken;)
        {
            if (_failure is { } failure)
                throw new InvalidOperationException("the crowd broke up", failure);
            if (watch.Elapsed > patience)
                throw new InvalidOperationException($"{Taken} of {taken} answers came");
            await Task.Delay(1);
        }
    }

    /// <summary>When answers came, since this was asked last.</summary>
    public long[] Arrivals()
    {
        lock (_arrivals)
        {
            var arrivals = _arrivals.ToArray();
            _arrivals.Clear();
            return arrivals;
        }
    }

    public void Dispose()
    {
        _stopped = true;
        _taker.Join();
        foreach (var socket in _sockets)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
        }
        _epoll.Dispose();
    }

    private void Take()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (!_stopped)
            {
                var ready = _epoll.Wait(milliseconds: 100);
                for (var i = 0; i < ready; i++)
                {
                    var index = _epoll.Index(i);
                    var length = Epoll.Receive(_descriptors[index], buffer);
                    if (length == 0)
                        throw new InvalidOperationException("the server hung up");
                    if (length < 0)
                        continue;
                    var whole = _frames[index].Take(buffer.AsSpan(0, length));
                    var now = Stopwatch.GetTimestamp();
                    lock (_arrivals)
                    {
                        for (var frame = 0; frame < whole; frame++)
                            _arrivals.Add(now);
                    }
                    Interlocked.Add(ref _taken, whole);
                }
            }
        }
        catch (InvalidOperationException e)
        {
            _failure = e;
        }
    }

    /// <summary>A listener that the server has acknowledged. Each address of this machine has a range of ports of its own.</summary>
    private static async Task<Socket> ConnectAsync(int port, int number)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + number / PerAddress)]), 0));
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(SocketText.Upgrade));
        await ExpectAsync(socket, "101 ");
        await socket.SendAsync(Init);
        await ExpectAsync(socket, "connection_ack");
        await socket.SendAsync(Subscribe);
        return socket;
    }

    private static async Task ExpectAsync(Socket socket, string wanted)
    {
        var buffer = new byte[1_024];
        var text = Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
        if (!text.Contains(wanted, StringComparison.Ordinal))
            throw new InvalidOperationException($"expected {wanted}: {text}");
    }
}
