using System.Net.WebSockets;
using System.Text.Json;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>One client's side of <c>graphql-transport-ws</c>: what each of its messages does, and how the connection ends.</summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    /// <summary>What a ping with a credential is answered: the credential is not sent back.</summary>
    private static readonly byte[] Renewed = "{\"renewed\":true}"u8.ToArray();

    private readonly WebSocket _socket;
    private readonly SocketReceiver _receiver;
    private readonly SocketSender _sender;
    private readonly SocketOperations _operations;
    private readonly Func<Credentials, Listener> _listen;
    private readonly SocketRegistry.Seat _seat;
    private readonly ITimer _initTimeout;
    private Listener? _listener;
    private bool _hasInit;

    public SocketConnection(
        WebSocket socket, SocketOptions limits, TimeProvider time, Func<SocketSender, SocketOperations> operations, Func<Credentials, Listener> listen, SocketRegistry.Seat seat)
    {
        (_socket, _listen, _seat) = (socket, listen, seat);
        _receiver = new SocketReceiver(socket, limits);
        _sender = new SocketSender(socket, limits, time);
        _operations = operations(_sender);
        _initTimeout = time.CreateTimer(
            _ => _ = CloseAsync(CloseCodes.InitTimeout, "Connection initialisation timeout"), null, limits.InitTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Serves the client until it has gone.</summary>
    /// <param name="stopping">Cancelled when the server is about to stop.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var goingAway = stopping.UnsafeRegister(_ => _ = CloseAsync(CloseCodes.GoingAway, "The server is going away"), null);
        try
        {
            while (await StepAsync())
            {
            }
            await CloseAsync((int?)_socket.CloseStatus is { } status and >= 1000 ? status : CloseCodes.Normal, "");
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // Cut off, by either side, or it spoke no WebSocket.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _initTimeout.DisposeAsync();
        await _operations.EndAsync();
        _receiver.Dispose();
        _sender.Dispose();
        _seat.Dispose();
    }

    /// <summary>Takes a message and does what it says; false when there will be none.</summary>
    private async ValueTask<bool> StepAsync()
    {
        try
        {
            if (await _receiver.ReceiveAsync() is not { } message)
                return false;
            if (!_receiver.Discards)
                await HandleAsync(message);
        }
        catch (SocketViolation violation)
        {
            await CloseAsync(violation.Code, violation.Message);
        }
        return true;
    }

    private ValueTask HandleAsync(ReadOnlyMemory<byte> utf8)
    {
        var message = IncomingMessage.Read(utf8.Span);
        switch (message.Kind)
        {
            case IncomingKind.ConnectionInit:
                return InitAsync(message.Payload.IsEmpty ? default : JsonSerializer.Deserialize<JsonElement>(message.Payload));
            case IncomingKind.Ping:
                return PingAsync(message.Payload.ToArray());
            case IncomingKind.Subscribe:
                return _listener is { } listener
                    ? _operations.StartAsync(message.Id!, message.Request, listener)
                    : throw new SocketViolation(CloseCodes.Unauthorized, "Unauthorized");
            case IncomingKind.Complete:
                _operations.Complete(message.Id!);
                break;
        }
        return ValueTask.CompletedTask;
    }

    private async ValueTask InitAsync(JsonElement payload)
    {
        if (_hasInit)
            throw new SocketViolation(CloseCodes.TooManyInits, "Too many initialisation requests");
        _hasInit = true;
        await _initTimeout.DisposeAsync();
        var listener = _listen(Credentials.Of(payload));
        var who = await listener.IdentifyAsync(CancellationToken.None);
        if (who.Refused)
            throw new SocketViolation(CloseCodes.Forbidden, "Forbidden");
        if (!_seat.Take(who.Caller))
            throw new SocketViolation(CloseCodes.TryAgainLater, "Too many connections");
        _listener = listener;
        await _sender.SendAsync(OutgoingMessage.Ack);
    }

    /// <summary>A ping that shows a credential puts it in place of the one before, so that streams outlive the token that they began with.</summary>
    private async ValueTask PingAsync(byte[] payload)
    {
        if (_listener is not { } listener || payload.Length == 0 || Credentials.Of(JsonSerializer.Deserialize<JsonElement>(payload)) is not { IsNone: false } shown)
            await _sender.SendAsync(OutgoingMessage.Pong(payload));
        else if (await listener.RenewAsync(shown, CancellationToken.None))
            await _sender.SendAsync(OutgoingMessage.Pong(Renewed));
        else
            throw new SocketViolation(CloseCodes.Forbidden, "Forbidden");
    }

    /// <summary>Ends the operations and closes, without waiting for work to stop; what the client still sends before it agrees is thrown away.</summary>
    private async Task CloseAsync(int code, string reason)
    {
        _receiver.Discards = true;
        _ = _operations.EndAsync(); // waited for before the connection is let go
        await _sender.CloseAsync(code, reason);
    }
}
