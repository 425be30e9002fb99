using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Tests.Rewards;

/// <summary>A server from a Monday in March on, with three tiers: of 0, 100 and 1,000 value units.</summary>
public class RewardServer : TestServer
{
    private bool _hasTiers;

    public RewardServer() : this(Database.Sqlite) { }

    internal RewardServer(Database on) : this(on, new ManualClock()) { }

    private RewardServer(Database on, ManualClock clock) : base(on, b => b.Services.AddSingleton<TimeProvider>(clock)) => Clock = clock;

    /// <summary>The same on PostgreSQL.</summary>
    public new sealed class OnPostgreSql() : RewardServer(Database.PostgreSql);

    internal ManualClock Clock { get; }

    /// <summary>The number of a new contact's primary account.</summary>
    internal async Task<string> AccountAsync(object? contact = null)
    {
        if (!_hasTiers)
        {
            foreach (var (name, threshold) in new[] { ("Bronze", 0), ("Silver", 100), ("Gold", 1000) })
                await this.DoneAsync("createRewardTier", new { name, thresholdValueUnits = threshold }, "rewardTier { id }");
            _hasTiers = true;
        }
        var number = "R" + Guid.NewGuid().ToString("N")[..12];
        var person = System.Text.Json.JsonSerializer.SerializeToNode(contact ?? new { })!.AsObject();
        (person["code"], person["firstName"], person["lastName"]) = (number, "Anna", number);
        await this.DoneAsync("createContact", person, "contact { id }");
        await this.DoneAsync("createAccount", new { contactId = number, number, currency = "EUR" }, "account { id }");
        return number;
    }

    internal async Task<string> SchemeAsync(object? scheme = null)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(scheme ?? new { signUpOption = "OPEN" })!.AsObject();
        input["name"] = Guid.NewGuid().ToString("N");
        return (string)(await this.DoneAsync("createRewardScheme", input, "rewardScheme { id }"))["id"]!;
    }

    internal Task<JsonNode> EarnAsync(string account, int valueUnits)
        => this.DoneAsync("postRewardEntry", new { accountId = account, valueUnits, reason = "Purchase" }, "rewardEntry { id }");

    /// <summary>What is selected of an account's rewards.</summary>
    internal async Task<JsonNode?> RewardsAsync(string account, string selection)
        => (await QueryAsync($"query($id: ID!) {{ account(id: $id) {{ rewards {{ {selection} }} }} }}", new { id = account }))["account"]!["rewards"];

    /// <summary>A mutation's refusals without their parameters.</summary>
    internal async Task<string[]> RefusedAsync(string mutation, object input)
        => [.. (await this.MutateAsync(mutation, input)).Refusals().Select(r => r.Split(" (")[0])];
}
