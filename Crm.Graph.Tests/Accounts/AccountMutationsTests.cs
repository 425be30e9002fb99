using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;
using Xunit;

namespace Crm.Graph.Tests.Accounts;

/// <summary>Every mutation of accounts over HTTP, on a day in March.</summary>
public abstract class AccountMutationsTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : AccountMutationsTests(Database.Sqlite);

    public sealed class OnPostgreSql() : AccountMutationsTests(Database.PostgreSql);

    private const string Ledger = "entries { nodes { number type amount balanceAfter description transferAccount { number } } }";

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));
        await Do("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith", addresses = new[] { new { townCity = "Nicosia" } } }, "contact { id }");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A3_An_account_is_stored_with_everything_that_was_said()
    {
        var other = await Do("createContact", new { firstName = "Bob", lastName = "Jones", addresses = new[] { new { townCity = "Paphos" } } }, "contact { id addresses { id } }");
        var classification = await Do("createAccountClassification", new { name = "Gold" }, "accountClassification { id name version }");
        var terms = await Do("createPaymentTerms", new { name = "Net 30", netDays = 30 }, "paymentTerms { id name netDays version }");
        var account = await Do("createAccount", new
        {
            contactId = "c-1",
            currency = "usd",
            name = "Main",
            number = "M-1",
            classificationId = classification["id"],
            paymentTermsId = terms["id"],
            billingAddressId = other["addresses"]![0]!["id"],
            creditLimit = 500.5m,
            contactIds = new[] { other["id"] },
            email = "books@EXAMPLE.com",
            phone = "22 654321",
            website = "https://example.com/a",
            description = "First line\nsecond line",
        }, $"account {SchemaWalk.Selection(_server.Services.GetRequiredService<GraphQL.Types.ISchema>().AllTypes["Account"]!)}");
        Snapshot.Match(account.Masked());
    }

    [Fact]
    public async Task A4_An_update_leaves_alone_what_is_absent_and_clears_what_is_null()
    {
        await Do("createAccount", new { contactId = "C-1", number = "U-1", name = "Main", creditLimit = 100, email = "a@example.com", description = "D" }, "account { id }");
        _clock.Advance(TimeSpan.FromMinutes(5));
        var other = await _server.IssueKeyAsync();
        Same("""{"name":"Main","creditLimit":null,"email":"b@example.com","description":"D","billingAddress":{"townCity":"Nicosia"},"version":2,"dateModified":"2026-03-02T09:35:00Z","modifiedBy":{"name":"Key of a test"}}""",
            await _server.DoneAsync("updateAccount", new { id = "u-1", creditLimit = (int?)null, email = "b@example.com", expectedVersion = 1 },
                "account { name creditLimit email description billingAddress { townCity } version dateModified modifiedBy { name } }", other));
        Same("""{"name":"U-1 Anna Smith","billingAddress":null,"description":"D","version":3}""",
            await Do("updateAccount", new { id = "U-1", name = (string?)null, billingAddressId = (string?)null }, "account { name billingAddress { id } description version }"));
        Same("""{"version":3}""", await Do("updateAccount", new { id = "U-1", isPrimary = true, contactIds = Array.Empty<string>() }, "account { version }"));
    }

    [Fact]
    public async Task A3_A_second_primary_account_unmarks_the_first()
    {
        await Do("createAccount", new { contactId = "C-1", number = "P-1" }, "account { id }");
        Same("""{"isPrimary":true}""", await Do("createAccount", new { contactId = "C-1", number = "P-2", isPrimary = true }, "account { isPrimary }"));
        await PrimaryIsAsync("P-2");
        await Do("updateAccount", new { id = "P-1", isPrimary = true }, "account { id }");
        await PrimaryIsAsync("P-1");
        Same("""{"version":4,"isPrimary":true}""", await Do("updateAccount", new { id = "P-1", name = "X", isPrimary = true }, "account { version isPrimary }"));
        await PrimaryIsAsync("P-1");
    }

    [Fact]
    public async Task A5_Termination_moves_the_balance_as_two_entries_and_reactivation_brings_nothing_back()
    {
        await Do("createAccount", new { contactId = "C-1", number = "T-1" }, "account { id }");
        await Do("createAccount", new { contactId = "C-1", number = "T-2" }, "account { id }");
        await PostAsync("T-1", "INVOICE", 100.5m);
        await PostAsync("T-2", "PAYMENT", 20m);
        Same("""
            {"state":"TERMINATED","isPrimary":false,"balance":0,"version":3,"entries":{"nodes":[
            {"number":1,"type":"INVOICE","amount":100.5,"balanceAfter":100.5,"description":null,"transferAccount":null},
            {"number":2,"type":"TRANSFER","amount":-100.5,"balanceAfter":0,"description":"To T-2 on termination","transferAccount":{"number":"T-2"}}]}}
            """, await Do("setAccountState", new { id = "T-1", state = "TERMINATED", transferToAccountId = "t-2" }, $"account {{ state isPrimary balance version {Ledger} }}"));
        Same("""
            {"account":{"state":"ACTIVE","isPrimary":false,"balance":80.5,"version":3,"entries":{"nodes":[
            {"number":1,"type":"PAYMENT","amount":-20,"balanceAfter":-20,"description":null,"transferAccount":null},
            {"number":2,"type":"TRANSFER","amount":100.5,"balanceAfter":80.5,"description":"From T-1 on its termination","transferAccount":{"number":"T-1"}}]}}}
            """, await _server.QueryAsync($"{{ account(id: \"T-2\") {{ state isPrimary balance version {Ledger} }} }}"));
        Same("""{"state":"ACTIVE","isPrimary":false,"balance":0,"version":4}""", await Do("setAccountState", new { id = "T-1", state = "ACTIVE" }, "account { state isPrimary balance version }"));
    }

    [Fact]
    public async Task A5_Without_an_account_to_take_it_over_the_balance_is_written_off()
    {
        await Do("createAccount", new { contactId = "C-1", number = "W-1" }, "account { id }");
        await PostAsync("W-1", "PAYMENT", 7.0001m);
        Same("""
            {"state":"TERMINATED","balance":0,"entries":{"nodes":[
            {"number":1,"type":"PAYMENT","amount":-7.0001,"balanceAfter":-7.0001,"description":null,"transferAccount":null},
            {"number":2,"type":"WRITE_OFF","amount":7.0001,"balanceAfter":0,"description":"Written off on termination","transferAccount":null}]}}
            """, await Do("setAccountState", new { id = "W-1", state = "TERMINATED" }, $"account {{ state balance {Ledger} }}"));
        await Do("createAccount", new { contactId = "C-1", number = "W-2" }, "account { id }");
        Same("""{"state":"TERMINATED","entries":{"nodes":[]}}""", await Do("setAccountState", new { id = "W-2", state = "TERMINATED" }, $"account {{ state {Ledger} }}"));
    }

    [Fact]
    public async Task A5_A_suspended_account_takes_payments_and_adjustments_and_no_invoices()
    {
        await Do("createAccount", new { contactId = "C-1", number = "S-1" }, "account { id }");
        await PostAsync("S-1", "INVOICE", 10m);
        await Do("setAccountState", new { id = "S-1", state = "SUSPENDED" }, "account { id }");
        Assert.Equal("ACCOUNT_SUSPENDED type", (await _server.MutateAsync("postAccountEntry", new { accountId = "S-1", type = "INVOICE", amount = 1 })).Refusals().Single().Split(" (")[0]);
        await PostAsync("S-1", "PAYMENT", 4m);
        await PostAsync("S-1", "ADJUSTMENT", -1m);
        Same("""{"state":"ACTIVE","balance":5}""", await Do("setAccountState", new { id = "S-1", state = "ACTIVE" }, "account { state balance }"));
        await PostAsync("S-1", "INVOICE", 1m);
    }

    [Fact]
    public async Task A7_An_account_is_deleted_softly_once_it_is_empty()
    {
        await Do("createAccount", new { contactId = "C-1", number = "D-1" }, "account { id }");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var deleted = await Do("deleteAccount", new { id = "D-1" }, "account { version isDeleted isPrimary dateDeleted deletedBy { name } dateModified }");
        Same("""{"version":2,"isDeleted":true,"isPrimary":false,"dateDeleted":"2026-03-02T09:31:00Z","deletedBy":{"name":"Demo secret key"},"dateModified":"2026-03-02T09:31:00Z"}""", deleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Same(deleted.ToJsonString(), await Do("deleteAccount", new { id = "D-1" }, "account { version isDeleted isPrimary dateDeleted deletedBy { name } dateModified }"));
        Same("""{"accounts":{"totalCount":0},"contact":{"accounts":{"totalCount":0}}}""", await _server.QueryAsync("{ accounts { totalCount } contact(id: \"C-1\") { accounts { totalCount } } }"));
    }

    [Fact]
    public async Task A11_An_entry_is_answered_as_it_stands_in_the_ledger()
    {
        var terms = await Do("createPaymentTerms", new { name = "Net 30", netDays = 30 }, "paymentTerms { id }");
        await Do("createAccount", new { contactId = "C-1", number = "E-1", paymentTermsId = terms["id"] }, "account { id }");
        Same("""
            {"number":1,"postedOn":"2026-03-02T09:30:00Z","postedDay":"2026-03-02","type":"INVOICE","amount":100.0001,"currency":"EUR","balanceAfter":100.0001,"dueOn":"2026-04-01","description":"March","reference":"INV-1",
            "transferAccount":null,"account":{"number":"E-1","balance":100.0001,"version":2},"dateCreated":"2026-03-02T09:30:00Z","createdBy":{"name":"Demo secret key"}}
            """, await Do("postAccountEntry", new { accountId = "e-1", type = "INVOICE", amount = 100.0001m, description = " March ", reference = "INV-1", expectedVersion = 1 },
            "entry { number postedOn postedDay type amount currency balanceAfter dueOn description reference transferAccount { id } account { number balance version } dateCreated createdBy { name } }"));
    }

    [Fact]
    public async Task A11_An_amount_is_exact_as_a_number_and_as_text()
    {
        await Do("createAccount", new { contactId = "C-1", number = "X-1" }, "account { id }");
        Same("""{"amount":123456789012.3456}""", await Do("postAccountEntry", new { accountId = "X-1", type = "INVOICE", amount = "123456789012.3456" }, "entry { amount }"));
        Same("""{"amount":-123456789012.3455}""", await Do("postAccountEntry", new { accountId = "X-1", type = "PAYMENT", amount = 123456789012.3455m }, "entry { amount }"));
        Same("""{"account":{"balance":0.0001}}""", await _server.QueryAsync("{ account(id: \"X-1\") { balance } }"));
    }

    [Fact]
    public async Task A6_Financials_are_answered_for_the_largest_amounts_that_are_taken()
    {
        await Do("createAccount", new { contactId = "C-1", number = "L-1", creditLimit = 1_000_000_000_000m }, "account { id }");
        foreach (var type in (string[])["PAYMENT", "INVOICE", "PAYMENT", "PAYMENT"])
            await PostAsync("L-1", type, 1_000_000_000_000m);
        Same("""{"account":{"financials":{"balance":-2000000000000,"overdueAmount":0,"availableCredit":3000000000000}}}""",
            await _server.QueryAsync("{ account(id: \"L-1\") { financials { balance overdueAmount availableCredit } } }"));
    }

    [Fact]
    public void A11_No_mutation_changes_or_removes_an_entry()
        => Assert.Equal(["postAccountEntry", "postRewardEntry"], _server.Services.GetRequiredService<GraphQL.Types.ISchema>().Mutation!.Fields.Select(f => f.Name).Where(n => n.Contains("Entry", StringComparison.Ordinal)));

    private async Task PrimaryIsAsync(string number)
    {
        var found = await _server.QueryAsync("""{ contact(id: "C-1") { accounts(where: { combinator: "and", rules: [{ field: "isPrimary", operator: "=", value: true }] }) { nodes { number } } } }""");
        Same($$"""[{"number":"{{number}}"}]""", found["contact"]!["accounts"]!["nodes"]!);
    }

    private Task<JsonNode> PostAsync(string accountId, string type, decimal amount) => Do("postAccountEntry", new { accountId, type, amount }, "entry { id }");

    private Task<JsonNode> Do(string mutation, object input, string answers) => _server.DoneAsync(mutation, input, answers);

    private static void Same(string expected, JsonNode actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());
}
