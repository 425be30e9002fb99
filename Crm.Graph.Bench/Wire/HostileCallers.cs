using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Wire;

/// <summary>Callers who want to keep a server from its work, one of each kind. They are a process of their own, as they would be in the world.</summary>
internal sealed class HostileCallers(int port)
{
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

    /// <summary>What they are called, one for each.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Documents.Select(d => d.Name), "bodies byte by byte", "answers never read", "half-open sockets"];

    /// <summary>No hostile ones: those who never read, with the difference that they do. What they ask has to be answered to anybody.</summary>
    public const string Control = "the same answers read";

    /// <summary>Goes on until the process is ended.</summary>
    /// <param name="kind">The only one to be at work, or null: all of them.</param>
    public Task RunAsync(string? kind)
    {
        if (kind == Control)
            return AskAsync(reads: true);
        Func<Task>[] callers = [.. Documents.Select<(string Name, string Body), Func<Task>>(d => () => FloodAsync(d.Body)), DripAsync, () => AskAsync(reads: false), HalfOpenAsync];
        return Task.WhenAll(callers.Where((_, i) => kind is null || Kinds[i] == kind).Select(Task.Run));
    }

    private static string Json(string query) => JsonSerializer.Serialize(new { query });

    private async Task FloodAsync(string body)
    {
        using var http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        var bytes = Encoding.UTF8.GetBytes(body);
        while (true)
        {
            try
            {
                using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };
                content.Headers.Add("api_key", ServerProcess.Key);
                using var answer = await http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
            }
            catch (HttpRequestException)
            {
                // Cut off while it was sending what is too much.
            }
            await Task.Delay(Pause);
        }
    }

    /// <summary>A hundred bodies that come byte by byte.</summary>
    private async Task DripAsync()
    {
        var sockets = new List<Socket>();
        for (var i = 0; i < 100; i++)
            sockets.Add(await ConnectAsync("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"));
        await EachAsync(sockets, " "u8.ToArray());
    }

    /// <summary>Twenty callers who ask ten times a second.</summary>
    /// <param name="reads">Whether they take the answers.</param>
    private async Task AskAsync(bool reads)
    {
        var body = Json("{ contacts(first: 200) { nodes { id code name city email } } }");
        var request = $"POST /graphql HTTP/1.1\r\nHost: x\r\napi_key: {ServerProcess.Key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        var sockets = new List<Socket>();
        for (var i = 0; i < 20; i++)
            sockets.Add(await ConnectAsync(request));
        if (reads)
            sockets.ForEach(s => _ = Task.Run(() => TakeAsync(s)));
        await EachAsync(sockets, Encoding.ASCII.GetBytes(request));
    }

    private static async Task TakeAsync(Socket socket)
    {
        var buffer = new byte[65_536];
        while (await socket.ReceiveAsync(buffer) > 0) { }
    }

    /// <summary>A hundred WebSockets that listen to a signal ten times a second, and are gone without a word: they take nothing and answer no ping.</summary>
    private async Task HalfOpenAsync()
    {
        var sockets = new List<Socket>();
        for (var i = 0; i < 100; i++)
        {
            var socket = await ConnectAsync(SocketText.Upgrade);
            socket.Blocking = true;
            await socket.SendAsync(SocketText.Masked(SocketText.Init));
            await socket.SendAsync(SocketText.Masked("""{"id":"1","type":"subscribe","payload":{"query":"subscription { ping(every: 100) { number } }"}}"""));
            sockets.Add(socket);
        }
        await Task.Delay(Timeout.InfiniteTimeSpan);
        GC.KeepAlive(sockets);
    }

    private static async Task EachAsync(List<Socket> sockets, byte[] bytes)
    {
        while (true)
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
            await Task.Delay(Pause);
        }
    }

    private async Task<Socket> ConnectAsync(string head)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        socket.Blocking = false;
        return socket;
    }
}
