using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;

namespace Crm.Graph.Tests.Network;

/// <summary>A server where anybody may register an organisation.</summary>
public class NetworkServer : TestServer
{
    public NetworkServer() : this(Database.Sqlite) { }

    internal NetworkServer(Database on) : base(on, configure: null, "--Registration:IsOpen", "true") { }

    /// <summary>The same on PostgreSQL.</summary>
    public new sealed class OnPostgreSql() : NetworkServer(Database.PostgreSql);
}

/// <summary>What tests do with networks.</summary>
internal static class Networks
{
    public const string Token = "tokens { accessToken refreshToken }";

    /// <summary>An organisation below that of the key, or below another one of its network; answers its id.</summary>
    public static async Task<string> AddAsync(this TestServer server, string type, string? parentId = null, string? name = null, string key = TestServer.Key)
        => (string)(await server.DoneAsync("createNetworkOrganisation", new { type, name = name ?? $"{type} {Guid.NewGuid():N}", parentId }, "created { organisation { id } }", key))["organisation"]!["id"]!;

    /// <summary>The same with an owner, who has signed in to its live data.</summary>
    public static async Task<(string Id, string Owner, string Email)> AddOwnedAsync(this TestServer server, string type, string? parentId = null, bool testMode = false)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var created = await server.DoneAsync("createNetworkOrganisation", new { type, name = $"{type} {Guid.NewGuid():N}", parentId, testMode, owner = new { email, firstName = "Olive", lastName = "Owner" } },
            "created { organisation { id } invitation { token } }");
        var tokens = await server.DoneAsync("acceptInvitation", new { token = (string)created["invitation"]!["token"]!, password = People.Password }, Token, key: null);
        return ((string)created["organisation"]!["id"]!, (string)tokens["accessToken"]!, email);
    }

    public static async Task<JsonNode?> OrganisationAsync(this TestServer server, string selection, string? id = null, string key = TestServer.Key)
        => (await server.QueryAsync($"query($id: ID) {{ organisation(id: $id) {{ {selection} }} }}", new { id }, key))["organisation"];

    public static async Task<string[]> NamesAsync(this TestServer server, string rules, string? id = null, string key = TestServer.Key)
        => [.. (await server.OrganisationAsync($"network({rules}) {{ nodes {{ name }} }}", id, key))!["network"]!["nodes"]!.AsArray().Select(n => (string)n!["name"]!)];

    /// <summary>The token of the user in an organisation below.</summary>
    public static async Task<string> MasqueradeAsync(this TestServer server, string id, string token)
        => (string)(await server.DoneAsync("masqueradeOrganisation", new { id }, Token, token))["accessToken"]!;

    /// <summary>What the audit log of a caller says of an organisation: actions and who did it.</summary>
    public static async Task<string[]> ToldAsync(this TestServer server, string organisation, string key)
    {
        var where = new { combinator = "and", rules = new[] { new { field = "recordId", @operator = "=", value = organisation } } };
        var log = await server.QueryAsync("query($w: RuleGroup) { auditLog(where: $w) { nodes { action entity actor { name } } } }", new { w = where }, key);
        return [.. log["auditLog"]!["nodes"]!.AsArray().Select(n => $"{n!["entity"]} {n["action"]} {n["actor"]?["name"]}")];
    }
}
