using System.Net.WebSockets;
using System.Text.Json;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Tests.Kernel.Transport;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Subscriptions;

/// <summary>A listener over a WebSocket of its own.</summary>
internal sealed class ChangeListener : IDisposable
{
    /// <summary>What tests look at of a change.</summary>
    public const string Told = "change event cursor sequence changes { field from to } contact { name }";

    private readonly SocketClient _socket;

    private ChangeListener(SocketClient socket) => _socket = socket;

    /// <summary>Listens: when this returns, whatever is stored from now on is heard.</summary>
    /// <param name="field">The field of Subscription with what is selected.</param>
    public static async Task<ChangeListener> OpenAsync(TestServer server, string field, object? variables = null, string key = TestServer.Key)
    {
        var listener = new ChangeListener(await SocketClient.OpenAsync(server.Http.BaseAddress!.ToString().TrimEnd('/')));
        await listener._socket.SendAsync(JsonSerializer.Serialize(new { type = "connection_init", payload = Credential(key) }));
        Assert.Equal("""{"type":"connection_ack"}""", await listener._socket.NextAsync());
        await listener.ListenAsync(server, field, variables);
        return listener;
    }

    /// <summary>Signs somebody in to the data that the tests' key is for.</summary>
    public static async Task<Person> SignedInAsync(TestServer server, string? role = null)
    {
        var person = await server.HireAsync(role);
        var tokens = (await server.SignInAsync(person.Email))["tokens"]!;
        return person with { AccessToken = (string)tokens["accessToken"]!, RefreshToken = (string)tokens["refreshToken"]! };
    }

    public static Dictionary<string, string> Credential(string key)
        => key.Contains('.', StringComparison.Ordinal) ? new() { ["authorization"] = "Bearer " + key } : new() { ["api_key"] = key };

    /// <summary>The next change: what is selected of it.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var message = await _socket.NextJsonAsync();
        Assert.True(message.GetProperty("type").ValueEquals("next"), message.ToString());
        var payload = message.GetProperty("payload");
        Assert.False(payload.TryGetProperty("errors", out _), payload.ToString());
        return payload.GetProperty("data").EnumerateObject().Single().Value;
    }

    /// <summary>The next change in a line: what it means, what happened, to whom.</summary>
    public async Task<string> LineAsync()
    {
        var next = await NextAsync();
        return $"{next.GetProperty("change").GetString()} {next.GetProperty("event").GetString()} {(next.GetProperty("contact") is { ValueKind: JsonValueKind.Object } contact ? contact.GetProperty("name").GetString() : "")}".TrimEnd();
    }

    /// <summary>The error that ends it.</summary>
    public async Task<JsonElement> EndAsync()
    {
        var message = await _socket.NextJsonAsync();
        Assert.True(message.GetProperty("type").ValueEquals("error"), message.ToString());
        return message.GetProperty("payload")[0].GetProperty("extensions");
    }

    public Task SendAsync(string text) => _socket.SendAsync(text);

    public Task<string> RawAsync() => _socket.NextAsync();

    public Task<(int Code, string Reason)> ClosedAsync() => _socket.ClosedAsync();

    /// <summary>Breaks the connection as a tunnel does.</summary>
    public void Dispose()
    {
        if (_socket.Socket.State == WebSocketState.Open)
            _socket.Socket.Abort();
        _socket.Dispose();
    }

    private async Task ListenAsync(TestServer server, string field, object? variables)
    {
        var open = server.Services.GetRequiredService<OpenWork>();
        var before = open.Begun;
        await _socket.SendAsync(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query = field.StartsWith("subscription", StringComparison.Ordinal) ? field : $"subscription {{ {field} }}", variables } }));
        await Eventually.HoldsAsync(() => open.Begun > before);
    }
}
