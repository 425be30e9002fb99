using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Crm.Graph.Bench.Reads;
using Microsoft.Data.Sqlite;

namespace Crm.Graph.Bench.Identity;

/// <summary>
/// Whether the time that a refusal takes tells whose address is a user's: a wrong password for addresses of users, of users who have never set a
/// password, and of nobody, in turn and in an order that changes.
/// </summary>
internal static class SignInBench
{
    /// <summary>By how many standard errors means may differ: more comes by chance once in a thousand runs.</summary>
    private const double MostErrors = 3.3;

    /// <summary>An address may be tried a hundred times, so there are some of each kind.</summary>
    private const int Addresses = 8;

    private static readonly string[] Kinds = ["a user", "a user without a password", "nobody"];

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        var folder = Directory.CreateTempSubdirectory("crm-graph-bench-");
        string[] settings =
        [
            .. ServerProcess.Settings("Sqlite", BenchDatabase.Connection(Path.Combine(folder.FullName, "crm.db"))),
            "--Identity:AttemptsPerUser", "100", "--Identity:AttemptsPerAddress", "1000000", "--Identity:KeysFolder", Path.Combine(folder.FullName, "keys"),
        ];
        await using (var server = ServerProcess.StartAt(ServerProcess.FreePort(), settings))
        {
            await server.ReadyAsync("""{"query":"{ __typename }"}"""u8.ToArray(), "/graphql");
            using var client = new Client(server.Address);
            await PrepareAsync(client);
            var took = await MeasureAsync(server, quick ? 100 : 90 * Addresses);
            foreach (var kind in Kinds)
                Print($"{kind,-36}{Mean(took[kind]),10:0.00} ms, ± {Error(took[kind]),0:0.00}");
            foreach (var kind in Kinds[..2])
            {
                var apart = Math.Abs(Mean(took[kind]) - Mean(took["nobody"])) / Math.Sqrt(Math.Pow(Error(took[kind]), 2) + Math.Pow(Error(took["nobody"]), 2));
                report.AtMost($"  {kind} and nobody", apart, MostErrors, "standard errors apart,");
            }
        }
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return report.End(check);
    }

    private static string AddressOf(string kind, int number) => $"{kind.Replace(' ', '.')}.{number % Addresses}@example.com";

    private static async Task PrepareAsync(Client client)
    {
        var role = (string)(await client.QueryAsync("{ roles(first: 1) { nodes { id } } }"))["roles"]!["nodes"]![0]!["id"]!;
        foreach (var kind in Kinds[..2])
        {
            for (var i = 0; i < Addresses; i++)
            {
                var user = await client.QueryAsync(
                    "mutation($input: CreateUserInput!) { createUser(input: $input) { user { id } errors { code } } }", new { input = new { email = AddressOf(kind, i), roleId = role } });
                var invited = await client.QueryAsync(
                    "mutation($input: InviteUserInput!) { inviteUser(input: $input) { invitation { token } errors { code } } }", new { input = new { id = (string)user["createUser"]!["user"]!["id"]! } });
                if (kind == Kinds[0])
                    await client.QueryAsync(
                        "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { errors { code } } }",
                        new { input = new { token = (string)invited["inviteUser"]!["invitation"]!["token"]!, password = "four calling birds at dusk" } });
            }
        }
    }

    /// <summary>How long each took, in milliseconds.</summary>
    private static async Task<Dictionary<string, List<double>>> MeasureAsync(ServerProcess server, int rounds)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        var random = new Random(1);
        var took = Kinds.ToDictionary(k => k, _ => new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            var order = Kinds.ToArray();
            random.Shuffle(order);
            foreach (var kind in order)
            {
                var body = JsonSerializer.Serialize(new
                {
                    query = "mutation($input: SignInInput!) { signIn(input: $input) { errors { code } } }",
                    variables = new { input = new { email = AddressOf(kind, i), password = "five golden rings at dawn" } },
                });
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                var begun = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
                var text = await answer.Content.ReadAsStringAsync();
                var time = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                if (!text.Contains("INVALID_CREDENTIALS", StringComparison.Ordinal))
                    throw new InvalidOperationException(text);
                // What the server does for the first time takes longer.
                if (i >= rounds / 10)
                    took[kind].Add(time);
            }
        }
        // An interruption of the machine's says nothing of the server.
        return took.ToDictionary(t => t.Key, t => t.Value.Order().Take(t.Value.Count * 95 / 100).ToList());
    }

    private static double Mean(List<double> times) => times.Average();

    private static double Error(List<double> times)
        => Math.Sqrt(times.Sum(t => Math.Pow(t - Mean(times), 2)) / (times.Count - 1) / times.Count);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
