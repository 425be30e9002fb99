using System.Globalization;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Network;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Rewards;

/// <summary>A8 and A10 over the real server: what primary accounts show of rewards, and how it changes.</summary>
public abstract class AccountRewardsTests(RewardServer server)
{
    public sealed class OnSqlite(RewardServer server) : AccountRewardsTests(server), IClassFixture<RewardServer>;

    public sealed class OnPostgreSql(RewardServer.OnPostgreSql server) : AccountRewardsTests(server), IClassFixture<RewardServer.OnPostgreSql>;

    private const string Units = "periodValueUnits lifetimeValueUnits";

    [Fact]
    public async Task A8_Only_a_primary_account_has_rewards_and_they_go_along_when_another_becomes_primary()
    {
        var account = await server.AccountAsync();
        var other = (string)(await server.DoneAsync("createAccount", new { contactId = account, currency = "USD" }, "account { number }"))["number"]!;
        var scheme = await server.SchemeAsync();
        Assert.Null(await server.RewardsAsync(account, "id"));
        foreach (var (mutation, input) in Changes(other, scheme))
            Assert.Equal(["ACCOUNT_NOT_PRIMARY accountId"], await server.RefusedAsync(mutation, input));
        await server.EarnAsync(account, 30);
        Assert.Null(await server.RewardsAsync(other, "id"));

        await server.DoneAsync("updateAccount", new { id = other, isPrimary = true }, "account { id }");
        Assert.Null(await server.RewardsAsync(account, "id"));
        await server.EarnAsync(other, 12);
        Assert.Equal("""{"periodValueUnits":42,"lifetimeValueUnits":42}""", (await server.RewardsAsync(other, Units))!.ToJsonString());

        await server.DoneAsync("setAccountState", new { id = other, state = "TERMINATED" }, "account { id }");
        Assert.Null(await server.RewardsAsync(other, "id"));
        foreach (var (mutation, input) in Changes(other, scheme))
            Assert.Equal(["ACCOUNT_TERMINATED accountId"], await server.RefusedAsync(mutation, input));
        await server.DoneAsync("updateAccount", new { id = account, isPrimary = true }, "account { id }");
        Assert.Equal("""{"periodValueUnits":42,"lifetimeValueUnits":42}""", (await server.RewardsAsync(account, Units))!.ToJsonString());
        await server.DoneAsync("deleteAccount", new { id = account }, "account { id }");
        Assert.Equal(["ACCOUNT_DELETED accountId"], await server.RefusedAsync("leaveRewardScheme", new { accountId = account, rewardSchemeId = scheme }));
    }

    [Fact]
    public async Task A8_With_a_suspended_account_or_a_deleted_contact_nothing_is_joined_or_earned_but_what_is_there_can_be_taken_back()
    {
        var (account, scheme) = (await server.AccountAsync(), await server.SchemeAsync());
        await server.DoneAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = scheme }, "rewards { id }");
        await server.EarnAsync(account, 10);
        var another = await server.SchemeAsync();
        await server.DoneAsync("setAccountState", new { id = account, state = "SUSPENDED" }, "account { id }");
        await AssertClosedAsync("ACCOUNT_SUSPENDED");
        await server.DoneAsync("setAccountState", new { id = account, state = "ACTIVE" }, "account { id }");
        await server.DoneAsync("deleteContact", new { id = account }, "contact { id }");
        await AssertClosedAsync("CONTACT_DELETED");
        await server.DoneAsync("restoreContact", new { id = account }, "contact { id }");
        await server.EarnAsync(account, 5);
        await server.DoneAsync("leaveRewardScheme", new { accountId = account, rewardSchemeId = scheme }, "rewards { id }");
        Assert.Equal("""{"lifetimeValueUnits":13,"spendingBlocked":true,"schemes":[]}""", (await server.RewardsAsync(account, "lifetimeValueUnits spendingBlocked schemes { id }"))!.ToJsonString());

        async Task AssertClosedAsync(string code)
        {
            Assert.Equal([code + " accountId"], await server.RefusedAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = another }));
            Assert.Equal([code + " accountId"], await server.RefusedAsync("postRewardEntry", new { accountId = account, valueUnits = 1, reason = "Purchase" }));
            await server.EarnAsync(account, -1);
            await server.DoneAsync("updateAccountRewards", new { accountId = account, spendingBlocked = true }, "rewards { id }");
        }
    }

    [Fact]
    public async Task A8_What_is_said_of_rewards_is_kept_and_what_is_wrong_is_said_all_at_once()
    {
        var account = await server.AccountAsync();
        const string shown = "rewards { signedUpOn signedUpOrganisationName spendingBlocked spendingStatusChangedOn spendingStatusChangedBy { kind } automaticSpendSettings { enableAutomaticSpend automaticSpendPreference minimumWalletBalance fromPurchaseAmount } preferredPaymentMethod { type id } lifetimeValueUnits }";
        Assert.Equal(
            ["NOT_FOUND signedUpOrganisationId", "REQUIRED spendingBlocked", "INVALID_VALUE signedUpOn", "REQUIRED automaticSpendSettings.automaticSpendPreference", "NOT_ALLOWED automaticSpendSettings.minimumWalletBalance", "INVALID_VALUE automaticSpendSettings.minimumWalletBalance", "REQUIRED preferredPaymentMethod.id"],
            await server.RefusedAsync("updateAccountRewards", new
            {
                accountId = account,
                signedUpOn = "2030-01-01T00:00:00Z",
                signedUpOrganisationId = Guid.CreateVersion7(),
                spendingBlocked = (bool?)null,
                automaticSpendSettings = new { enableAutomaticSpend = true, minimumWalletBalance = -1 },
                preferredPaymentMethod = new { type = "CARD", id = " " },
            }));
        Assert.Null(await server.RewardsAsync(account, "id"));
        var merchant = await server.AddAsync("MERCHANT", name: "Harbour café " + account);
        var all = await server.DoneAsync("updateAccountRewards", new
        {
            accountId = account.ToLowerInvariant(),
            signedUpOn = "2020-03-10T13:27:45Z",
            signedUpOrganisationId = merchant,
            spendingBlocked = true,
            automaticSpendSettings = new { enableAutomaticSpend = true, automaticSpendPreference = "ALL_MERCHANT_PURCHASE", minimumWalletBalance = 1, fromPurchaseAmount = 1.76 },
            preferredPaymentMethod = new { type = "CARD", id = "card-1" },
        }, shown);
        Assert.Equal(
            $$$"""{"signedUpOn":"2020-03-10T13:27:45Z","signedUpOrganisationName":"Harbour café {{{account}}}","spendingBlocked":true,"spendingStatusChangedOn":"{{{server.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}}","spendingStatusChangedBy":{"kind":"API_KEY"},"automaticSpendSettings":{"enableAutomaticSpend":true,"automaticSpendPreference":"ALL_MERCHANT_PURCHASE","minimumWalletBalance":1,"fromPurchaseAmount":1.76},"preferredPaymentMethod":{"type":"CARD","id":"card-1"},"lifetimeValueUnits":0}""",
            System.Text.RegularExpressions.Regex.Unescape(all.ToJsonString()));
        var some = await server.DoneAsync("updateAccountRewards", new { accountId = account, automaticSpendSettings = (object?)null, preferredPaymentMethod = (object?)null, signedUpOn = (string?)null }, "rewards { signedUpOn signedUpOrganisationId spendingBlocked automaticSpendSettings { enableAutomaticSpend automaticSpendPreference minimumWalletBalance } preferredPaymentMethod { type id } }");
        Assert.Equal(
            $$$"""{"signedUpOn":null,"signedUpOrganisationId":"{{{merchant}}}","spendingBlocked":true,"automaticSpendSettings":{"enableAutomaticSpend":false,"automaticSpendPreference":null,"minimumWalletBalance":null},"preferredPaymentMethod":{"type":null,"id":null}}""",
            some.ToJsonString());
        var version = (int)(await server.QueryAsync("query($id: ID!) { account(id: $id) { version } }", new { id = account }))["account"]!["version"]!;
        Assert.Equal(["CONFLICT expectedVersion"], await server.RefusedAsync("updateAccountRewards", new { accountId = account, spendingBlocked = false, expectedVersion = version - 1 }));
        await server.DoneAsync("updateAccountRewards", new { accountId = account, spendingBlocked = false, expectedVersion = version }, "rewards { id }");
    }

    [Fact]
    public async Task A8_Value_units_count_towards_tiers_for_365_days_and_for_ever_towards_the_sum_of_all_times()
    {
        var account = await server.AccountAsync();
        const string shown = Units + " tier { name } nextTierProgression progression { tier { name } thresholdValueUnits percentage remainingValueUnits }";
        foreach (var (units, reason, expected) in new (int, string, string)[]
        {
            (0, "Nothing", "INVALID_VALUE valueUnits"), (1_000_001, "Much", "INVALID_VALUE valueUnits"), (-1_000_001, "Little", "INVALID_VALUE valueUnits"), (5, " ", "REQUIRED reason"), (-1, "None there", "INSUFFICIENT_VALUE_UNITS valueUnits"),
        })
            Assert.Equal([expected], await server.RefusedAsync("postRewardEntry", new { accountId = account, valueUnits = units, reason }));
        var entry = await server.DoneAsync("postRewardEntry", new { accountId = account, valueUnits = 99, reason = "Purchase" }, "rewardEntry { valueUnits reason lifetimeValueUnitsAfter postedDay countsUntil createdBy { kind } }");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(server.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Nicosia")).DateTime);
        Assert.Equal($$$"""{"valueUnits":99,"reason":"Purchase","lifetimeValueUnitsAfter":99,"postedDay":"{{{Day(today)}}}","countsUntil":"{{{Day(today.AddDays(364))}}}","createdBy":{"kind":"API_KEY"}}""", entry.ToJsonString());
        Assert.Equal(
            """{"periodValueUnits":99,"lifetimeValueUnits":99,"tier":{"name":"Bronze"},"nextTierProgression":99,"progression":[{"tier":{"name":"Bronze"},"thresholdValueUnits":0,"percentage":100,"remainingValueUnits":0},{"tier":{"name":"Silver"},"thresholdValueUnits":100,"percentage":99,"remainingValueUnits":1},{"tier":{"name":"Gold"},"thresholdValueUnits":1000,"percentage":9.9,"remainingValueUnits":901}]}""",
            (await server.RewardsAsync(account, shown))!.ToJsonString());
        server.Clock.Advance(TimeSpan.FromDays(100));
        await server.EarnAsync(account, 901);
        Assert.Equal("1000 1000 Gold ", await TierAsync());
        server.Clock.Advance(TimeSpan.FromDays(264));
        Assert.Equal("1000 1000 Gold ", await TierAsync());
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("901 1000 Silver 90.1", await TierAsync());
        // More is taken back than was earned in the period: the tier of 0 is everybody's.
        await server.EarnAsync(account, -950);
        Assert.Equal("-49 50 Bronze 0", await TierAsync());
        Assert.Equal(["INSUFFICIENT_VALUE_UNITS valueUnits"], await server.RefusedAsync("postRewardEntry", new { accountId = account, valueUnits = -51, reason = "Too much" }));
        var entries = await server.RewardsAsync(account, """entries(where: {combinator: "and", rules: [{field: "valueUnits", operator: ">", value: 0}]}, orderBy: [{field: "postedOn", direction: DESC}]) { totalCount nodes { valueUnits } }""");
        Assert.Equal("901,99", string.Join(',', entries!["entries"]!["nodes"]!.AsArray().Select(n => n!["valueUnits"]!)));

        async Task<string> TierAsync()
        {
            var read = (await server.RewardsAsync(account, Units + " tier { name } nextTierProgression"))!;
            return $"{read["periodValueUnits"]} {read["lifetimeValueUnits"]} {read["tier"]!["name"]} {read["nextTierProgression"]}";
        }
    }

    [Fact]
    public async Task A8_Accounts_are_filtered_sorted_and_grouped_by_rewards_and_a_page_with_all_of_them_costs_one_statement_for_each_list()
    {
        var accounts = new List<string>();
        foreach (var units in (int[])[0, 50, 150, 2000])
        {
            accounts.Add(await server.AccountAsync());
            if (units > 0)
                await server.EarnAsync(accounts[^1], units);
        }
        foreach (var (field, op, value, expected) in new (string, string, object?, int[])[]
        {
            ("rewards.tier.name", "=", "bronze", [1]), ("rewards.tier.name", "!=", "gold", [0, 1, 2]), ("rewards.tier.thresholdValueUnits", ">=", 100, [2, 3]), ("rewards.periodValueUnits", "<", 151, [1, 2]),
            ("rewards.lifetimeValueUnits", "between", new[] { 50, 150 }, [1, 2]), ("rewards.spendingBlocked", "=", false, [1, 2, 3]), ("rewards.id", "null", null, [0]), ("rewards.entries.valueUnits", ">", 100, [2, 3]), ("rewards.progression.tier.name", "=", "Gold", [1, 2, 3]),
        })
        {
            var where = Where(field, op, value);
            var found = (await server.QueryAsync("query($w: RuleGroup) { accounts(where: $w) { nodes { number } } }", new { w = where }))["accounts"]!["nodes"]!.AsArray();
            Assert.Equal(expected.Select(i => accounts[i]), found.Select(n => (string)n!["number"]!));
        }
        var read = await server.QueryAsync("""query($w: RuleGroup) { accounts(where: $w, orderBy: [{field: "rewards.periodValueUnits", direction: DESC}]) { nodes { number } aggregate(groupBy: [{field: "rewards.tier.name"}]) { keys { value } count } } }""", new { w = Where("rewards.id", "notNull", null) });
        Assert.Equal([accounts[3], accounts[2], accounts[1]], read["accounts"]!["nodes"]!.AsArray().Select(n => (string)n!["number"]!));
        Assert.Equal("Bronze 1, Gold 1, Silver 1", string.Join(", ", read["accounts"]!["aggregate"]!.AsArray().Select(g => $"{g!["keys"]![0]!["value"]} {g["count"]}").Order()));

        // Who has no rewards is in no tier, not even in that of 0.
        var groups = (await server.QueryAsync("""query($w: RuleGroup) { accounts(where: $w) { aggregate(groupBy: [{field: "rewards.tier.name"}]) { keys { value } count } } }""", new { w = new { combinator = "and", rules = new[] { new { field = "number", @operator = "in", value = accounts } } } }))["accounts"]!["aggregate"]!.AsArray();
        Assert.Equal(" 1, Bronze 1, Gold 1, Silver 1", string.Join(", ", groups.Select(g => $"{g!["keys"]![0]!["value"]} {g["count"]}").Order(StringComparer.Ordinal)));

        foreach (var first in (int[])[1, 3])
        {
            server.Statements.Take();
            await server.QueryAsync("query($w: RuleGroup, $n: Int) { accounts(where: $w, first: $n) { nodes { rewards { " + Units + " tier { name colour } nextTierProgression progression { percentage tier { name } } schemes { scheme { name } } merchants { name } entries(first: 2) { nodes { reason } } } } } }",
                new { w = new { combinator = "and", rules = new[] { new { field = "number", @operator = "in", value = accounts[1..] } } }, n = first });
            Assert.Equal(5, server.Statements.Take().Count);
        }

        object Where(string field, string op, object? value) => new { combinator = "and", rules = new object[] { new { field = "number", @operator = "in", value = (object)accounts }, new { field, @operator = op, value } } };
    }

    [Fact]
    public async Task A10_Merchants_are_added_marked_for_the_next_visit_and_removed()
    {
        var account = await server.AccountAsync();
        var (one, other) = (await server.AddAsync("MERCHANT", name: "Café " + account), await server.AddAsync("MERCHANT", name: "Pier " + account));
        Assert.Equal(["NOT_FOUND merchants.1.organisationId", "INVALID_VALUE merchants.2.organisationId"],
            await server.RefusedAsync("addAccountMerchants", new { accountId = account, merchants = new[] { new { organisationId = one }, new { organisationId = Guid.Empty.ToString() }, new { organisationId = one } } }));
        Assert.Equal(["INVALID_VALUE merchants"], (await server.RefusedAsync("addAccountMerchants", new { accountId = account, merchants = Enumerable.Repeat(new { organisationId = one }, 201) })).Distinct().Where(r => r == "INVALID_VALUE merchants"));
        const string shown = "rewards { merchants { organisationId isNextVisit } }";
        await server.DoneAsync("addAccountMerchants", new { accountId = account, merchants = new[] { new { organisationId = one, isNextVisit = false } } }, shown);
        var both = await server.DoneAsync("addAccountMerchants", new { accountId = account, merchants = new[] { new { organisationId = one, isNextVisit = true }, new { organisationId = other, isNextVisit = false } } }, shown);
        Assert.Equal($$$"""{"merchants":[{"organisationId":"{{{one}}}","isNextVisit":true},{"organisationId":"{{{other}}}","isNextVisit":false}]}""", both.ToJsonString());
        var left = await server.DoneAsync("removeAccountMerchant", new { accountId = account, organisationId = one }, "rewards { merchants { name } }");
        Assert.Equal("Pier " + account, (string)left["merchants"]![0]!["name"]!);
        Assert.Equal([$"NOT_FOUND organisationId (accountMerchant,{one})"], (await server.MutateAsync("removeAccountMerchant", new { accountId = account, organisationId = one })).Refusals());
    }

    [Fact]
    public async Task X2_Who_listens_to_accounts_hears_what_changed_of_their_rewards_as_far_as_it_may_be_read()
    {
        var (account, scheme) = (await server.AccountAsync(new { email = "anna@example.com" }), await server.SchemeAsync(new { signUpOption = "EMAIL_DOMAIN", emailDomains = (string[])["example.com"] }));
        const string Field = "subscription($w: RuleGroup) { accountChanged(where: $w) { change event changes { field from to } } }";
        var variables = new { w = ContactsThatChange.Rule("number", account) };
        using var listener = await ChangeListener.OpenAsync(server, Field, variables);
        using var without = await ChangeListener.OpenAsync(server, Field, variables, await server.IssueKeyAsync(scopes: ["accounts:read"]));
        using var some = await ChangeListener.OpenAsync(server, Field, variables, await server.IssueKeyAsync(scopes: ["accounts:read", "rewards:read"]));
        await server.DoneAsync("joinRewardScheme", new { accountId = account, rewardSchemeId = scheme }, "rewards { id }");
        await server.EarnAsync(account, 7);
        await server.DoneAsync("leaveRewardScheme", new { accountId = account, rewardSchemeId = scheme }, "rewards { id }");

        Assert.Equal(["CHANGED UPDATED rewards:null→0 rewards.schemes:null→anna@example.com", "CHANGED UPDATED rewards:0→7", "CHANGED UPDATED rewards.schemes:anna@example.com→null"], await ThreeAsync(listener));
        Assert.Equal(["CHANGED UPDATED", "CHANGED UPDATED", "CHANGED UPDATED"], await ThreeAsync(without));
        Assert.Equal(["CHANGED UPDATED rewards:null→0 rewards.schemes:null→?", "CHANGED UPDATED rewards:0→7", "CHANGED UPDATED rewards.schemes:?→null"], await ThreeAsync(some));

        static async Task<string[]> ThreeAsync(ChangeListener listener)
        {
            var lines = new List<string>();
            while (lines.Count < 3)
            {
                var heard = await listener.NextAsync();
                var changes = heard.GetProperty("changes").EnumerateArray().OrderBy(c => c.GetProperty("field").GetString(), StringComparer.Ordinal)
                    .Select(c => $"{c.GetProperty("field").GetString()}:{Told(c.GetProperty("from"))}→{Told(c.GetProperty("to"))}");
                lines.Add(string.Join(' ', changes.Prepend($"{heard.GetProperty("change").GetString()} {heard.GetProperty("event").GetString()}")));
            }
            return [.. lines];
        }

        static string Told(System.Text.Json.JsonElement side) => side.ValueKind == System.Text.Json.JsonValueKind.Null ? "null"
            : side.TryGetProperty("lifetimeValueUnits", out var units) ? units.GetRawText()
            : side.TryGetProperty("emailAddress", out var email) ? email.GetString()! : "?";
    }

    [Fact]
    public async Task A8_Whatever_32_callers_post_at_once_the_sum_is_exact_and_of_two_who_join_one_does()
    {
        var account = await server.AccountAsync();
        var scheme = await server.SchemeAsync();
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                var units = i == 2 ? -40 : caller + 1;
                if ((await server.MutateAsync("postRewardEntry", new { accountId = account, valueUnits = units, reason = "Purchase" }, "rewardEntry { id }"))["rewardEntry"] is not null)
                    Interlocked.Add(ref taken, units);
            }
        })));
        var read = (await server.RewardsAsync(account, Units + " entries(last: 1) { nodes { lifetimeValueUnitsAfter } aggregate(of: [\"valueUnits\"]) { values { sum } } }"))!;
        Assert.True(taken >= 0);
        Assert.Equal((taken, taken, taken), ((int)read["periodValueUnits"]!, (int)read["lifetimeValueUnits"]!, (int)read["entries"]!["aggregate"]![0]!["values"]![0]!["sum"]!));
        Assert.Equal(taken, (int)read["entries"]!["nodes"]![0]!["lifetimeValueUnitsAfter"]!);

        var fresh = await server.AccountAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => server.RefusedAsync("joinRewardScheme", new { accountId = fresh, rewardSchemeId = scheme }))));
        Assert.Single(answers, a => a.Length == 0);
        Assert.All(answers.Where(a => a.Length > 0), a => Assert.Equal(["SCHEME_JOINED rewardSchemeId"], a));
        Assert.Single((await server.RewardsAsync(fresh, "schemes { id }"))!["schemes"]!.AsArray());
    }

    private static IEnumerable<(string Mutation, object Input)> Changes(string account, string scheme) =>
    [
        ("joinRewardScheme", new { accountId = account, rewardSchemeId = scheme }),
        ("leaveRewardScheme", new { accountId = account, rewardSchemeId = scheme }),
        ("updateAccountRewards", new { accountId = account, spendingBlocked = true }),
        ("addAccountMerchants", new { accountId = account, merchants = Array.Empty<object>() }),
        ("removeAccountMerchant", new { accountId = account, organisationId = Guid.Empty }),
        ("postRewardEntry", new { accountId = account, valueUnits = 1, reason = "Purchase" }),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
