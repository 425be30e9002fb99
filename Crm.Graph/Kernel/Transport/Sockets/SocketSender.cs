using System.Net.WebSockets;
using System.Text;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>
/// Sends messages over a socket, one after the other. Whoever sends waits for its turn, and so pulls no further answer meanwhile; a
/// client that takes nothing is cut off.
/// </summary>
internal sealed class SocketSender(WebSocket socket, SocketOptions limits, TimeProvider time) : IDisposable
{
    private const int MaxReason = 123; // of a control frame of 125 bytes, two are the code

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ITimer? _patience;
    private long _waiting;
    private volatile bool _closed;

    /// <summary>Sends a message unless it has come to nothing: the socket is closing, or the client has completed the operation.</summary>
    /// <returns>Whether there is any point in sending more.</returns>
    public async ValueTask<bool> SendAsync(OutgoingMessage message)
    {
        var size = message.Payload.Length;
        if (Interlocked.Add(ref _waiting, size) - size is > 0 and var before && before + size > limits.MaxWaitingBytes)
            socket.Abort();
        await _turn.WaitAsync();
        try
        {
            if (_closed || message.Of is { IsOver: true })
                return false;
            if (message.IsLast)
                message.Of!.Release();
            using var buffer = new PooledBuffer();
            message.Write(buffer);
            return await TakenAsync(socket.SendAsync(buffer.Written, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));
        }
        finally
        {
            Interlocked.Add(ref _waiting, -size);
            _turn.Release();
        }
    }

    /// <summary>Says that the socket closes, and why, as the last that is sent. Until the client agrees there is the same time as for taking a message.</summary>
    public async ValueTask CloseAsync(int code, string reason)
    {
        await _turn.WaitAsync();
        try
        {
            if (_closed)
                return;
            _closed = true;
            if (await TakenAsync(new ValueTask(socket.CloseOutputAsync((WebSocketCloseStatus)code, Shortened(reason), CancellationToken.None))))
                Watch(limits.SendTimeout);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _patience?.Dispose();

    private async ValueTask<bool> TakenAsync(ValueTask sending)
    {
        try
        {
            if (!sending.IsCompletedSuccessfully)
            {
                Watch(limits.SendTimeout);
                await sending;
                Watch(Timeout.InfiniteTimeSpan);
            }
            return true;
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            _closed = true;
            socket.Abort();
            return false;
        }
    }

    /// <summary>Cuts the client off after that time.</summary>
    private void Watch(TimeSpan patience)
    {
        if (_patience is null)
            _patience = time.CreateTimer(static socket => ((WebSocket)socket!).Abort(), socket, patience, Timeout.InfiniteTimeSpan);
        else
            _patience.Change(patience, Timeout.InfiniteTimeSpan);
    }

    private static string Shortened(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReason)
            reason = reason[..^(char.IsSurrogate(reason[^1]) ? 2 : 1)];
        return reason;
    }
}
