using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Events.Consumers;
using Crm.Graph.Tests.Support;
using Crm.Graph.Wallets.Commands;
using Crm.Graph.Wallets.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Wallets;

/// <summary>Top-ups, from Monday the 2nd of March on.</summary>
public abstract class TopupTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : TopupTests(Database.Sqlite);

    public sealed class OnPostgreSql() : TopupTests(Database.PostgreSql);

    private const string Topups = "topups { nodes { kind state tries lastError amount dueOn } }";

    private static readonly object Card = new { type = "CARD", id = "card-1" };

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    private WalletUpkeep Upkeep => _server.Services.GetRequiredService<WalletUpkeep>();

    private SandboxGateway Sandbox => _server.Services.GetRequiredService<SandboxGateway>();

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));
        await Do("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        await Do("createAccount", new { contactId = "C-1", number = "A-1" }, "account { id }");
        await Do("createWallet", new { accountId = "A-1", code = "W-1" }, "wallet { id }");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task W3_A_debit_below_the_threshold_has_the_wallet_topped_up_once()
    {
        await Do("updateWallet", new { id = "W-1", autoTopup = new { threshold = 5, amount = 20, paymentMethod = Card } }, "wallet { id }");
        await PostAsync("CREDIT", 10);
        await PostAsync("DEBIT", 5);
        Assert.Empty((await WalletAsync())["topups"]!["nodes"]!.AsArray());
        await PostAsync("DEBIT", 1);
        await PostAsync("DEBIT", 1);
        Assert.Equal((1, 0), (await Upkeep.PayAsync(CancellationToken.None), await Upkeep.PayAsync(CancellationToken.None)));
        var wallet = await WalletAsync();
        Assert.Equal("""[{"kind":"AUTOMATIC","state":"PAID","tries":1,"lastError":null,"amount":20,"dueOn":"2026-03-02"}]""", wallet["topups"]!["nodes"]!.ToJsonString());
        Assert.Equal((23m, 1), ((decimal)wallet["balance"]!, Sandbox.Charged.Count));
        await PostAsync("DEBIT", 19);
        Assert.Equal(1, await Upkeep.PayAsync(CancellationToken.None));
        Assert.Equal(24m, (decimal)(await WalletAsync())["balance"]!);
    }

    [Fact]
    public async Task W3_However_many_servers_notice_and_pay_at_once_a_topup_is_paid_once()
    {
        await Do("updateWallet", new { id = "W-1", termedTopup = new { amount = 10, frequency = new { period = "DAYS", value = 1 }, paymentMethod = Card } }, "wallet { id }");
        for (var day = 1; day <= 3; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                await Upkeep.TakeDueAsync(CancellationToken.None);
                await Upkeep.PayAsync(CancellationToken.None);
            })));
            Assert.Equal((10m * day, day), ((decimal)(await WalletAsync())["balance"]!, Sandbox.Charged.Count));
        }
        Assert.Empty((await _server.QueryAsync("{ walletReconciliation { of } }"))["walletReconciliation"]!.AsArray());
    }

    [Fact]
    public async Task W3_Of_the_days_that_no_server_ran_one_is_made_up_for()
    {
        await Do("updateWallet", new { id = "W-1", termedTopup = new { amount = 10, frequency = new { period = "WEEKS", value = 1 }, topupDay = new { dayOfWeek = "FRIDAY" }, paymentMethod = Card } }, "wallet { id }");
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal((1, 0), (await Upkeep.TakeDueAsync(CancellationToken.None), await Upkeep.TakeDueAsync(CancellationToken.None)));
        Assert.Equal("2026-03-06", (string)(await WalletAsync())["topups"]!["nodes"]![0]!["dueOn"]!);
    }

    [Theory]
    [InlineData("Decline", "The payment was declined.")]
    [InlineData("Fail", "The payment gateway could not be reached.")]
    public async Task W3_A_payment_that_fails_is_tried_again_later_and_given_up_with_an_event(string mode, string error)
    {
        await Do("updateWallet", new { id = "W-1", autoTopup = new { threshold = 5, amount = 20, paymentMethod = Card } }, "wallet { id }");
        await PostAsync("CREDIT", 1);
        await PostAsync("DEBIT", 1);
        SetSandbox(mode);
        Assert.Equal((1, 0), (await Upkeep.PayAsync(CancellationToken.None), await Upkeep.PayAsync(CancellationToken.None)));
        for (var tries = 2; tries <= 5; tries++)
        {
            _clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(1, await Upkeep.PayAsync(CancellationToken.None));
        }
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Upkeep.PayAsync(CancellationToken.None));
        Assert.Equal($"AUTOMATIC FAILED 5 {error}", Line((await WalletAsync())["topups"]!["nodes"]![0]!));
        var tenant = (await _server.CallerAsync(TestServer.Key)).TenantId;
        var log = await _server.Services.GetRequiredService<EventLog>().ReadAsync(tenant, 0, 100, CancellationToken.None);
        Assert.Single(log, e => e is { Entity: "WalletTopup", Event: "TOPUP_FAILED" });
        Assert.Empty(Sandbox.Charged);
    }

    [Fact]
    public async Task W3_A_topup_that_its_wallet_cannot_take_is_not_charged()
    {
        await Do("updateWallet", new
        {
            id = "W-1",
            limitRules = new[] { new { maximumAmount = 15, period = "MONTHLY", transactionTypes = (string[])["TOPUP"] } },
            autoTopup = new { threshold = 5, amount = 20, paymentMethod = Card },
        }, "wallet { id }");
        await PostAsync("CREDIT", 1);
        await PostAsync("DEBIT", 1);
        await Upkeep.PayAsync(CancellationToken.None);
        Assert.Equal("AUTOMATIC FAILED 1 The limit of the wallet for this MONTHLY period is reached.", Line((await WalletAsync())["topups"]!["nodes"]![0]!));
        Assert.Empty(Sandbox.Charged);
    }

    [Fact]
    public async Task W3_The_log_of_events_has_a_topup_paid_without_anybody_asking()
    {
        await using var server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<IEventConsumer, TopupPayer>());
        await server.DoneAsync("createContact", new { code = "C-1", firstName = "Anna", lastName = "Smith" }, "contact { id }");
        await server.DoneAsync("createAccount", new { contactId = "C-1", number = "A-1" }, "account { id }");
        await server.DoneAsync("createWallet", new { accountId = "A-1", code = "W-1", autoTopup = new { threshold = 5, amount = 20, paymentMethod = Card } }, "wallet { id }");
        await server.DoneAsync("createWalletJournal", new { walletId = "W-1", type = "CREDIT", amount = 6 }, "walletJournal { id }");
        await server.DoneAsync("createWalletJournal", new { walletId = "W-1", type = "DEBIT", amount = 2 }, "walletJournal { id }");
        await Eventually.HoldsAsync(() => server.QueryAsync("{ wallet(id: \"W-1\") { balance } }").GetAwaiter().GetResult()["wallet"]!["balance"]!.ToJsonString() == "24");
    }

    private void SetSandbox(string mode)
    {
        var configuration = (IConfigurationRoot)_server.Services.GetRequiredService<IConfiguration>();
        configuration["Payments:Sandbox"] = mode;
        configuration.Reload();
    }

    private static string Line(JsonNode topup) => $"{topup["kind"]} {topup["state"]} {topup["tries"]} {topup["lastError"]}";

    private async Task<JsonNode> WalletAsync() => (await _server.QueryAsync($"{{ wallet(id: \"W-1\") {{ balance {Topups} }} }}"))["wallet"]!;

    private Task<JsonNode> PostAsync(string type, decimal amount) => Do("createWalletJournal", new { walletId = "W-1", type, amount }, "walletJournal { id }");

    private Task<JsonNode> Do(string mutation, object input, string answers) => _server.DoneAsync(mutation, input, answers);
}
