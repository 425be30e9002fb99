using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Raw;
using Crm.Graph.Bench.Reads;
using Microsoft.Data.Sqlite;

namespace Crm.Graph.Bench.StartPage;

/// <summary>
/// What somebody sees in the morning, in one query: tasks, what waits for approval, the pipeline by stage, the latest leads with whom they are of.
/// The baseline reads the same by SQL that was written by hand for this page.
/// </summary>
internal static class StartPageBench
{
    private const double LeastOfRaw = 0.5;

    private const string Query = """
        query($mine: RuleGroup, $pending: RuleGroup, $open: RuleGroup) {
          tasks(first: 10, where: $mine, orderBy: [{ field: "end" }]) { totalCount nodes { id title type end contact { name } } }
          approvals: approvalRequests(first: 5, where: $pending, orderBy: [{ field: "expiresOn" }]) { nodes { id title expiresOn requestedBy { name } } }
          pipeline: leads(where: $open) { aggregate(groupBy: [{ field: "stage.name" }], of: ["value"]) { keys { value } count values { sum } } }
          latest: leads(first: 5, orderBy: [{ field: "dateCreated", direction: DESC }]) { nodes { id subject contact { name } account { number } } }
        }
        """;

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        var folder = Directory.CreateTempSubdirectory("crm-graph-bench-");
        var connection = BenchDatabase.Connection(Path.Combine(folder.FullName, "crm.db"));
        await using (var server = ServerProcess.StartAt(ServerProcess.FreePort(), [.. ServerProcess.Settings("Sqlite", connection, quick ? 2_000 : 20_000), "--Demo:Scope", "Everything"]))
        {
            await server.ReadyAsync(ReadsBench.FirstQuery, "/graphql");
            using var client = new Client(server.Address);
            var user = (string)(await client.QueryAsync("{ leads(first: 1) { nodes { owner { id } } } }"))["leads"]!["nodes"]![0]!["owner"]!["id"]!;
            var body = JsonSerializer.SerializeToUtf8Bytes(new
            {
                query = Query,
                variables = new { mine = All(("assignee.id", user), ("state", "OPEN")), pending = All(("state", "PENDING")), open = All(("state", "OPEN")) },
            });
            var planFile = Path.Combine(folder.FullName, "plan.json");
            new RawPlan("Sqlite", connection, [new(new("", [], IsRows: true), [.. ByHand(connection, user).Select(sql => new RawStatement(sql, []))])]).Save(planFile);
            await using var raw = ServerProcess.StartRaw(planFile);
            byte[] nothing = "[]"u8.ToArray();
            await raw.ReadyAsync(nothing, "/0");
            await SameAsync(client, body, raw, nothing);
            Report.Head();
            var (ours, theirs) = await Comparison.MeasureAsync(
                (server, [ClosedLoop.Request("/graphql", ServerProcess.Key, body)]), (raw, [ClosedLoop.Request("/0", ServerProcess.Key, nothing)]), Comparison.Rounds(quick));
            report.Row("a start page", LeastOfRaw, ours, theirs, server.Memory(), raw.Memory());
        }
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return report.End(check);
    }

    private static object All(params (string Field, string Value)[] rules)
        => new { combinator = "and", rules = rules.Select(r => new { field = r.Field, @operator = "=", value = r.Value }) };

    private static IEnumerable<string> ByHand(string connection, string user)
    {
        using var database = new SqliteConnection(connection);
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT tenant_id FROM lead GROUP BY tenant_id ORDER BY count(*) DESC LIMIT 1";
        var tenant = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        var mine = string.Create(CultureInfo.InvariantCulture, $"FROM task t LEFT JOIN contact c ON c.id = t.contact_id WHERE t.tenant_id = {tenant} AND NOT t.is_deleted AND t.state = 'OPEN' AND t.assignee_id = '{user.ToUpperInvariant()}'");
        yield return $"""SELECT t.id, t.title, t.type, t."end", c.name {mine} ORDER BY t."end", t.id LIMIT 10""";
        yield return $"SELECT count(*) {mine}";
        yield return string.Create(CultureInfo.InvariantCulture, $"""
            SELECT r.id, r.title, r.expires_on, a.name FROM approval_request r JOIN actor a ON a.id = r.requested_by_id
            WHERE r.tenant_id = {tenant} AND NOT r.is_deleted AND r.state = 'PENDING' ORDER BY r.expires_on, r.id LIMIT 5
            """);
        yield return string.Create(CultureInfo.InvariantCulture, $"""
            SELECT s.name, count(*), sum(l.value), l.currency FROM lead l LEFT JOIN stage s ON s.id = l.stage_id
            WHERE l.tenant_id = {tenant} AND NOT l.is_deleted AND l.state = 'OPEN' GROUP BY s.name, l.currency ORDER BY s.name
            """);
        yield return string.Create(CultureInfo.InvariantCulture, $"""
            SELECT l.id, l.subject, c.name, a.number FROM lead l JOIN contact c ON c.id = l.contact_id LEFT JOIN account a ON a.id = l.account_id
            WHERE l.tenant_id = {tenant} AND NOT l.is_deleted ORDER BY l.date_created DESC, l.id DESC LIMIT 5
            """);
    }

    /// <summary>The answers have other forms; what is in them has to be the same.</summary>
    private static async Task SameAsync(Client client, byte[] body, ServerProcess raw, byte[] nothing)
    {
        using var other = new Client(raw.Address);
        var (ours, theirs) = (JsonNode.Parse(await client.SendAsync(body))!["data"]!, JsonNode.Parse(await other.SendAsync(nothing, "/0"))!["data"]!.AsArray());
        Same("tasks", ours["tasks"]!["nodes"]!, n => $"{n["title"]} {n["contact"]?["name"]}", theirs[0]!, r => $"{r[1]} {r[4]}");
        Same("count", new JsonArray(ours["tasks"]!["totalCount"]!.DeepClone()), n => $"{n}", theirs[1]!, r => $"{r[0]}");
        Same("approvals", ours["approvals"]!["nodes"]!, n => $"{n["title"]} {n["requestedBy"]?["name"]}", theirs[2]!, r => $"{r[1]} {r[3]}");
        Same("pipeline", ours["pipeline"]!["aggregate"]!, n => $"{n["keys"]![0]!["value"]} {n["count"]}", theirs[3]!, r => $"{r[0]} {r[1]}");
        Same("latest", ours["latest"]!["nodes"]!, n => $"{n["subject"]} {n["contact"]!["name"]} {n["account"]?["number"]}", theirs[4]!, r => $"{r[1]} {r[2]} {r[3]}");

        static void Same(string name, JsonNode ours, Func<JsonNode, string> mine, JsonNode theirs, Func<JsonNode, string> raw)
        {
            var (a, b) = (ours.AsArray().Select(n => mine(n!)).Order(StringComparer.Ordinal).ToList(), theirs.AsArray().Select(r => raw(r!)).Order(StringComparer.Ordinal).ToList());
            if (a.Count == 0 || !a.SequenceEqual(b))
                throw new InvalidOperationException($"{name}:\n{string.Join('\n', a)}\nraw:\n{string.Join('\n', b)}");
        }
    }
}
