using System.Globalization;
using System.Text;
using Crm.Graph.Bench.Reads;
using Microsoft.Data.Sqlite;

namespace Crm.Graph.Bench.Fanout;

/// <summary>One change and a crowd that has to be told: the server beside one of Node.js with npm's graphql-ws, each a process of its own, by the same driver.</summary>
internal static class FanoutBench
{
    public const string Subscription = """
        subscription($where: RuleGroup) {
          contactChanged(where: $where) {
            change event changes { field from to } contact { id name email companyName } version occurredOn actor { name } cursor sequence
          }
        }
        """;

    public const string Mutation = "mutation($input: UpdateContactInput!) { updateContact(input: $input) { errors { code } } }";

    private const double LeastFaster = 2;
    private const double MostMemory = 0.5;

    public static object Everybody => new { combinator = "and", rules = (object[])[new { field = "companyName", @operator = "=", value = "Everybody" }] };

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        Print($"{"",-36}{"answers/s",12}{"p50 ms",10}{"p99 ms",10}{"CPU µs",10}{"idle MB",10}{"MB",10}");
        foreach (var count in (int[])[1_000, 10_000])
        {
            var ours = await OursAsync(count, quick);
            Row($"{count} listeners", ours);
            var theirs = await TheirsAsync(count, quick);
            Row("  Node.js", theirs);
            report.AtLeast("  so many times the answers", ours.PerSecond / theirs.PerSecond, LeastFaster);
            report.AtMost("  of its memory", ours.Memory / theirs.Memory, MostMemory, "");
        }
        return report.End(check);
    }

    private static async Task<Delivery> OursAsync(int count, bool quick)
    {
        var folder = Directory.CreateTempSubdirectory("crm-graph-bench-");
        try
        {
            await using var server = ServerProcess.StartAt(ServerProcess.FreePort(),
            [
                .. ServerProcess.Settings("Sqlite", BenchDatabase.Connection(Path.Combine(folder.FullName, "crm.db"))),
                "--WebSockets:MaxConnectionsPerKey", "100000", "--WebSockets:KeepAlive", "01:00:00",
            ]);
            await server.ReadyAsync("""{"query":"{ __typename }"}"""u8.ToArray(), "/graphql");
            using var client = new Client(server.Address);
            var made = await client.QueryAsync(
                "mutation { createContact(input: { firstName: \"Anna\", lastName: \"Smith 0000\", email: \"anna@example.com\", companyName: \"Everybody\" }) { contact { id } } }");
            return await Delivery.MeasureAsync(server, made["createContact"]!["contact"]!["id"]!.GetValue<string>(), count, quick);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Delivery> TheirsAsync(int count, bool quick)
    {
        await using var server = ServerProcess.StartNode(Script());
        await server.ReadyAsync(Encoding.UTF8.GetBytes("""{"query":"{ __typename }"}"""), "/graphql");
        return await Delivery.MeasureAsync(server, "1", count, quick);
    }

    private static string Script()
    {
        var folder = Path.Combine(BenchDatabase.Top(), "Crm.Graph.Bench", "Fanout", "node");
        return Directory.Exists(Path.Combine(folder, "node_modules"))
            ? Path.Combine(folder, "server.mjs")
            : throw new InvalidOperationException($"npm ci --prefix {folder} comes first");
    }

    private static void Row(string name, Delivery d)
        => Print($"{name,-36}{d.PerSecond,12:0}{d.P50,10:0.0}{d.P99,10:0.0}{d.Processor,10:0.0}{d.Idle,10:0}{d.Memory,10:0}");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
