using System.Collections.Concurrent;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Support;
using Crm.Graph.Wallets.Commands;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Wallets;

/// <summary>64 callers at once, over HTTP, on a few wallets: debits, credits, reversals, and days that pass.</summary>
public abstract class WalletConcurrencyTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : WalletConcurrencyTests(Database.Sqlite);

    public sealed class OnPostgreSql() : WalletConcurrencyTests(Database.PostgreSql);

    private const int Callers = 64;
    private const int Wallets = 4;

    /// <summary>As many as <c>CONCURRENT_JOURNALS</c> says.</summary>
    private static readonly int Operations = int.Parse(Environment.GetEnvironmentVariable("CONCURRENT_JOURNALS") ?? "1000", System.Globalization.CultureInfo.InvariantCulture);

    private readonly DayClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock), "--Transport:Timeout", "00:10:00");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task W5_Whatever_64_callers_post_at_once_the_books_are_those_of_one_caller_after_another()
    {
        await _server.DoneAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        var condition = (string)(await _server.DoneAsync("createSpendCondition", new { name = "Anything" }, "spendCondition { id }"))["id"]!;
        for (var i = 0; i < Wallets; i++)
        {
            await _server.DoneAsync("createAccount", new { contactId = "C-1", number = $"A-{i}" }, "account { id }");
            var limits = i == 0 ? new[] { new { maximumAmount = 500, period = "WEEKLY", transactionTypes = (string[])["DEBIT"] } } : [];
            await _server.DoneAsync("createWallet", new { accountId = $"A-{i}", code = $"W-{i}", minimumBalance = i, limitRules = limits }, "wallet { id }");
        }
        var (posted, reversed) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, int>());
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            while (Interlocked.Increment(ref done) is var operation && operation <= Operations)
            {
                if (operation % 250 == 0)
                {
                    _clock.NextDay();
                    await _server.Services.GetRequiredService<WalletUpkeep>().ExpireAsync(CancellationToken.None);
                }
                if (random.Next(6) == 0 && posted.ToArray() is { Length: > 0 } journals)
                {
                    var id = journals[random.Next(journals.Length)];
                    if ((await _server.MutateAsync("reverseWalletJournal", new { id, allowNegative = random.Next(2) == 0 }, "walletJournal { id }"))["walletJournal"] is not null)
                        reversed.AddOrUpdate(id, 1, (_, times) => times + 1);
                    continue;
                }
                var isCredit = random.Next(2) == 0;
                var payload = await _server.MutateAsync("createWalletJournal", new
                {
                    walletId = $"W-{random.Next(Wallets)}",
                    type = isCredit ? "CREDIT" : "DEBIT",
                    amount = random.Next(1, 300_000) / 10_000m,
                    spendConditionId = random.Next(3) == 0 ? condition : null,
                    validTo = isCredit && random.Next(2) == 0 ? DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime).AddDays(random.Next(1, 4)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
                    allowNegative = !isCredit && random.Next(8) == 0,
                }, "walletJournal { id }");
                if (payload["walletJournal"]?["id"] is { } posting)
                    posted.Add((string)posting!);
            }
        })));

        Assert.Empty((await _server.QueryAsync("{ walletReconciliation { of } }"))["walletReconciliation"]!.AsArray());
        Assert.All(reversed.Values, times => Assert.Equal(1, times));
        await using var db = _server.Services.GetRequiredService<DbContexts>().For(await _server.CallerAsync(TestServer.Key));
        var all = await db.Set<WalletJournal>().OrderBy(j => j.Number).ToListAsync();
        Assert.True(posted.ToHashSet().IsSubsetOf(all.Select(j => j.Id.ToString())));
        Assert.Contains(all, j => j.TransactionType == WalletTransactionType.Expiry);
        foreach (var wallet in await db.Set<Wallet>().Include(w => w.LimitRules).Include(w => w.Credits).ToListAsync())
            AssertSequential(wallet, [.. all.Where(j => j.WalletId == wallet.Id)]);
    }

    /// <summary>The journals in their order, as one caller after the other would have posted them.</summary>
    private static void AssertSequential(Wallet wallet, IReadOnlyList<WalletJournal> journals)
    {
        var (open, commerce) = (0m, 0m);
        for (var i = 0; i < journals.Count; i++)
        {
            var journal = journals[i];
            Assert.Equal(i + 1, journal.Number);
            Assert.True(i == 0 || journal.PostedOn >= journals[i - 1].PostedOn, $"journal {i + 1} is of an earlier moment than the one before it");
            if (journal.CommerceBalanceId is null)
                open += journal.Movement;
            else
                commerce += journal.Movement;
            Assert.Equal((open, commerce, open + commerce), (journal.OpenBalanceAfter, journal.CommerceBalanceAfter, journal.BalanceAfter));
            Assert.True(commerce >= 0);
        }
        Assert.Equal((open, commerce), (wallet.OpenBalance, wallet.CommerceBalance));
        Assert.Equal(Math.Max(open, 0), wallet.Credits.Where(c => c.CommerceBalanceId is null).Sum(c => c.Remaining));
        foreach (var rule in wallet.LimitRules)
        {
            var counted = journals.Where(j => j.TransactionType == WalletTransactionType.Debit && !journals.Any(r => r.ReversesId == j.Id));
            Assert.All(counted.GroupBy(j => rule.StartOf(j.PostedDay)), period => Assert.True(period.Sum(j => j.Amount) <= rule.MaximumAmount));
        }
    }

    /// <summary>A clock on which days are skipped, while its timers go on as they were: no request runs out of time by it.</summary>
    private sealed class DayClock : TimeProvider
    {
        private int _days;

        public void NextDay() => Interlocked.Increment(ref _days);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(Volatile.Read(ref _days));
    }
}
