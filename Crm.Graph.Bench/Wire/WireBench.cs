using System.Globalization;
using System.Text;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Reads;
using Microsoft.Data.Sqlite;

namespace Crm.Graph.Bench.Wire;

/// <summary>What the way in costs: a request above a bare endpoint, sockets that wait, and callers who mean no good.</summary>
internal static class WireBench
{
    private const double MostAboveBare = 60;

    private const string Nothing = """{"query":"{ __typename }"}""";
    private const string One = """{"query":"query One($id: ID!) { contact(id: $id) { id code name city email phone } }","variables":{"id":"C-00000001"}}""";

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        var folder = Directory.CreateTempSubdirectory("crm-graph-bench-");
        var contacts = quick ? 2_000 : 20_000;
        var length = TimeSpan.FromSeconds(quick ? 2 : 5);
        await using (var server = ServerProcess.StartReal("Sqlite", BenchDatabase.Connection(Path.Combine(folder.FullName, "crm.db")), contacts))
        {
            await server.ReadyAsync(Encoding.UTF8.GetBytes(Nothing), "/graphql");
            await OverheadAsync(report, server, length, quick ? 3 : 7);
            await BesideHostileCallers.RunAsync(report, server, Request(One), quick ? 2 : 4, length);
            await IdleSockets.RunAsync(report, server, quick ? 1_000 : 5_000);
        }
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return report.End(check);
    }

    private static byte[] Request(string body) => ClosedLoop.Request("/graphql", ServerProcess.Key, Encoding.UTF8.GetBytes(body));

    /// <summary>In turn, so that whatever else the machine does falls on all of them alike.</summary>
    private static async Task OverheadAsync(Report report, ServerProcess server, TimeSpan length, int count)
    {
        await using var bare = ServerProcess.StartBare("""{"data":{"__typename":"Query"}}""");
        await bare.ReadyAsync(Encoding.UTF8.GetBytes(Nothing), "/graphql");
        List<Round> least = [], nothing = [], one = [];
        for (var i = -1; i < count; i++)
        {
            var rounds = (await Round.RunAsync(bare, [Request(Nothing)], length),
                await Round.RunAsync(server, [Request(Nothing)], length), await Round.RunAsync(server, [Request(One)], length));
            // The first round warms up.
            if (i < 0)
                continue;
            least.Add(rounds.Item1);
            nothing.Add(rounds.Item2);
            one.Add(rounds.Item3);
        }
        var (a, b, c) = (Round.Median(least), Round.Median(nothing), Round.Median(one));
        Print($"{"",-36}{"/s",10}{"p50 ms",10}{"p99 ms",10}{"CPU µs",10}");
        foreach (var (name, round) in new[] { ("a bare endpoint", a), ("{ __typename }", b), ("a contact by its code", c) })
            Print($"{name,-36}{round.PerSecond,10:0}{round.P50,10:0.00}{round.P99,10:0.00}{round.Processor,10:0.0}");
        report.AtMost("  { __typename } above bare", b.Processor - a.Processor, MostAboveBare, "µs");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
