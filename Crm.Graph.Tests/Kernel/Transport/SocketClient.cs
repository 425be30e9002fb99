using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Transport.Sockets;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>A client that sends what it is told to, right or wrong.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public WebSocket Socket => _socket;

    public static async Task<SocketClient> OpenAsync(string address, Action<ClientWebSocketOptions>? configure = null)
    {
        var client = new SocketClient();
        client._socket.Options.AddSubProtocol(SocketEndpoint.Protocol);
        client._socket.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(client._socket.Options);
        await client._socket.ConnectAsync(new Uri(address.Replace("http://", "ws://", StringComparison.Ordinal) + "/graphql"), CancellationToken.None);
        return client;
    }

    /// <summary>Connected and acknowledged.</summary>
    public static async Task<SocketClient> ReadyAsync(WireHost host, string? key = null)
    {
        var client = await OpenAsync(host.Address);
        await client.SendAsync(key is null ? """{"type":"connection_init"}""" : $$$"""{"type":"connection_init","payload":{"api_key":"{{{key}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.NextAsync());
        return client;
    }

    public Task SendAsync(string text, WebSocketMessageType type = WebSocketMessageType.Text, bool end = true)
        => _socket.SendAsync(Encoding.UTF8.GetBytes(text), type, end, CancellationToken.None);

    public Task SubscribeAsync(string id, string query) => SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));

    /// <summary>The next message's text.</summary>
    public async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var got = await _socket.ReceiveAsync(buffer, patience.Token);
            Assert.True(got.MessageType is WebSocketMessageType.Text, $"the server closed with {_socket.CloseStatus}: {_socket.CloseStatusDescription}");
            message.Write(buffer, 0, got.Count);
            if (got.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }

    public async Task<JsonElement> NextJsonAsync() => JsonDocument.Parse(await NextAsync()).RootElement;

    /// <summary>Everything up to and with the pong of a ping of our own: what there is to come has come by then.</summary>
    public async Task<List<string>> UpToPongAsync()
    {
        await SendAsync("""{"type":"ping","payload":{"mark":true}}""");
        var messages = new List<string>();
        while (true)
        {
            var next = await NextAsync();
            if (next == """{"type":"pong","payload":{"mark":true}}""")
                return messages;
            messages.Add(next);
        }
    }

    /// <summary>How the server closes; messages before that are passed over.</summary>
    public async Task<(int Code, string Reason)> ClosedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[4096];
        while ((await _socket.ReceiveAsync(buffer, patience.Token)).MessageType is not WebSocketMessageType.Close)
        {
        }
        var closed = ((int)_socket.CloseStatus!, _socket.CloseStatusDescription!);
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
        return closed;
    }

    public void Dispose() => _socket.Dispose();
}
