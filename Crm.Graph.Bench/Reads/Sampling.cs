using System.Text.Json.Nodes;

namespace Crm.Graph.Bench.Reads;

/// <summary>Looks up what requests can ask for.</summary>
internal static class Sampling
{
    private const int Longest = 200;

    private static readonly string[] Cities = ["Nicosia", "Limassol", "Larnaca", "Paphos", "Athens"];
    private static readonly string[] LastNames = ["Παπα", "Geo", "Ch", "Κα", "Pa", "Σ"];

    /// <param name="client">The server to ask.</param>
    /// <param name="farPage">The page that the first one is compared with.</param>
    public static async Task<Samples> TakeAsync(Client client, int farPage)
    {
        var ids = new List<string>();
        var cursors = new List<string>();
        string? after = null;
        var passed = 0;
        var target = (farPage - 1) * Scenario.PageSize;
        while (passed < target)
        {
            var list = (await client.QueryAsync(
                "query($first: Int, $after: String) { contacts(first: $first, after: $after, orderBy: [{ field: \"dateCreated\" }]) { nodes { id } pageInfo { endCursor } } }",
                new { first = Math.Min(Longest, target - passed), after }))["contacts"]!;
            var nodes = list["nodes"]!.AsArray();
            ids.AddRange(nodes.Where((_, i) => i % 20 == 0).Select(n => (string)n!["id"]!));
            passed += nodes.Count;
            after = (string)list["pageInfo"]!["endCursor"]!;
            cursors.Add(await CursorAsync(client, (string)nodes[^1]!["id"]!));
        }
        var filters = from city in Cities from name in LastNames select (city, name);
        return new Samples(ids, [.. filters], cursors, after!, farPage);
    }

    /// <summary>The place of a contact in the list that is ordered by id.</summary>
    private static async Task<string> CursorAsync(Client client, string id)
    {
        var where = new { combinator = "and", rules = new[] { new { field = "id", @operator = "=", value = id } } };
        JsonNode found = await client.QueryAsync("query($where: RuleGroup!) { contacts(where: $where) { edges { cursor } } }", new { where });
        return (string)found["contacts"]!["edges"]![0]!["cursor"]!;
    }
}
