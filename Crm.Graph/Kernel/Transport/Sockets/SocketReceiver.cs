using System.Buffers;
using System.Net.WebSockets;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>Takes messages from a socket, whole, one at a time. While it waits for one it holds no buffer: most sockets are idle most of the time.</summary>
internal sealed class SocketReceiver(WebSocket socket, SocketOptions limits) : IDisposable
{
    private const int FirstSize = 2_048;

    private byte[] _buffer = [];

    /// <summary>Whether what comes is thrown away, because the socket is about to close.</summary>
    public bool Discards { get; set; }

    /// <summary>The text of the next message, good until the next call; null when the client has closed.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        Return();
        // Without a buffer it waits for the first bytes of a frame, and takes none of them.
        var got = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        var length = 0;
        while (true)
        {
            if (got.MessageType is WebSocketMessageType.Close)
                return null;
            length = Discards ? 0 : length + got.Count;
            if (got.MessageType is WebSocketMessageType.Binary && !Discards)
                throw SocketViolation.Invalid("it must be text.");
            if (length > limits.MaxMessageBytes)
                throw new SocketViolation(CloseCodes.MessageTooBig, $"A message may weigh at most {limits.MaxMessageBytes} bytes.");
            if (got.EndOfMessage)
                return _buffer.AsMemory(0, length);
            Ensure(length);
            got = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
        }
    }

    public void Dispose() => Return();

    private void Ensure(int length)
    {
        if (length < _buffer.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, length * 2));
        _buffer.AsSpan(0, length).CopyTo(larger);
        Return();
        _buffer = larger;
    }

    private void Return()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
