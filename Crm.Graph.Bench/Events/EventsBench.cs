using System.Globalization;
using System.Text.Json;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Reads;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Crm.Graph.Bench.Events;

/// <summary>What the log of events costs a mutation, and how long after a commit who listens is told. Both servers run in this process, in turn.</summary>
internal static class EventsBench
{
    private const double MostMore = 0.3;
    private const double MostDelay = 100;

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        await using var with = await BenchServer.StartAsync(events: true);
        await using var without = await BenchServer.StartAsync(events: false);
        var rounds = quick ? (3, TimeSpan.FromSeconds(1)) : (7, TimeSpan.FromSeconds(2));
        Print($"{"",-36}{"with /s",12}{"without /s",12}");
        foreach (var (name, query, input) in Mutations)
            await CompareAsync(report, name, Requests(query, input), with, without, rounds);
        await DelayAsync(report, with, quick ? 200 : 1_000);
        return report.End(check);
    }

    private static readonly (string Name, string Query, Func<int, object> Input)[] Mutations =
    [
        ("create a contact", "mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } errors { code } } }",
            i => new { firstName = "Anna", lastName = $"Smith {i}", phones = new[] { new { number = "+35722123456" } } }),
        ("change a contact", "mutation($input: UpdateContactInput!) { updateContact(input: $input) { contact { id } errors { code } } }",
            i => new { id = BenchServer.Contact, lastName = $"Smith {i}", companyName = $"Company {i}" }),
        ("post an entry", "mutation($input: PostAccountEntryInput!) { postAccountEntry(input: $input) { entry { id } errors { code } } }",
            i => new { accountId = BenchServer.Account, type = i % 2 == 0 ? "INVOICE" : "PAYMENT", amount = 1 + i / 2 }),
    ];

    private static byte[][] Requests(string query, Func<int, object> input) => [.. Enumerable.Range(0, 1_000)
        .Select(i => ClosedLoop.Request("/graphql", ServerProcess.Key, JsonSerializer.SerializeToUtf8Bytes(new { query, variables = new { input = input(i) } })))];

    private static async Task CompareAsync(
        Report report, string name, byte[][] requests, BenchServer with, BenchServer without, (int Count, TimeSpan Length) rounds)
    {
        var (own, other) = (new List<double>(), new List<double>());
        for (var i = -1; i < rounds.Count; i++)
        {
            var (a, b) = (await PerSecondAsync(with, requests, rounds.Length), await PerSecondAsync(without, requests, rounds.Length));
            // The first round warms up.
            if (i < 0)
                continue;
            own.Add(a);
            other.Add(b);
        }
        own.Sort();
        other.Sort();
        var (mine, theirs) = (own[own.Count / 2], other[other.Count / 2]);
        Print($"{name,-36}{mine,12:0}{theirs,12:0}");
        report.AtMost("  more time than without events", theirs / mine - 1, MostMore, "");
    }

    private static async Task<double> PerSecondAsync(BenchServer server, byte[][] requests, TimeSpan length)
    {
        var latencies = await new ClosedLoop(server.Port).RunAsync(requests, length);
        return latencies.Ticks.Length / latencies.Elapsed.TotalSeconds;
    }

    /// <summary>One mutation at a time, nothing else to do: from the commit until the listener has the event.</summary>
    private static async Task DelayAsync(Report report, BenchServer server, int count)
    {
        var caller = await server.Services.GetRequiredService<IKeyRing>().FindAsync(ServerProcess.Key) ?? throw new InvalidOperationException("the demo key opens nothing");
        var head = (await server.Services.GetRequiredService<EventLog>().BoundsAsync(caller.TenantId, CancellationToken.None)).Newest;
        using var listener = server.Services.GetRequiredService<EventFeed>().Listen(caller.TenantId, head);
        var committed = 0L;
        server.Services.GetRequiredService<EventSignal>().HasCommitted += _ => Volatile.Write(ref committed, Stopwatch.GetTimestamp());
        using var client = new Client(server.Address);
        var delays = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var heard = Task.Run(async () =>
            {
                await listener.NextAsync(CancellationToken.None);
                return Stopwatch.GetTimestamp();
            });
            await client.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { query = Mutations[1].Query, variables = new { input = Mutations[1].Input(i) } }));
            delays.Add(Math.Max(0, Stopwatch.GetElapsedTime(Volatile.Read(ref committed), await heard).TotalMilliseconds));
        }
        delays.Sort();
        report.AtMost("commit to listener, p50", delays[count / 2], MostDelay, "ms");
        report.AtMost("commit to listener, p99", delays[(int)(count * 0.99)], MostDelay, "ms");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
