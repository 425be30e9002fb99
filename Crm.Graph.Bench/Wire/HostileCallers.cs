using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Wire;

/// <summary>
/// Callers who want to keep the server from its work, one of each kind at a time: how long others then wait for a record, and what the server
/// weighs afterwards.
/// </summary>
internal static class HostileCallers
{
    private const double MostSlower = 2;
    private const double MostMemory = 100;

    /// <summary>How often each sends what it sends: as fast as this, a thousand times what a person does.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    private static readonly (string Name, string Body)[] Documents =
    [
        ("nested bomb", Json("{ contacts(first: 200) { nodes { accounts(first: 200) { nodes { contacts(first: 200) { nodes { id } } } } } } }")),
        ("alias bomb", Json("{" + Repeat(1_000, i => $" a{i}: contacts(first: 200) {{ nodes {{ id }} }}") + " }")),
        ("fragments in a circle", Json("{ ...F0 } " + Repeat(300, i => $"fragment F{i} on Query {{ ...F{(i + 1) % 300} }} "))),
        ("fragments that double", Json("{ ...F0 } " + Repeat(60, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ") + "fragment F60 on Query { __typename }")),
        ("10 MB document", Json("{ __typename } #" + new string('x', 10_000_000))),
        ("directive flood", Json("{ __typename" + Repeat(3_000, _ => " @no") + " }")),
        ("batch flood", $"[{string.Join(',', Enumerable.Repeat(Json("{ contacts(first: 200) { nodes { accounts(first: 200) { nodes { id } } } } }"), 10))}]"),
    ];

    public static async Task RunAsync(Report report, ServerProcess server, byte[] others, int rounds, TimeSpan length)
    {
        var before = server.Memory();
        var (alone, beside) = (new List<Round>(), new List<Round>());
        for (var i = 0; i < rounds; i++)
        {
            alone.Add(await Round.RunAsync(server, [others], length));
            using var end = new CancellationTokenSource();
            var hostile = Documents.Select(d => Task.Run(() => FloodAsync(server, d.Body, end.Token)))
                .Append(Task.Run(() => DripAsync(server, end.Token))).Append(Task.Run(() => NeverReadAsync(server, end.Token))).ToList();
            beside.Add(await Round.RunAsync(server, [others], length));
            await end.CancelAsync();
            await Task.WhenAll(hostile);
        }
        var (a, b) = (Round.Median(alone), Round.Median(beside));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"a contact by its code, p99",-36}{a.P99,10:0.00} ms alone{b.P99,10:0.00} ms beside hostile callers"));
        report.AtMost("  so many times as long", b.P99 / a.P99, MostSlower, "");
        await Round.RunAsync(server, [others], length);
        report.AtMost("  memory afterwards above before", server.Memory() - before, MostMemory, "MB");
    }

    private static string Json(string query) => JsonSerializer.Serialize(new { query });

    private static async Task FloodAsync(ServerProcess server, string body, CancellationToken end)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        var bytes = Encoding.UTF8.GetBytes(body);
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };
                content.Headers.Add("api_key", ServerProcess.Key);
                using var answer = await http.PostAsync(new Uri("/graphql", UriKind.Relative), content, end);
                await Task.Delay(Pause, end);
            }
            catch (Exception refused) when (refused is HttpRequestException or OperationCanceledException)
            {
                // Cut off while it was sending what is too much.
            }
        }
    }

    /// <summary>A hundred bodies that come byte by byte.</summary>
    private static async Task DripAsync(ServerProcess server, CancellationToken end)
    {
        var sockets = new List<Socket>();
        for (var i = 0; i < 100; i++)
            sockets.Add(await ConnectAsync(server, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"));
        await EachAsync(sockets, " "u8.ToArray(), end);
    }

    /// <summary>Twenty callers who ask and take no answer.</summary>
    private static async Task NeverReadAsync(ServerProcess server, CancellationToken end)
    {
        var body = Json("{ contacts(first: 200) { nodes { id code name city email } } }");
        var request = $"POST /graphql HTTP/1.1\r\nHost: x\r\napi_key: {ServerProcess.Key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        var sockets = new List<Socket>();
        for (var i = 0; i < 20; i++)
            sockets.Add(await ConnectAsync(server, request));
        await EachAsync(sockets, Encoding.ASCII.GetBytes(request), end);
    }

    private static async Task EachAsync(List<Socket> sockets, byte[] bytes, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var socket in sockets)
            {
                try
                {
                    socket.Send(bytes);
                }
                catch (SocketException)
                {
                    // The server has had enough of it, or the pipe is full.
                }
            }
            await Task.Delay(Pause, CancellationToken.None);
        }
        sockets.ForEach(s => s.Dispose());
    }

    private static async Task<Socket> ConnectAsync(ServerProcess server, string head)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        socket.Blocking = false;
        return socket;
    }
}
