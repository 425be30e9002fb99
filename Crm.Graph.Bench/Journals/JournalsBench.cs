using System.Globalization;
using System.Text.Json;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Reads;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Graph.Bench.Journals;

/// <summary>Credits and debits in turn, on one wallet and on many, beside the same transaction written by hand on the driver, each on a database of its own.</summary>
internal static class JournalsBench
{
    private const double LeastOfHand = 0.5;
    private const int Wallets = 64;

    private const string Query = "mutation($input: CreateWalletJournalInput!) { createWalletJournal(input: $input) { walletJournal { id number balanceAfter } errors { code } } }";

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        var folder = Directory.CreateTempSubdirectory("crm-graph-journals-");
        await OnAsync(report, "Sqlite", name => BenchDatabase.Connection(Path.Combine(folder.FullName, name + ".db")), folder.FullName, quick);
        SqliteConnection.ClearAllPools();
        if (Environment.GetEnvironmentVariable(BenchDatabase.PostgreSql) is { Length: > 0 } postgres)
        {
            var run = $"crm_journals_{Guid.NewGuid():N}_";
            await OnAsync(report, "PostgreSql", name => new NpgsqlConnectionStringBuilder(postgres) { Database = run + name }.ConnectionString, folder.FullName, quick);
            await BenchDatabase.DropAsync(postgres, run);
        }
        folder.Delete(recursive: true);
        return report.End(check);
    }

    private static async Task OnAsync(Report report, string provider, Func<string, string> connection, string folder, bool quick)
    {
        await using var server = await StartAsync(provider, connection("ours"), Path.Combine(folder, "ours" + provider));
        await using (await StartAsync(provider, connection("hand"), Path.Combine(folder, "hand" + provider)))
        {
            // It makes the tables and the wallets, and is gone.
        }
        await using var hand = ServerProcess.StartHandWritten(provider, connection("hand"));
        await hand.ReadyAsync(Hand(0, true), "/");
        Report.Head(provider);
        foreach (var (name, wallets) in new[] { ("one wallet", 1), ("many wallets", Wallets) })
        {
            var ours = Requests(i => ClosedLoop.Request("/graphql", ServerProcess.Key, Ours(i % wallets, IsCredit(i, wallets))));
            var theirs = Requests(i => ClosedLoop.Request("/", ServerProcess.Key, Hand(i % wallets, IsCredit(i, wallets))));
            var (a, b) = await Comparison.MeasureAsync((server, ours), (hand, theirs), Comparison.Rounds(quick));
            report.Row($"{name} ({provider})", LeastOfHand, a, b, server.Memory(), hand.Memory());
        }
        using var client = new Client(server.Address);
        if ((await client.QueryAsync("{ walletReconciliation { of } }"))["walletReconciliation"]!.AsArray().Count > 0)
            throw new InvalidOperationException("the books differ");
    }

    /// <summary>A server with its wallets, of which each has enough in it.</summary>
    private static async Task<ServerProcess> StartAsync(string provider, string connection, string keys)
    {
        var server = ServerProcess.StartAt(ServerProcess.FreePort(), [.. ServerProcess.Settings(provider, connection), "--Identity:KeysFolder", keys]);
        await server.ReadyAsync(ReadsBench.FirstQuery, "/graphql");
        using var client = new Client(server.Address);
        async Task Do(string mutation, object input)
        {
            var payload = (await client.QueryAsync(Client.Mutation(mutation), new { input }))[mutation]!;
            if (payload["errors"]!.AsArray() is { Count: > 0 } errors)
                throw new InvalidOperationException($"{mutation}: {errors.ToJsonString()}");
        }
        await Do("createContact", new { code = "BENCH", firstName = "Anna", lastName = "Smith" });
        for (var i = 0; i < Wallets; i++)
        {
            await Do("createAccount", new { contactId = "BENCH", number = "A" + Code(i) });
            await Do("createWallet", new { accountId = "A" + Code(i), code = Code(i) });
            await Do("createWalletJournal", new { walletId = Code(i), type = "CREDIT", amount = 1_000_000_000 });
        }
        return server;
    }

    private static string Code(int wallet) => wallet.ToString("'W-'00", CultureInfo.InvariantCulture);

    private static bool IsCredit(int i, int wallets) => i / wallets % 2 == 0;

    private static byte[][] Requests(Func<int, byte[]> request) => [.. Enumerable.Range(0, 2 * Wallets).Select(request)];

    private static byte[] Ours(int wallet, bool isCredit)
        => JsonSerializer.SerializeToUtf8Bytes(new { query = Query, variables = new { input = new { walletId = Code(wallet), type = isCredit ? "CREDIT" : "DEBIT", amount = 12.3456m } } });

    private static byte[] Hand(int wallet, bool isCredit) => JsonSerializer.SerializeToUtf8Bytes(new { wallet = Code(wallet), credit = isCredit, amount = 12.3456m });
}
