using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Wire;

/// <summary>Sockets that wait for something to happen, each with a subscription: what they weigh, and that nothing of them is left.</summary>
internal static class IdleSockets
{
    private const double MostMemory = 300;
    private const int AtOnce = 50;

    private const string Subscribe = """{"id":"1","type":"subscribe","payload":{"query":"subscription { ping(every: 60000) { number } }"}}""";

    public static async Task RunAsync(Report report, ServerProcess server, int count)
    {
        var before = server.Memory();
        var sockets = new List<ClientWebSocket>(count);
        while (sockets.Count < count)
            sockets.AddRange(await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, count - sockets.Count)).Select(_ => OpenAsync(server))));
        await UntilAsync(server, "crm_subscriptions", count);
        report.AtMost(string.Create(CultureInfo.InvariantCulture, $"{count} idle sockets"), server.Memory() - before, MostMemory, "MB");
        // One half says goodbye, the other is simply gone.
        for (var i = 0; i < sockets.Count; i++)
        {
            if (i % 2 == 0)
                await sockets[i].CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            else
                sockets[i].Abort();
            sockets[i].Dispose();
        }
        await UntilAsync(server, "crm_subscriptions", 0);
        await UntilAsync(server, "crm_sockets", 0);
        report.AtMost("sockets and subscriptions left behind", 0, 0, "");
        report.AtMost("  memory afterwards above before", server.Memory() - before, MostMemory, "MB");
    }

    private static async Task<ClientWebSocket> OpenAsync(ServerProcess server)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.Port}/graphql"), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes(SocketText.Init), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await socket.ReceiveAsync(new byte[256], CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Subscribe), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return socket;
    }

    /// <summary>Waits until the server counts so many.</summary>
    private static async Task UntilAsync(ServerProcess server, string gauge, int wanted)
    {
        using var http = new HttpClient();
        for (var i = 0; ; i++)
        {
            var metrics = await http.GetStringAsync(new Uri($"{server.Address}/metrics"));
            var value = Regex.Match(metrics, $@"^{gauge}(?:\{{[^}}]*\}})? (\d+)", RegexOptions.Multiline).Groups[1].Value;
            if (value == wanted.ToString(CultureInfo.InvariantCulture))
                return;
            if (i == 300)
                throw new InvalidOperationException($"{gauge} is {value}, not {wanted}");
            await Task.Delay(100);
        }
    }
}
