using System.Runtime.InteropServices;

namespace Crm.Graph.Bench.Fanout;

/// <summary>Linux's own way of waiting for many sockets on one thread: the platform's takes more time for a frame than the server that is to be measured.</summary>
internal sealed class Epoll : IDisposable
{
    private const int Add = 1;
    private const int Readable = 1;
    private const int AtOnce = 1_024;

    // The structure is packed on x86-64, and only there.
    private static readonly int DataAt = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = DataAt + 8;

    private readonly byte[] _ready = new byte[AtOnce * EventSize];
    private readonly int _descriptor = epoll_create1(0);

    public void Watch(int descriptor, int index)
    {
        var wanted = new byte[EventSize];
        MemoryMarshal.Write(wanted, Readable);
        MemoryMarshal.Write(wanted.AsSpan(DataAt), (long)index);
        if (epoll_ctl(_descriptor, Add, descriptor, ref wanted[0]) != 0)
            throw new InvalidOperationException($"epoll_ctl: {Marshal.GetLastPInvokeError()}");
    }

    /// <summary>Waits at most so many milliseconds, and answers how many have something to be read.</summary>
    public int Wait(int milliseconds) => Math.Max(epoll_wait(_descriptor, ref _ready[0], AtOnce, milliseconds), 0);

    /// <summary>Which one that is.</summary>
    public int Index(int ready) => (int)MemoryMarshal.Read<long>(_ready.AsSpan(ready * EventSize + DataAt));

    /// <summary>What there is, without waiting; 0 when the other side has gone, less when there is nothing after all.</summary>
    public static int Receive(int descriptor, byte[] buffer) => (int)recv(descriptor, ref buffer[0], buffer.Length, DontWait);

    public void Dispose() => _ = close(_descriptor);

    private const int DontWait = 0x40;

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_create1(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_ctl(int epoll, int operation, int descriptor, ref byte wanted);

    [DllImport("libc")]
    private static extern int epoll_wait(int epoll, ref byte ready, int most, int milliseconds);

    [DllImport("libc")]
    private static extern nint recv(int descriptor, ref byte buffer, nint length, int flags);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
