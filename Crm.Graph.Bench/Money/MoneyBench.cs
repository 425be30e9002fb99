using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Money;

/// <summary>
/// Many callers move money at once, on wallets and accounts that they share, through servers of which one is killed (-9) in the middle; days pass
/// meanwhile. In the end every accepted operation must be there once, no refused one, and all balances those of a plain model of the same operations.
/// </summary>
internal static class MoneyBench
{
    private const int Callers = 64;
    private const int Wallets = 50;
    private const int Days = 8;

    private static readonly byte[] FirstQuery = """{"query":"{ __typename }"}"""u8.ToArray();

    private static readonly string Database = $"crm_money_{Guid.NewGuid():N}";

    /// <summary>Every tenth wallet has a limit, every fifth a minimum.</summary>
    private const int Limited = 10;
    private const int Kept = 5;
    private const decimal Weekly = 400;
    private const decimal Minimum = 2.5m;

    /// <param name="count">How many operations.</param>
    /// <param name="servers">How many servers; several share the PostgreSQL of <c>CRM_TEST_POSTGRES</c>, and the Redis of <c>CRM_TEST_REDIS</c> wakes them.</param>
    /// <param name="kills">How many times one is killed.</param>
    public static async Task<int> RunAsync(int count, int servers, int kills)
    {
        var folder = Directory.CreateTempSubdirectory("crm-graph-money-");
        var clockFile = Path.Combine(folder.FullName, "days");
        using var clock = new DayClock(clockFile);
        // Keys are kept for longer than the days that pass, and what a killed server had claimed is taken over soon.
        string[] settings = [.. ServerProcess.SharedSettings(folder.FullName, Database, servers), "--Idempotency:KeepFor", "30.00:00:00", "--Idempotency:Lease", "00:00:05"];
        var ports = Enumerable.Range(0, servers).Select(_ => ServerProcess.FreePort()).ToList();
        var running = new List<ServerProcess>();
        foreach (var port in ports)
        {
            running.Add(ServerProcess.StartMoney(port, clockFile, settings));
            await running[^1].ReadyAsync(FirstQuery, "/graphql");
        }
        using var client = new MoneyClient([.. ports.Select(port => $"http://127.0.0.1:{port}")]);
        var conditions = await PrepareAsync(client);

        var (done, posted) = (new ConcurrentBag<Operation>(), new ConcurrentQueue<string>());
        var begun = 0;
        var watch = Stopwatch.StartNew();
        var calling = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var next = new Operations(caller, Wallets, conditions, posted, clock);
            while (Interlocked.Increment(ref begun) is var number && number <= count)
            {
                var operation = next.Next(number);
                await client.DoAsync(operation);
                done.Add(operation);
                if (operation is { Mutation: "createWalletJournal", Id: { } journal })
                    posted.Enqueue(journal);
            }
        })));
        var (killed, days, pace, back) = (0, 0, new Pace(), Task.CompletedTask);
        while (!calling.IsCompleted)
        {
            await Task.WhenAny(calling, Task.Delay(20));
            pace.Tick(watch.Elapsed, done.Count, back.IsCompleted);
            var part = Math.Min(Volatile.Read(ref begun), count) / (double)count;
            for (; days < (int)(part * Days); days++)
                clock.NextDay();
            if (killed < kills && part >= (killed + 1.0) / (kills + 1))
            {
                var victim = killed++ % servers;
                await running[victim].DisposeAsync();
                running[victim] = ServerProcess.StartMoney(ports[victim], clockFile, settings);
                back = running[victim].ReadyAsync(FirstQuery, "/graphql");
            }
        }
        await calling;
        await back;
        var books = await Books.ReadAsync(client, Wallets);
        var faults = new BooksCheck(done, books, Today(clock), Model).Run();
        Console.WriteLine($"{count} operations of {Callers} callers on {Wallets} wallets, {servers} server(s), {killed} killed, {days} days: {pace}");
        Print(done, books, client);
        foreach (var fault in faults.Take(20))
            Console.WriteLine($"FAULT {fault}");
        Console.WriteLine(faults.Count == 0 ? "Every accepted operation is there once, no refused one is, and all is as a plain model has it." : $"{faults.Count} faults");
        foreach (var server in running)
            await server.DisposeAsync();
        folder.Delete(recursive: true);
        if (Environment.GetEnvironmentVariable("CRM_TEST_POSTGRES") is { Length: > 0 } postgres)
            await BenchDatabase.DropAsync(postgres, Database);
        return faults.Count == 0 ? 0 : 1;
    }

    private static void Print(IReadOnlyCollection<Operation> done, Books books, MoneyClient client)
    {
        string Counted<T>(IEnumerable<T> all, Func<T, string?> by) => string.Join(", ", all.GroupBy(by).Where(g => g.Key is not null).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.Key}"));
        Console.WriteLine($"accepted: {Counted(done.Where(o => o.Id is not null), o => o.Mutation)}");
        Console.WriteLine($"refused: {Counted(done, o => o.Refusal)}");
        Console.WriteLine($"journals: {Counted(books.Journals, j => (string?)j["transactionType"])}; entries: {Counted(books.Entries, e => (string?)e["type"])}");
        Console.WriteLine($"asked again: {string.Join(", ", client.Unanswered.Select(u => $"{u.Value} {u.Key}"))}");
    }

    private static WalletModel Model(string code)
    {
        var i = int.Parse(code[2..], CultureInfo.InvariantCulture);
        return new(i % Kept == 0 ? Minimum : 0, i % Limited == 0 ? Weekly : null);
    }

    /// <summary>Makes the accounts, their wallets and two spend conditions, whose ids it answers.</summary>
    private static async Task<IReadOnlyList<string>> PrepareAsync(MoneyClient client)
    {
        async Task<string> MakeAsync(string mutation, string answers, object input)
        {
            var operation = new Operation(0, mutation, answers, input);
            await client.DoAsync(operation, key: null);
            return operation.Id ?? throw new InvalidOperationException($"{mutation}: {operation.Refusal}");
        }
        await MakeAsync("createContact", "contact", new { code = "MONEY", firstName = "Anna", lastName = "Smith" });
        for (var i = 0; i < Wallets; i++)
        {
            await MakeAsync("createAccount", "account", new { contactId = "MONEY", number = Operations.Account(i), currency = Operations.Currency(i) });
            object[] rules = i % Limited == 0 ? [new { maximumAmount = Weekly, period = "WEEKLY", transactionTypes = (string[])["DEBIT"] }] : [];
            await MakeAsync("createWallet", "wallet", new { accountId = Operations.Account(i), code = Operations.Wallet(i), minimumBalance = i % Kept == 0 ? Minimum : 0, limitRules = rules });
        }
        return [await MakeAsync("createSpendCondition", "spendCondition", new { name = "Coffee" }), await MakeAsync("createSpendCondition", "spendCondition", new { name = "Tea" })];
    }

    /// <summary>Today where the demo organisation is.</summary>
    private static DateOnly Today(DayClock clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Nicosia")).DateTime);

    /// <summary>How fast it went, with all servers and while one was gone.</summary>
    private sealed class Pace
    {
        private (TimeSpan Time, int Done) _all, _without, _last;

        public void Tick(TimeSpan now, int done, bool areAllThere)
        {
            ref var sum = ref areAllThere ? ref _all : ref _without;
            sum = (sum.Time + now - _last.Time, sum.Done + done - _last.Done);
            _last = (now, done);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{_last.Time.TotalSeconds:0} s; {_all.Done / _all.Time.TotalSeconds:0} operations/s, while one was gone {_without.Done / Math.Max(_without.Time.TotalSeconds, 1):0} in {_without.Time.TotalSeconds:0} s");
    }
}
