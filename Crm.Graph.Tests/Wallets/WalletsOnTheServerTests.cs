using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Network;
using Crm.Graph.Tests.Support;
using Crm.Graph.Wallets.Commands;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Wallets;

/// <summary>Wallets over HTTP, from a day in March on: Monday the 2nd, half past eleven in Cyprus.</summary>
public abstract class WalletsOnTheServerTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : WalletsOnTheServerTests(Database.Sqlite);

    public sealed class OnPostgreSql() : WalletsOnTheServerTests(Database.PostgreSql);

    private const string Balances = "balance openBalance commerceBalance pendingBalance";

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));
        await Do("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        await Do("createAccount", new { contactId = "C-1", number = "A-1" }, "account { id }");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task W2_An_account_has_one_effective_wallet_in_its_currency()
    {
        var wallet = await Do("createWallet", new { accountId = "a-1", minimumBalance = 10.99 }, "wallet { id code state currency minimumBalance account { number } " + Balances + " }");
        Assert.Equal(["WA00000001", "EFFECTIVE", "EUR", "A-1"], new[] { wallet["code"], wallet["state"], wallet["currency"], wallet["account"]!["number"] }.Select(n => (string)n!));
        Assert.Equal((10.99m, 0m), ((decimal)wallet["minimumBalance"]!, (decimal)wallet["balance"]!));
        Assert.Equal(["WALLET_EXISTS accountId"], Codes(await _server.MutateAsync("createWallet", new { accountId = "A-1" })));
        var account = (await _server.QueryAsync("""{ account(id: "A-1") { wallet { code balance commerceBalance journals { totalCount } } financials { overdueAmount balance } wallets { nodes { code } } } accounts(where: {combinator: "and", rules: [{field: "wallet.code", operator: "=", value: "wa00000001"}]}, orderBy: [{field: "wallet.balance"}]) { nodes { number } aggregate(groupBy: [{field: "wallet.state"}]) { count } } }"""));
        Assert.Equal("WA00000001", (string)account["account"]!["wallet"]!["code"]!);
        Assert.Equal("A-1", (string)account["accounts"]!["nodes"]![0]!["number"]!);
    }

    [Fact]
    public async Task W4_A_terminated_wallet_makes_room_for_another_and_comes_back_only_when_that_is_gone()
    {
        await WalletAsync();
        await Do("performWalletAction", new { id = "W-1", action = "TERMINATE" }, "wallet { id }");
        Assert.Null((await _server.QueryAsync("{ account(id: \"A-1\") { wallet { id } } }"))["account"]!["wallet"]);
        await Do("createWallet", new { accountId = "A-1", code = "W-2" }, "wallet { id }");
        Assert.Equal(["WALLET_EXISTS id"], Codes(await _server.MutateAsync("performWalletAction", new { id = "W-1", action = "REACTIVATE" })));
        await Do("performWalletAction", new { id = "W-2", action = "TERMINATE" }, "wallet { id }");
        Assert.Equal("EFFECTIVE", (string)(await Do("performWalletAction", new { id = "W-1", action = "REACTIVATE" }, "wallet { state }"))["state"]!);
    }

    [Fact]
    public async Task W4_What_is_in_a_wallet_is_written_off_on_purpose_only()
    {
        await WalletAsync();
        await PostAsync("CREDIT", 5);
        await PostAsync("CREDIT", 7, new { spendConditionId = await ConditionAsync() });
        Assert.Equal(["MONEY_IN_WALLET"], Codes(await _server.MutateAsync("performWalletAction", new { id = "W-1", action = "TERMINATE" })));
        var wallet = await Do("performWalletAction", new { id = "W-1", action = "TERMINATE", writeOff = true }, "wallet { state balance journals(last: 2) { nodes { transactionType movement } } }");
        Assert.Equal("""{"state":"TERMINATED","balance":0,"journals":{"nodes":[{"transactionType":"WRITE_OFF","movement":-5},{"transactionType":"WRITE_OFF","movement":-7}]}}""", wallet.ToJsonString());
        await AssertBooksAsync();
    }

    [Fact]
    public async Task W3_Limits_and_topups_are_kept_as_they_were_said()
    {
        await WalletAsync();
        var wallet = await Do("updateWallet", new
        {
            id = "W-1",
            limitRules = new[] { new { name = "VIP", maximumAmount = 9.99, maximumNumber = 10, period = "ANNUAL", transactionTypes = (string[])["TOPUP", "CREDIT"] } },
            autoTopup = new { threshold = 0.01, amount = 10.5, paymentMethod = new { type = "CARD", id = "card-1" } },
            termedTopup = new { amount = 10.5, frequency = new { period = "MONTHS", value = 1 }, topupDay = new { dayOfMonth = 1 }, paymentMethod = new { type = "ACCOUNT_DEBIT", id = "iban-1" } },
        }, "wallet { limitRules { name maximumAmount maximumNumber period transactionTypes } autoTopup { threshold amount paymentMethod { type id } } termedTopup { amount frequency { period value } topupDay { dayOfMonth dayOfWeek } nextOn paymentMethod { type id } } }");
        Assert.Equal(
            """{"limitRules":[{"name":"VIP","maximumAmount":9.99,"maximumNumber":10,"period":"ANNUAL","transactionTypes":["CREDIT","TOPUP"]}],"autoTopup":{"threshold":0.01,"amount":10.5,"paymentMethod":{"type":"CARD","id":"card-1"}},"termedTopup":{"amount":10.5,"frequency":{"period":"MONTHS","value":1},"topupDay":{"dayOfMonth":1,"dayOfWeek":null},"nextOn":"2026-04-01","paymentMethod":{"type":"ACCOUNT_DEBIT","id":"iban-1"}}}""",
            wallet.ToJsonString());
        Assert.Equal(["LIMIT_REACHED amount"], Codes(await PostAsync("CREDIT", 10, refused: true)));
        wallet = await Do("updateWallet", new { id = "W-1", limitRules = (object?)null, autoTopup = (object?)null }, "wallet { limitRules { id } autoTopup { amount } termedTopup { amount } }");
        Assert.Equal("""{"limitRules":[],"autoTopup":{"amount":null},"termedTopup":{"amount":10.5}}""", wallet.ToJsonString());
        await PostAsync("CREDIT", 10);
    }

    [Fact]
    public async Task W5_Journals_are_a_list_that_is_filtered_and_summed()
    {
        await WalletAsync();
        await PostAsync("CREDIT", 900_000_000_000.0001m, new { reference = "R-1" });
        await PostAsync("DEBIT", 0.0001m);
        Assert.Equal(["ALREADY_EXISTS reference"], Codes(await PostAsync("DEBIT", 1, new { reference = "r-1" }, refused: true)));
        var read = await _server.QueryAsync("""
            { walletJournals(where: {combinator: "and", rules: [{field: "wallet.code", operator: "=", value: "W-1"}, {field: "type", operator: "=", value: "CREDIT"}]}) { nodes { number amount currency balanceAfter reference createdBy { name } } }
              wallet(id: "w-1") { journals { aggregate(groupBy: [{field: "currency"}]) { count } } } }
            """);
        var journal = Assert.Single(read["walletJournals"]!["nodes"]!.AsArray())!;
        Assert.Equal((1, 900_000_000_000.0001m, "R-1"), ((int)journal["number"]!, (decimal)journal["balanceAfter"]!, (string)journal["reference"]!));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task W5_An_expired_amount_is_in_no_balance_even_before_its_journal_is_posted()
    {
        await WalletAsync();
        var condition = await ConditionAsync();
        await PostAsync("CREDIT", 10, new { validTo = "2026-03-03" });
        await PostAsync("CREDIT", 20, new { validTo = "2026-03-03", spendConditionId = condition });
        await PostAsync("CREDIT", 1, new { validFrom = "2026-03-05" });
        Assert.Equal("31 11 20 1", await BalancesAsync());
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("1 1 0 1", await BalancesAsync());
        Assert.Equal(0m, (decimal)(await _server.QueryAsync("{ wallet(id: \"W-1\") { commerceBalances { nodes { amount } } } }"))["wallet"]!["commerceBalances"]!["nodes"]![0]!["amount"]!);
        var upkeep = _server.Services.GetRequiredService<WalletUpkeep>();
        Assert.Equal((2, 0), (await upkeep.ExpireAsync(CancellationToken.None), await upkeep.ExpireAsync(CancellationToken.None)));
        Assert.Equal("1 1 0 1", await BalancesAsync());
        Assert.Equal(["EXPIRY -10", "EXPIRY -20"], await JournalsAsync(last: 2));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task W6_A_commerce_balance_says_where_on_what_and_when_it_can_be_spent_and_what_expires_when()
    {
        await WalletAsync();
        var organisation = (await _server.CallerAsync(TestServer.Key)).OrganisationId;
        var condition = (string)(await Do("createSpendCondition", new
        {
            name = "Happy Hour",
            organisations = new[] { organisation },
            products = new[] { new { idType = "BRAND", productId = "B-1", name = "Coffee" } },
            timings = new[] { new { day = 2, startTime = "11:00", endTime = "12:00" } },
        }, "spendCondition { id }"))["id"]!;
        // Today, 30, 31, 60, 61, 90 and 91 days from now, and never.
        foreach (var (amount, validTo) in new[] { (1, "2026-03-02"), (2, "2026-04-01"), (4, "2026-04-02"), (8, "2026-05-01"), (16, "2026-05-02"), (32, "2026-05-31"), (64, "2026-06-01"), (128, null) })
            await PostAsync("CREDIT", amount, new { validTo, spendConditionId = condition });
        var balance = (await _server.QueryAsync("""
            { wallet(id: "W-1") { commerceBalances { nodes { name amount currency expiration { zeroToThirty thirtyToSixty sixtyToNinety ninetyPlus }
              spendCondition { organisations { organisationId name } products { idType productId name } timings { month day startTime endTime } } } } } }
            """))["wallet"]!["commerceBalances"]!["nodes"]![0]!;
        Assert.Equal("""{"zeroToThirty":3,"thirtyToSixty":12,"sixtyToNinety":48,"ninetyPlus":64}""", balance["expiration"]!.ToJsonString());
        Assert.Equal((255m, "Happy Hour"), ((decimal)balance["amount"]!, (string)balance["name"]!));
        var said = balance["spendCondition"]!;
        Assert.Equal(organisation.ToString(), (string)said["organisations"]![0]!["organisationId"]!);
        Assert.Equal("""{"idType":"BRAND","productId":"B-1","name":"Coffee"}""", said["products"]![0]!.ToJsonString());
        Assert.Equal("""{"month":null,"day":2,"startTime":"11:00","endTime":"12:00"}""", said["timings"]![0]!.ToJsonString());

        await PostAsync("DEBIT", 7, new { spendConditionId = condition, organisationId = organisation, productId = "B-1" });
        Assert.Equal(["SPEND_CONDITION_NOT_MET productId"], Codes(await PostAsync("DEBIT", 1, new { spendConditionId = condition, productId = "B-2" }, refused: true)));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(["SPEND_CONDITION_NOT_MET spendConditionId"], Codes(await PostAsync("DEBIT", 1, new { spendConditionId = condition }, refused: true)));
        await AssertBooksAsync();
    }

    [Fact]
    public Task W6_The_buckets_are_together_what_can_expire_and_the_parts_are_together_the_balance() => Gen.Select(
        Gen.Bool, Gen.Int[1, 400_000].Select(i => i / 10_000m), Gen.Int[-20, 120], Gen.Bool, Gen.Int[0, 40]).Array[12, 24].SampleAsync(async steps =>
    {
        var (name, condition) = (Guid.NewGuid().ToString("N")[..8], (string)(await Do("createSpendCondition", new { name = Guid.NewGuid() }, "spendCondition { id }"))["id"]!);
        await Do("createAccount", new { contactId = "C-1", number = "A" + name }, "account { id }");
        await Do("createWallet", new { accountId = "A" + name, code = name }, "wallet { id }");
        foreach (var (isCredit, amount, days, isCommerce, wait) in steps)
        {
            var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
            var validTo = isCredit && days >= 0 ? today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
            await _server.MutateAsync("createWalletJournal", new { walletId = name, type = isCredit ? "CREDIT" : "DEBIT", amount, validTo, spendConditionId = isCommerce ? condition : null });
            _clock.Advance(TimeSpan.FromDays(wait / 20));
        }
        var day = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var wallet = (await _server.QueryAsync($$"""
            { wallet(id: "{{name}}") { balance openBalance commerceBalance commerceBalances { nodes { amount expiration { zeroToThirty thirtyToSixty sixtyToNinety ninetyPlus } } }
              credits(first: 100, where: {combinator: "and", rules: [{field: "isSpent", operator: "=", value: false}]}) { nodes { remaining validTo journal { spendCondition { id } } } } } }
            """))["wallet"]!;
        var pockets = wallet["commerceBalances"]!["nodes"]!.AsArray();
        var left = wallet["credits"]!["nodes"]!.AsArray().Where(c => c!["journal"]!["spendCondition"] is not null && string.CompareOrdinal((string?)c["validTo"] ?? "9", day) >= 0).ToList();
        Assert.Equal(left.Where(c => c!["validTo"] is not null).Sum(c => (decimal)c!["remaining"]!), pockets.Sum(p => p!["expiration"]!.AsObject().Sum(b => (decimal)b.Value!)));
        Assert.Equal(left.Sum(c => (decimal)c!["remaining"]!), (decimal)wallet["commerceBalance"]!);
        Assert.Equal((decimal)wallet["commerceBalance"]!, pockets.Sum(p => (decimal)p!["amount"]!));
        Assert.Equal((decimal)wallet["balance"]!, (decimal)wallet["openBalance"]! + (decimal)wallet["commerceBalance"]!);
        await AssertBooksAsync();
    }, iter: 5, threads: 1);

    [Fact]
    public async Task W7_An_amount_can_be_bound_to_an_organisation_of_the_network_and_to_no_other()
    {
        var merchant = await _server.AddAsync("MERCHANT");
        var foreign = (await _server.CallerAsync(TestServer.OtherKey)).OrganisationId;
        await WalletAsync();
        var condition = (string)(await Do("createSpendCondition", new { name = "There", organisations = new[] { merchant } }, "spendCondition { id }"))["id"]!;
        await PostAsync("CREDIT", 10, new { spendConditionId = condition });

        await PostAsync("DEBIT", 4, new { spendConditionId = condition, organisationId = merchant });
        var own = (await _server.CallerAsync(TestServer.Key)).OrganisationId;
        Assert.Equal(["SPEND_CONDITION_NOT_MET organisationId"], Codes(await PostAsync("DEBIT", 4, new { spendConditionId = condition, organisationId = own }, refused: true)));
        var refused = await _server.MutateAsync("createSpendCondition", new { name = "Elsewhere", organisations = new[] { foreign } }, "spendCondition { id }");
        Assert.Equal($"NOT_FOUND organisations.0 (organisation,{foreign})", refused.Refusals().Single());
    }

    [Fact]
    public async Task W7_A_spend_condition_is_changed_list_by_list()
    {
        var condition = await ConditionAsync();
        await Do("updateSpendCondition", new { id = condition, products = new[] { new { idType = "PRODUCT", productId = "P-1" } }, timings = new[] { new { month = 12 } } }, "spendCondition { id }");
        var changed = await Do("updateSpendCondition", new { id = condition, name = "Coffee", timings = Array.Empty<object>() }, "spendCondition { name version products { productId } timings { id } }");
        Assert.Equal("""{"name":"Coffee","version":3,"products":[{"productId":"P-1"}],"timings":[]}""", changed.ToJsonString());
        Assert.Equal(["INVALID_VALUE timings.0.startTime"], Codes(await _server.MutateAsync("updateSpendCondition", new { id = condition, timings = new[] { new { startTime = "25:00" } } })));
        Assert.Equal(["ALREADY_EXISTS name"], Codes(await _server.MutateAsync("createSpendCondition", new { name = "COFFEE" })));
        Assert.Equal(1, (int)(await _server.QueryAsync("{ spendConditions { totalCount } }"))["spendConditions"]!["totalCount"]!);
    }

    [Fact]
    public async Task W5_A_reversal_restores_what_was_there_once()
    {
        await WalletAsync();
        await PostAsync("CREDIT", 10, new { validTo = "2026-03-20" });
        await PostAsync("CREDIT", 5);
        var debit = (string)(await PostAsync("DEBIT", 12))["walletJournal"]!["id"]!;
        var reversal = await Do("reverseWalletJournal", new { id = debit, description = "By mistake" }, "walletJournal { type transactionType movement description reverses { id reversedBy { number } } }");
        Assert.Equal("""{"type":"CREDIT","transactionType":"REVERSAL","movement":12,"description":"By mistake","reverses":{"id":"?","reversedBy":{"number":4}}}""", reversal.ToJsonString().Replace(debit, "?", StringComparison.Ordinal));
        var credits = (await _server.QueryAsync("{ wallet(id: \"W-1\") { credits { nodes { remaining validTo } } } }"))["wallet"]!["credits"]!["nodes"]!;
        Assert.Equal("""[{"remaining":10,"validTo":"2026-03-20"},{"remaining":5,"validTo":null}]""", credits.ToJsonString());
        Assert.Equal(["ALREADY_REVERSED id"], Codes(await _server.MutateAsync("reverseWalletJournal", new { id = debit })));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task W1_A_balance_that_is_not_the_sum_of_its_journals_is_found_and_told_once_a_night()
    {
        await WalletAsync();
        await PostAsync("CREDIT", 10);
        await AssertBooksAsync();
        var upkeep = _server.Services.GetRequiredService<WalletUpkeep>();
        Assert.Equal(0, await upkeep.ReconcileAsync(CancellationToken.None));
        await _server.Stored.RowsAsync("UPDATE wallet SET open_balance = open_balance + 1");
        var found = (await _server.QueryAsync("{ walletReconciliation { wallet { code } of stored journals credits } }"))["walletReconciliation"]!;
        var extra = on == Database.Sqlite ? 10.0001m : 11m;
        Assert.Equal($"[{{\"wallet\":{{\"code\":\"W-1\"}},\"of\":\"OPEN\",\"stored\":{extra},\"journals\":10,\"credits\":10}}]", found.ToJsonString());
        Assert.Equal(0, await upkeep.ReconcileAsync(CancellationToken.None));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await upkeep.ReconcileAsync(CancellationToken.None), await upkeep.ReconcileAsync(CancellationToken.None)));
        var tenant = (await _server.CallerAsync(TestServer.Key)).TenantId;
        var log = await _server.Services.GetRequiredService<EventLog>().ReadAsync(tenant, 0, 100, CancellationToken.None);
        Assert.Single(log, e => e is { Entity: "Wallet", Event: "BOOKS_DIFFER" });
    }

    [Fact]
    public async Task X2_Journals_are_heard_as_they_are_posted_by_who_asked_for_such()
    {
        await WalletAsync();
        const string Field = "walletJournalPosted(where: {combinator: \"and\", rules: [{field: \"amount\", operator: \">\", value: 5}]}";
        const string Told = "{ change event cursor walletJournal { amount wallet { code balance } } }";
        string cursor;
        using (var listener = await ChangeListener.OpenAsync(_server, $"{Field}) {Told}"))
        {
            await PostAsync("CREDIT", 5);
            await PostAsync("CREDIT", 6);
            var heard = await listener.NextAsync();
            Assert.Equal("ENTERED CREATED 6", $"{heard.GetProperty("change").GetString()} {heard.GetProperty("event").GetString()} {heard.GetProperty("walletJournal").GetProperty("amount")}");
            cursor = heard.GetProperty("cursor").GetString()!;
        }
        await PostAsync("DEBIT", 7);
        using var again = await ChangeListener.OpenAsync(_server, $"{Field}, after: \"{cursor}\") {Told}");
        var missed = await again.NextAsync();
        Assert.Equal("""{"amount":7,"wallet":{"code":"W-1","balance":4}}""", missed.GetProperty("walletJournal").GetRawText());
    }

    private async Task WalletAsync() => await Do("createWallet", new { accountId = "A-1", code = "W-1" }, "wallet { id }");

    private async Task<string> ConditionAsync() => (string)(await Do("createSpendCondition", new { name = "Anything" }, "spendCondition { id }"))["id"]!;

    private async Task<JsonObject> PostAsync(string type, decimal amount, object? more = null, bool refused = false)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (input["walletId"], input["type"], input["amount"]) = ("W-1", type, amount);
        var payload = await _server.MutateAsync("createWalletJournal", input, "walletJournal { id }");
        Assert.True(refused || payload["walletJournal"] is not null, payload.ToJsonString());
        return payload;
    }

    private async Task<string> BalancesAsync()
    {
        var wallet = (await _server.QueryAsync($"{{ wallet(id: \"W-1\") {{ {Balances} }} }}"))["wallet"]!.AsObject();
        return string.Join(' ', wallet.Select(f => f.Value!.ToJsonString()));
    }

    private async Task<string[]> JournalsAsync(int last)
        => [.. (await _server.QueryAsync($"{{ wallet(id: \"W-1\") {{ journals(last: {last}) {{ nodes {{ transactionType movement }} }} }} }}"))["wallet"]!["journals"]!["nodes"]!.AsArray()
            .Select(j => $"{j!["transactionType"]} {j["movement"]}")];

    private async Task AssertBooksAsync()
        => Assert.Empty((await _server.QueryAsync("{ walletReconciliation { of } }"))["walletReconciliation"]!.AsArray());

    private static string[] Codes(JsonObject payload)
        => [.. payload["errors"]!.AsArray().Select(e => $"{e!["code"]} {string.Join('.', e["path"]!.AsArray())}".TrimEnd())];

    private Task<JsonNode> Do(string mutation, object input, string answers) => _server.DoneAsync(mutation, input, answers);
}
