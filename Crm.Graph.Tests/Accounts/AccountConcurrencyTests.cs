using System.Collections.Concurrent;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Accounts;

/// <summary>Many callers at once, over HTTP, on one account.</summary>
public abstract class AccountConcurrencyTests(TestServer server)
{
    public sealed class OnSqlite(TestServer server) : AccountConcurrencyTests(server), IClassFixture<TestServer>;

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : AccountConcurrencyTests(server), IClassFixture<TestServer.OnPostgreSql>;

    private const int Callers = 64;

    /// <summary>On SQLite on CI 10,000, which take about 40 seconds; elsewhere fewer, unless <c>CONCURRENT_ENTRIES</c> says how many.</summary>
    private int Entries => int.Parse(
        Environment.GetEnvironmentVariable("CONCURRENT_ENTRIES") ?? (this is OnSqlite && Environment.GetEnvironmentVariable("CI") == "true" ? "10000" : "2000"),
        System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Of_what_64_callers_post_at_once_no_entry_is_lost_and_the_balance_is_exact()
    {
        var all = Entries;
        var account = await AccountAsync("C-SUM", "SUM");
        var answered = new ConcurrentBag<(int Number, decimal Amount, decimal BalanceAfter)>();
        await EachAsync(Callers, async caller =>
        {
            for (var i = caller; i < all; i += Callers)
            {
                var entry = await server.DoneAsync("postAccountEntry", new { accountId = account, type = i % 3 == 0 ? "PAYMENT" : "INVOICE", amount = 0.0001m * (i + 1) }, "entry { number amount balanceAfter }");
                answered.Add(((int)entry["number"]!, (decimal)entry["amount"]!, (decimal)entry["balanceAfter"]!));
            }
        });

        var expected = Enumerable.Range(0, all).Sum(i => 0.0001m * (i + 1) * (i % 3 == 0 ? -1 : 1));
        var kept = await KeptAsync("SUM");
        Assert.Equal((expected, expected), (kept.Balance, kept.Entries.Sum(e => e.Amount)));
        Assert.Equal(all, kept.Entries.Count);
        AssertChain(kept.Entries);
        Assert.Equal(kept.Entries, answered.Order());
        Assert.Equal(expected, (decimal)(await server.QueryAsync("{ account(id: \"SUM\") { financials { balance } } }"))["account"]!["financials"]!["balance"]!);
    }

    [Fact]
    public async Task Money_is_neither_lost_nor_made_while_accounts_are_terminated_under_those_who_post()
    {
        var target = await AccountAsync("C-END", "END-TO");
        for (var round = 0; round < 5; round++)
        {
            var number = $"END-{round}";
            await server.DoneAsync("createAccount", new { contactId = "C-END", number }, "account { id }");
            var taken = 0m;
            var refused = 0;
            var gate = new Lock();
            await EachAsync(17, async caller =>
            {
                if (caller == 8)
                {
                    await server.DoneAsync("setAccountState", new { id = number, state = "TERMINATED", transferToAccountId = target }, "account { id }");
                    return;
                }
                for (var i = 0; i < 5; i++)
                {
                    var payload = await server.MutateAsync("postAccountEntry", new { accountId = number, type = "INVOICE", amount = 1.25m }, "entry { amount }");
                    lock (gate)
                    {
                        if (payload["entry"] is not null)
                            taken += 1.25m;
                        else
                            refused += payload.Refusals().Single().StartsWith("ACCOUNT_TERMINATED", StringComparison.Ordinal) ? 1 : 1_000;
                    }
                }
            });
            var kept = await KeptAsync(number);
            AssertChain(kept.Entries);
            Assert.Equal((0m, 80), (kept.Balance, (int)(taken / 1.25m) + refused));
            var received = (await KeptAsync("END-TO")).Entries.MaxBy(e => e.Number).Amount;
            if (taken > 0)
                Assert.Equal(taken, received);
        }
        var end = await KeptAsync("END-TO");
        AssertChain(end.Entries);
        Assert.Equal(end.Balance, end.Entries.Sum(e => e.Amount));
    }

    [Fact]
    public async Task Two_accounts_that_are_terminated_into_each_other_at_once_leave_one_with_all_the_money()
    {
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = ($"X{round}-A", $"X{round}-B");
            await AccountAsync($"C-X{round}", a);
            await server.DoneAsync("createAccount", new { contactId = $"C-X{round}", number = b }, "account { id }");
            await server.DoneAsync("postAccountEntry", new { accountId = a, type = "INVOICE", amount = 3 }, "entry { id }");
            await server.DoneAsync("postAccountEntry", new { accountId = b, type = "INVOICE", amount = 4 }, "entry { id }");
            var done = 0;
            await EachAsync(2, async caller =>
            {
                var payload = await server.MutateAsync("setAccountState", new { id = caller == 0 ? a : b, state = "TERMINATED", transferToAccountId = caller == 0 ? b : a }, "account { id }");
                Interlocked.Add(ref done, payload["account"] is not null ? 1 : 0);
            });
            Assert.Equal(1, done);
            Assert.Equal([0m, 7m], new[] { (await KeptAsync(a)).Balance, (await KeptAsync(b)).Balance }.Order());
        }
    }

    [Fact]
    public async Task However_many_primary_accounts_are_created_at_once_one_is_primary()
    {
        await server.DoneAsync("createContact", new { code = "C-PRI", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        var numbers = new ConcurrentBag<string>();
        await EachAsync(32, async caller => numbers.Add((string)(await server.DoneAsync("createAccount", new { contactId = "C-PRI", isPrimary = caller % 2 == 0 ? true : (bool?)null }, "account { number }"))["number"]!));
        Assert.Equal(32, numbers.Distinct().Count());
        await server.DoneAsync("updateAccount", new { id = numbers.Order().First(), isPrimary = true }, "account { id }");
        await EachAsync(32, async caller => await server.DoneAsync("updateAccount", new { id = numbers.Order().ElementAt(caller), isPrimary = true }, "account { id }"));
        var primaries = (await server.QueryAsync("""{ contact(id: "C-PRI") { accounts(where: { combinator: "and", rules: [{ field: "isPrimary", operator: "=", value: true }] }) { totalCount } } }"""))["contact"]!;
        Assert.Equal(1, (int)primaries["accounts"]!["totalCount"]!);
        var kept = await server.Stored.RowsAsync("SELECT count(*) FROM account a JOIN contact c ON c.id = a.primary_of_contact_id WHERE c.code = 'C-PRI'");
        Assert.Equal(1L, kept.Single()[0]);
    }

    [Fact]
    public async Task Of_50_updates_for_the_same_version_exactly_one_wins()
    {
        await AccountAsync("C-VER", "VER");
        var outcomes = new ConcurrentBag<string>();
        await EachAsync(50, async caller =>
        {
            var payload = await server.MutateAsync("updateAccount", new { id = "VER", name = $"Name {caller}", expectedVersion = 1 }, "account { name version }");
            outcomes.Add(payload["account"] is { } account ? $"{account["name"]} {account["version"]}" : payload.Refusals().Single().Split(' ')[0]);
        });
        Assert.Equal(49, outcomes.Count(o => o == "CONFLICT"));
        var after = (await server.QueryAsync("{ account(id: \"VER\") { name version } }"))["account"]!;
        Assert.Equal(Assert.Single(outcomes, o => o != "CONFLICT"), $"{after["name"]} {after["version"]}");
    }

    [Fact]
    public async Task Of_many_entries_with_one_reference_exactly_one_is_posted()
    {
        await AccountAsync("C-REF", "REF");
        var outcomes = new ConcurrentBag<string>();
        await EachAsync(32, async caller => outcomes.Add((await server.MutateAsync("postAccountEntry", new { accountId = "REF", type = "INVOICE", amount = 1, reference = caller % 2 == 0 ? "inv-1" : "INV-1" })).Refusals().SingleOrDefault() ?? "posted"));
        Assert.Equal(31, outcomes.Count(o => o.StartsWith("ALREADY_EXISTS reference", StringComparison.Ordinal)));
        Assert.Equal(1m, (await KeptAsync("REF")).Balance);
    }

    private static Task EachAsync(int callers, Func<int, Task> work) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => work(caller))));

    private async Task<string> AccountAsync(string code, string number)
    {
        await server.DoneAsync("createContact", new { code, firstName = "Anna", lastName = "Smith" }, "contact { id }");
        return (string)(await server.DoneAsync("createAccount", new { contactId = code, number }, "account { id }"))["id"]!;
    }

    private static void AssertChain(IReadOnlyList<(int Number, decimal Amount, decimal BalanceAfter)> entries)
    {
        var balance = 0m;
        for (var i = 0; i < entries.Count; i++)
            Assert.Equal((i + 1, entries[i].Amount, balance += entries[i].Amount), entries[i]);
    }

    /// <summary>What the database holds of an account.</summary>
    private async Task<(decimal Balance, IReadOnlyList<(int Number, decimal Amount, decimal BalanceAfter)> Entries)> KeptAsync(string number)
    {
        await using var db = server.Services.GetRequiredService<DbContexts>().For(await server.CallerAsync(TestServer.Key));
        var account = await db.Set<Account>().SingleAsync(a => a.Number == number);
        var entries = await db.Set<AccountEntry>().Where(e => e.AccountId == account.Id).OrderBy(e => e.Number).ToListAsync();
        return (account.Balance, [.. entries.Select(e => (e.Number, e.Amount, e.BalanceAfter))]);
    }
}
