using System.Text.Json.Nodes;

namespace Crm.Graph.Bench.Money;

/// <summary>What the servers hold in the end, read as anybody would read it.</summary>
internal sealed record Books(
    IReadOnlyList<JsonNode> Journals, IReadOnlyDictionary<string, JsonNode> Wallets, IReadOnlyDictionary<string, IReadOnlyList<JsonNode>> Credits,
    IReadOnlyDictionary<string, JsonNode> Accounts, IReadOnlyList<JsonNode> Entries, int Differences)
{
    private const string Journal = """
        id number wallet { code } transactionType amount movement currency balanceAfter openBalanceAfter commerceBalanceAfter
        spendCondition { id } validFrom validTo reference description postedDay postedOn reverses { id }
        """;

    private const string Entry = "id number account { number } type amount currency balanceAfter reference description transferAccount { number }";

    public static async Task<Books> ReadAsync(MoneyClient client, int wallets)
    {
        var journals = await AllAsync(client, "walletJournals", page => $"{{ walletJournals({page}) {{ {Nodes(Journal)} }} }}", data => data["walletJournals"]!);
        var (states, credits, accounts, entries) = (new Dictionary<string, JsonNode>(), new Dictionary<string, IReadOnlyList<JsonNode>>(), new Dictionary<string, JsonNode>(), new List<JsonNode>());
        for (var i = 0; i < wallets; i++)
        {
            var (wallet, account) = (Operations.Wallet(i), Operations.Account(i));
            states[wallet] = (await client.AskAsync($$"""
                { wallet(id: "{{wallet}}") { state balance openBalance commerceBalance pendingBalance minimumBalance
                  commerceBalances(first: 10) { nodes { amount spendCondition { id } expiration { zeroToThirty thirtyToSixty sixtyToNinety ninetyPlus } } } } }
                """))["wallet"]!;
            credits[wallet] = await AllAsync(client, "credits", page => $"{{ wallet(id: \"{wallet}\") {{ credits({page}) {{ {Nodes("id amount remaining isSpent validFrom validTo journal { id }")} }} }} }}", data => data["wallet"]!["credits"]!);
            accounts[account] = (await client.AskAsync($"{{ account(id: \"{account}\") {{ state balance financials {{ balance }} }} }}"))["account"]!;
            entries.AddRange(await AllAsync(client, "entries", page => $"{{ account(id: \"{account}\") {{ entries({page}) {{ {Nodes(Entry)} }} }} }}", data => data["account"]!["entries"]!));
        }
        var differences = (await client.AskAsync("{ walletReconciliation { of stored journals credits } }"))["walletReconciliation"]!.AsArray().Count;
        return new(journals, states, credits, accounts, entries, differences);
    }

    private static string Nodes(string fields) => $"pageInfo {{ hasNextPage endCursor }} nodes {{ {fields} }}";

    private static async Task<IReadOnlyList<JsonNode>> AllAsync(MoneyClient client, string what, Func<string, string> query, Func<JsonNode, JsonNode> list)
    {
        var all = new List<JsonNode>();
        for (var page = "first: 200"; ;)
        {
            var read = list(await client.AskAsync(query(page)));
            all.AddRange(read["nodes"]!.AsArray().Select(n => n!));
            if (!(bool)read["pageInfo"]!["hasNextPage"]!)
                break;
            page = $"first: 200, after: \"{read["pageInfo"]!["endCursor"]}\"";
        }
        return all.Select(n => n["id"]).Distinct().Count() == all.Count ? all : throw new InvalidOperationException($"{what}: the pages overlap");
    }
}
