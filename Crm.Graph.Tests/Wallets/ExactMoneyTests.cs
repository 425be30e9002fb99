using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Support;
using Crm.Graph.Wallets.Commands;
using Crm.Graph.Wallets.Model;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Wallets;

/// <summary>Amounts of fifteen digits and four decimals, in currencies of no, two and three minor digits: nothing is rounded, and what cannot be kept is refused.</summary>
public abstract class ExactMoneyTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ExactMoneyTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ExactMoneyTests(server);

    private const string Much = "899999999999999.9999";

    private readonly string _name = Guid.NewGuid().ToString("N")[..8];

    [Theory]
    [InlineData("JPY")]
    [InlineData("EUR")]
    [InlineData("KWD")]
    public async Task W2_Fifteen_digits_and_four_decimals_come_back_as_they_went_in(string currency)
    {
        var number = await WalletAsync(currency: currency, minimum: Number(Much));
        Assert.Equal(Much, await MinimumAsync());
        await server.DoneAsync("updateWallet", new { id = _name, minimumBalance = 0.0001m }, "wallet { id }");
        await server.DoneAsync("updateWallet", new { id = _name, minimumBalance = Much }, "wallet { id }");
        Assert.Equal(Much, await MinimumAsync());
        await server.QueryAsync($"mutation {{ updateWallet(input: {{ id: \"{_name}\", minimumBalance: 900000000000000.0000 }}) {{ errors {{ code }} }} }}");
        Assert.Equal("900000000000000", await MinimumAsync());
        Assert.Equal(currency, (string)(await server.QueryAsync($"{{ account(id: \"{number}\") {{ currency }} }}"))["account"]!["currency"]!);
    }

    [Fact]
    public async Task W1_Fifteen_digits_are_filtered_sorted_paged_and_summed_to_the_last_decimal()
    {
        for (var i = 0; i < 3; i++)
            await WalletAsync($"-{i}", "KWD", Number(Much).AsValue().GetValue<decimal>() - i * 0.0001m);
        async Task<JsonNode> Wallets(string rule, string selected, string more = "") => (await server.QueryAsync(
            $"{{ wallets(where: {{combinator: \"and\", rules: [{{field: \"code\", operator: \"beginsWith\", value: \"{_name}\"}}{rule}]}}{more}) {{ {selected} }} }}"))["wallets"]!;
        foreach (var (rule, found) in new[] { ($"operator: \"=\", value: {Much}", 1), ("operator: \">\", value: \"899999999999999.9998\"", 1), ("operator: \">=\", value: 899999999999999.9998", 2),
            ("operator: \"<\", value: 899999999999999.9998", 1), ("operator: \"between\", value: [899999999999999.9997, 899999999999999.9998]", 2), ("operator: \"<\", value: 999999999999999.9999", 3) })
            Assert.Equal((rule, found), (rule, (int)(await Wallets($", {{field: \"minimumBalance\", {rule}}}", "totalCount"))["totalCount"]!));

        var (seen, after) = (new List<string>(), "");
        for (var page = 0; page < 3; page++)
        {
            var list = await Wallets("", "nodes { minimumBalance } pageInfo { endCursor }", $", orderBy: [{{field: \"minimumBalance\"}}], first: 1{after}");
            seen.Add(list["nodes"]![0]!["minimumBalance"]!.ToJsonString());
            after = $", after: \"{list["pageInfo"]!["endCursor"]}\"";
        }
        Assert.Equal(["899999999999999.9997", "899999999999999.9998", Much], seen);

        // More than 64 bits hold in ten-thousandths.
        Assert.Equal("""[{"values":[{"sum":2699999999999999.9994,"avg":899999999999999.9998,"min":899999999999999.9997,"max":899999999999999.9999}]}]""",
            (await Wallets("", "aggregate(of: [\"minimumBalance\"]) { values { sum avg min max } }"))["aggregate"]!.ToJsonString());
    }

    [Theory]
    [InlineData("900000000000000.0001")]
    [InlineData("999999999999999.9999")]
    [InlineData("1e15")]
    [InlineData("0.00001")]
    [InlineData("1e-40")]
    [InlineData("0.00009999999999999999999999999999999999")]
    [InlineData("1.00000000000000000000000000000000001")]
    [InlineData("1e9999999999999999999999")]
    public async Task W2_What_cannot_be_kept_exactly_is_refused_and_nothing_is_done(string amount)
    {
        await WalletAsync();
        foreach (var given in new JsonNode[] { Number(amount), amount })
        {
            await RefusedAsync("updateWallet", new() { ["id"] = _name, ["minimumBalance"] = given.DeepClone() }, "minimumBalance");
            await RefusedAsync("createWalletJournal", new() { ["walletId"] = _name, ["type"] = "CREDIT", ["amount"] = given.DeepClone() }, "amount");
        }
        Assert.Equal("""{"version":1,"minimumBalance":0,"balance":0,"journals":{"totalCount":0}}""",
            (await server.QueryAsync($"{{ wallet(id: \"{_name}\") {{ version minimumBalance balance journals {{ totalCount }} }} }}"))["wallet"]!.ToJsonString());
    }

    [Theory]
    [InlineData("JPY")]
    [InlineData("EUR")]
    [InlineData("KWD")]
    public async Task W5_Journals_of_any_currency_are_exact_to_four_decimals(string currency)
    {
        await WalletAsync(currency: currency);
        await PostAsync("CREDIT", 999_999_999_999.9999m);
        await PostAsync("CREDIT", 999_999_999_999.9999m);
        var debit = await PostAsync("DEBIT", 1_000_000_000_000m);
        await PostAsync("DEBIT", 0.0001m);
        await server.DoneAsync("reverseWalletJournal", new { id = debit }, "walletJournal { id }");
        var wallet = (await server.QueryAsync($$"""
            { wallet(id: "{{_name}}") { balance credits { nodes { remaining } }
              journals { nodes { movement balanceAfter } aggregate(groupBy: [{field: "currency"}], of: ["movement", "amount"]) { keys { value } values { sum avg } } } } }
            """))["wallet"]!;
        Assert.Equal("1999999999999.9997", wallet["balance"]!.ToJsonString());
        Assert.Equal("""[{"remaining":999999999999.9999},{"remaining":999999999999.9998}]""", wallet["credits"]!["nodes"]!.ToJsonString());
        Assert.Equal(
            """[{"movement":999999999999.9999,"balanceAfter":999999999999.9999},{"movement":999999999999.9999,"balanceAfter":1999999999999.9998},{"movement":-1000000000000,"balanceAfter":999999999999.9998},{"movement":-0.0001,"balanceAfter":999999999999.9997},{"movement":1000000000000,"balanceAfter":1999999999999.9997}]""",
            wallet["journals"]!["nodes"]!.ToJsonString());
        Assert.Equal($$"""[{"keys":[{"value":"{{currency}}"}],"values":[{"sum":1999999999999.9997,"avg":399999999999.9999},{"sum":3999999999999.9999,"avg":800000000000}]}]""",
            wallet["journals"]!["aggregate"]!.ToJsonString());
        Assert.Empty((await server.QueryAsync($"{{ walletReconciliation(wallet: \"{_name}\") {{ of }} }}"))["walletReconciliation"]!.AsArray());
    }

    [Fact]
    public async Task W3_A_limit_counts_what_64_bits_do_not_hold()
    {
        await WalletAsync();
        var (work, caller) = (server.Services.GetRequiredService<Work>(), await server.CallerAsync(TestServer.Key));
        Assert.True((await work.RunAsync(new PostMany(server.Services.GetRequiredService<TimeProvider>()), _name, caller, CancellationToken.None)).Succeeded);

        async Task<string[]> CreditAsync(object limit)
        {
            await server.DoneAsync("updateWallet", new { id = _name, limitRules = new[] { limit } }, "wallet { id }");
            return (await server.MutateAsync("createWalletJournal", new { walletId = _name, type = "CREDIT", amount = 1 })).Refusals();
        }
        Assert.Empty(await CreditAsync(new { maximumNumber = PostMany.Journals + 1, period = "ANNUAL", transactionTypes = (string[])["CREDIT", "DEBIT"] }));
        Assert.StartsWith("LIMIT_REACHED amount", Assert.Single(await CreditAsync(new { maximumNumber = PostMany.Journals + 1, period = "ANNUAL", transactionTypes = (string[])["CREDIT", "DEBIT"] })), StringComparison.Ordinal);
        Assert.StartsWith("LIMIT_REACHED amount", Assert.Single(await CreditAsync(new { maximumAmount = Money.LargestSummand, period = "ANNUAL", transactionTypes = (string[])["CREDIT", "DEBIT"] })), StringComparison.Ordinal);
        var sum = (await server.QueryAsync($"{{ wallet(id: \"{_name}\") {{ journals {{ aggregate(of: [\"amount\"]) {{ values {{ sum }} }} }} }} }}"))["wallet"]!["journals"]!["aggregate"]![0]!["values"]![0]!["sum"]!;
        Assert.Equal(PostMany.Journals * Money.LargestSummand + 1, (decimal)sum);
        Assert.Empty((await server.QueryAsync($"{{ walletReconciliation(wallet: \"{_name}\") {{ of }} }}"))["walletReconciliation"]!.AsArray());
    }

    [Fact]
    public async Task X2_A_listener_is_told_of_fifteen_digits_to_the_last_decimal()
    {
        var contact = (string)(await server.DoneAsync("createContact", new { type = "COMPANY", companyName = _name, companyProfile = new { annualTurnover = 899_999_999_999_999.9998m, turnoverCurrency = "JPY" } }, "contact { id }"))["id"]!;
        using var listener = await ChangeListener.OpenAsync(server,
            $$"""contactChanged(where: {combinator: "and", rules: [{field: "companyName", operator: "=", value: "{{_name}}"}, {field: "companyProfile.annualTurnover", operator: ">", value: 899999999999999.9998}]}) { change changes { field from to } contact { companyProfile { annualTurnover } } }""");
        await server.DoneAsync("updateContact", new { id = contact, companyProfile = new { annualTurnover = Much } }, "contact { id }");
        Assert.Equal(
            """{"change":"ENTERED","changes":[{"field":"companyProfile.annualTurnover","from":899999999999999.9998,"to":899999999999999.9999}],"contact":{"companyProfile":{"annualTurnover":899999999999999.9999}}}""",
            Told(await listener.NextAsync()));
        await server.DoneAsync("updateContact", new { id = contact, companyProfile = new { annualTurnover = 899_999_999_999_999.9998m } }, "contact { id }");
        Assert.StartsWith("""{"change":"LEFT",""", Told(await listener.NextAsync()), StringComparison.Ordinal);
    }

    private static string Told(System.Text.Json.JsonElement heard)
    {
        var told = JsonNode.Parse(heard.GetRawText())!.AsObject();
        var own = told["changes"]!.AsArray().Where(c => ((string)c!["field"]!).StartsWith("companyProfile", StringComparison.Ordinal)).Select(c => c!.DeepClone()).ToArray();
        told["changes"] = new JsonArray(own);
        return told.ToJsonString();
    }

    /// <summary>A number of JSON as it is written.</summary>
    private static JsonNode Number(string text) => JsonNode.Parse(text)!;

    /// <summary>A wallet by the name of this test, of an account of the same name with a sign before it, which is answered.</summary>
    private async Task<string> WalletAsync(string suffix = "", string currency = "EUR", object? minimum = null)
    {
        var (code, number) = (_name + suffix, "A" + _name + suffix);
        await server.DoneAsync("createContact", new { code = "C" + code, firstName = "Anna", lastName = "Smith" }, "contact { id }");
        await server.DoneAsync("createAccount", new { contactId = "C" + code, number, currency }, "account { id }");
        await server.DoneAsync("createWallet", new { accountId = number, code, minimumBalance = minimum ?? 0 }, "wallet { id }");
        return number;
    }

    private async Task<string> MinimumAsync()
        => (await server.QueryAsync($"{{ wallet(id: \"{_name}\") {{ minimumBalance }} }}"))["wallet"]!["minimumBalance"]!.ToJsonString();

    private async Task<string> PostAsync(string type, decimal amount)
        => (string)(await server.DoneAsync("createWalletJournal", new { walletId = _name, type, amount }, "walletJournal { id }"))["id"]!;

    /// <summary>By the scalar, which takes four decimals, or by the rules.</summary>
    private async Task RefusedAsync(string mutation, JsonObject input, string field)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var answer = await server.SendAsync($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ errors {{ code path }} }} }}", new { input });
        if (answer["errors"] is { } errors)
            Assert.Equal("BAD_USER_INPUT", (string)errors[0]!["extensions"]!["code"]!);
        else
            Assert.Equal($"[{{\"code\":\"INVALID_VALUE\",\"path\":[\"{field}\"]}}]", answer["data"]![mutation]!["errors"]!.ToJsonString());
    }

    /// <summary>Credits and debits of the largest amount in turn, more than can be added up in 64 bits.</summary>
    private sealed class PostMany(TimeProvider clock) : ICommand<string, int>
    {
        public const int Journals = 1_000;

        public async Task<Result<int>> HandleAsync(string input, CrmDb db, CancellationToken ct)
        {
            var (wallet, here) = ((await db.RequireWalletAsync(new RecordId(input), null, ct)).Value, db.Setting(clock));
            for (var i = 0; i < Journals; i++)
                Assert.Empty(wallet.Post(new(i % 2 == 0 ? WalletJournalType.Credit : WalletJournalType.Debit, Money.LargestSummand), null, _ => default, here).Said());
            return Journals;
        }
    }
}
