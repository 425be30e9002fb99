using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Identity;

/// <summary>An organisation always has an active owner, also when its owners demote each other at the same moment.</summary>
public abstract class OwnersTests(Database on)
{
    public sealed class OnSqlite() : OwnersTests(Database.Sqlite);

    public sealed class OnPostgreSql() : OwnersTests(Database.PostgreSql);

    [Fact]
    public async Task Of_owners_who_are_all_demoted_or_suspended_at_once_one_stays()
    {
        await using var server = await TestServer.StartAsync(on);
        var member = await server.RoleAsync("Member");
        for (var round = 0; round < 5; round++)
        {
            while (await OwnersAsync(server) is { Count: < 4 })
                await server.HireAsync("Owner");
            var owners = await OwnersAsync(server);

            var payloads = await Task.WhenAll(owners.Select((id, i) => server.MutateAsync("updateUser", i % 2 == 0 ? new { id, roleId = member } : new { id, state = "SUSPENDED" })));

            Assert.Single(await OwnersAsync(server));
            Assert.Matches("^NOT_ALLOWED (roleId|state)$", Assert.Single(payloads.SelectMany(p => p.Refusals())));
        }
    }

    private static async Task<List<string>> OwnersAsync(TestServer server)
    {
        var role = await server.RoleAsync("Owner");
        var users = await server.QueryAsync("query($w: RuleGroup) { users(where: $w) { nodes { id } } }", new
        {
            w = new { combinator = "and", rules = new[] { new { field = "role.id", @operator = "=", value = role }, new { field = "state", @operator = "=", value = "ACTIVE" } } },
        });
        return [.. users["users"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!)];
    }
}
