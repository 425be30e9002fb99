using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Hosting;

/// <summary>The program as a process of its own, killed while it works.</summary>
public sealed class KillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task After_a_kill_the_database_opens_and_everything_that_was_answered_is_there()
    {
        using var folder = new TemporaryFolder();
        var answered = new ConcurrentBag<(string Reference, decimal BalanceAfter)>();
        for (var round = 0; round < 3; round++)
        {
            using var program = await StartAsync(folder);
            if (round == 0)
            {
                await MutateAsync(program.Http, """createContact(input: { code: "C-1", firstName: "Anna", lastName: "Smith" }) { errors { code } }""");
                await MutateAsync(program.Http, """createAccount(input: { contactId: "C-1", number: "A-1" }) { errors { code } }""");
            }
            await AssertAllThereAsync(program.Http, answered);

            var enough = answered.Count + 60;
            var killed = false;
            await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
            {
                for (var i = 0; !Volatile.Read(ref killed); i++)
                {
                    var reference = $"{round}-{caller}-{i}";
                    try
                    {
                        var payload = await MutateAsync(program.Http, $$"""postAccountEntry(input: { accountId: "A-1", type: INVOICE, amount: 0.0001, reference: "{{reference}}" }) { entry { balanceAfter } errors { code } }""");
                        answered.Add((reference, (decimal)payload["entry"]!["balanceAfter"]!));
                    }
                    catch (HttpRequestException)
                    {
                        return; // the program is gone in the middle of this one: whether it is stored is open
                    }
                    if (answered.Count >= enough && !Interlocked.Exchange(ref killed, true))
                        program.Kill();
                }
            })));
        }

        using var last = await StartAsync(folder);
        await AssertAllThereAsync(last.Http, answered);
        Assert.True(answered.Count >= 180);
    }

    private static async Task AssertAllThereAsync(HttpClient http, IReadOnlyCollection<(string Reference, decimal BalanceAfter)> answered)
    {
        var entries = new List<(string Reference, decimal Amount, decimal BalanceAfter)>();
        decimal balance;
        var after = "null";
        do
        {
            var account = (await SendAsync(http, $$"""{ account(id: "A-1") { balance entries(first: 200, after: {{after}}) { pageInfo { hasNextPage endCursor } nodes { reference amount balanceAfter } } } }"""))["account"]!;
            balance = (decimal)account["balance"]!;
            entries.AddRange(account["entries"]!["nodes"]!.AsArray().Select(e => ((string)e!["reference"]!, (decimal)e["amount"]!, (decimal)e["balanceAfter"]!)));
            after = (bool)account["entries"]!["pageInfo"]!["hasNextPage"]! ? $"\"{account["entries"]!["pageInfo"]!["endCursor"]}\"" : "";
        }
        while (after.Length > 0);
        Assert.Equal(balance, entries.Sum(e => e.Amount));
        Assert.Equal(balance, entries.Count * 0.0001m);
        Assert.Subset(entries.Select(e => (e.Reference, e.BalanceAfter)).ToHashSet(), answered.ToHashSet());
    }

    private static async Task<JsonNode> MutateAsync(HttpClient http, string mutation)
    {
        var payload = (await SendAsync(http, $"mutation {{ {mutation} }}")).Single().Value!;
        Assert.Empty(payload["errors"]!.AsArray());
        return payload;
    }

    private static async Task<JsonObject> SendAsync(HttpClient http, string query)
    {
        using var response = await http.PostAsJsonAsync("/graphql", new { query });
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!.AsObject();
    }

    private static async Task<RunningProgram> StartAsync(TemporaryFolder folder)
    {
        var program = new RunningProgram(folder);
        using var patience = new CancellationTokenSource(Patience);
        while (await program.Output.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("is ready", StringComparison.Ordinal))
                return program;
        }
        program.Dispose();
        throw new InvalidOperationException("the program ended before it was ready");
    }

    private sealed class RunningProgram : IDisposable
    {
        private readonly Process _process;

        public RunningProgram(TemporaryFolder folder)
        {
            var address = $"http://127.0.0.1:{FreePort()}";
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder.Path };
            foreach (var argument in (string[])[typeof(CrmServer).Assembly.Location, "--environment", "Development", "--urls", address,
                "--Demo:Contacts", "0", "--Database:ConnectionString", $"Data Source={folder.Database}", "--Logging:LogLevel:Default", "Warning"])
                start.ArgumentList.Add(argument);
            _process = Process.Start(start)!;
            Http = new HttpClient { BaseAddress = new Uri(address) };
            Http.DefaultRequestHeaders.Add("api_key", TestServer.Key);
        }

        public HttpClient Http { get; }

        public StreamReader Output => _process.StandardOutput;

        /// <summary>On Unix this is SIGKILL: nothing of the program runs any more.</summary>
        public void Kill() => _process.Kill();

        public void Dispose()
        {
            Http.Dispose();
            if (!_process.HasExited)
                _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
