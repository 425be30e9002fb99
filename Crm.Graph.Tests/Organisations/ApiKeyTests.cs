using System.Text.Json.Nodes;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Organisations;

/// <summary>Keys that an organisation makes and revokes itself.</summary>
public abstract class ApiKeyTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ApiKeyTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ApiKeyTests(server);

    private const string Issued = "issued { key apiKey { id name kind mode prefix scopes version createdBy { name } lastUsedOn dateRevoked } }";

    [Fact]
    public async Task A_new_key_is_shown_once_and_opens_what_its_scopes_say()
    {
        var issued = await CreateAsync(new { name = "Website", kind = "SECRET", scopes = (string[])["contacts:write", "contacts:read", "contacts:read"] });

        var key = (string)issued["key"]!;
        Assert.Matches("^sk_test_[0-9A-Za-z]{43}$", key);
        var stored = issued["apiKey"]!;
        Assert.Equal(("Website", "SECRET", "TEST", key[..12], 1), ((string)stored["name"]!, (string)stored["kind"]!, (string)stored["mode"]!, (string)stored["prefix"]!, (int)stored["version"]!));
        Assert.Equal("""["contacts:read","contacts:write"]""", stored["scopes"]!.ToJsonString());
        Assert.Equal("Demo secret key", (string)stored["createdBy"]!["name"]!);
        Assert.Null((await server.SendAsync("{ contacts { totalCount } }", key: key)).Refusal());
        Assert.Equal("FORBIDDEN", (await server.SendAsync("{ accounts { totalCount } }", key: key)).Refusal());
        Assert.DoesNotContain(key[13..], string.Concat(await server.Stored.DumpAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_web_pages_opens_self_service_alone_and_takes_no_scopes()
    {
        var issued = await CreateAsync(new { name = "Shop window", kind = "PUBLISHABLE" });
        Assert.Matches("^pk_test_", (string)issued["key"]!);
        Assert.Equal("""["self:*"]""", issued["apiKey"]!["scopes"]!.ToJsonString());
        Assert.Equal("FORBIDDEN", (await server.SendAsync("{ contacts { totalCount } }", key: (string)issued["key"]!)).Refusal());

        Assert.Equal(["INVALID_VALUE scopes"], (await server.MutateAsync("createApiKey", new { name = "Wide", kind = "PUBLISHABLE", scopes = (string[])["contacts:read"] })).Refusals());
    }

    [Fact]
    public async Task Nobody_gives_a_key_what_he_has_not_got()
    {
        var clerk = await server.IssueKeyAsync(scopes: ["api-keys:read", "api-keys:write", "contacts:read"]);

        Assert.Equal(["NOT_ALLOWED scopes"], (await server.MutateAsync("createApiKey", new { name = "More", kind = "SECRET", scopes = (string[])["contacts:read", "contacts:write"] }, key: clerk)).Refusals());
        Assert.Equal(["NOT_ALLOWED scopes"], (await server.MutateAsync("createApiKey", new { name = "All", kind = "SECRET", scopes = (string[])["*"] }, key: clerk)).Refusals());
        Assert.Empty((await server.MutateAsync("createApiKey", new { name = "Same", kind = "SECRET", scopes = (string[])["contacts:read"] }, key: clerk)).Refusals());
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_key_is_said_all_at_once()
    {
        var payload = await server.MutateAsync("createApiKey", new { name = " ", kind = "SECRET", scopes = (string[])["contacts:read", "contacts:fly"], expiresOn = "2001-01-01T00:00:00Z" });
        Assert.Equal(["REQUIRED name", "INVALID_VALUE scopes.1", "INVALID_VALUE expiresOn"], payload.Refusals());
        Assert.Equal(["REQUIRED scopes"], (await server.MutateAsync("createApiKey", new { name = "Nothing", kind = "SECRET" })).Refusals());
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on_and_a_second_time_changes_nothing()
    {
        var issued = await CreateAsync(new { name = "Lost", kind = "SECRET", scopes = (string[])["contacts:read"] });
        var (key, id) = ((string)issued["key"]!, (string)issued["apiKey"]!["id"]!);
        Assert.Null((await server.SendAsync("{ contacts { totalCount } }", key: key)).Refusal());

        var first = await server.DoneAsync("revokeApiKey", new { id }, "apiKey { version dateRevoked }");
        Assert.Equal("UNAUTHENTICATED", (await server.SendAsync("{ contacts { totalCount } }", key: key)).Refusal());
        var second = await server.DoneAsync("revokeApiKey", new { id }, "apiKey { version dateRevoked }");

        Assert.Equal(2, (int)first["version"]!);
        Assert.NotNull(first["dateRevoked"]);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }

    [Fact]
    public async Task Nobody_revokes_the_key_of_who_may_do_more()
    {
        var id = (string)(await CreateAsync(new { name = "Mighty", kind = "SECRET", scopes = (string[])["*"] }))["apiKey"]!["id"]!;
        var clerk = await server.IssueKeyAsync(scopes: ["api-keys:write"]);

        Assert.Equal(["NOT_ALLOWED id"], (await server.MutateAsync("revokeApiKey", new { id }, key: clerk)).Refusals());
        Assert.Equal([$"CONFLICT expectedVersion (apiKey,{id},1)"], (await server.MutateAsync("revokeApiKey", new { id, expectedVersion = 7 })).Refusals());
    }

    [Fact]
    public async Task Keys_are_seen_filtered_sorted_and_counted_like_every_list_and_only_where_they_open()
    {
        var name = $"Zebra {Guid.NewGuid():N}";
        await CreateAsync(new { name, kind = "SECRET", scopes = (string[])["contacts:read"] });
        await CreateAsync(new { name, kind = "PUBLISHABLE" });
        var where = new { w = Rule("name", "=", name.ToUpperInvariant()) };
        const string Document = """
            query($w: RuleGroup) { apiKeys(where: $w, orderBy: [{ field: "kind" }]) { totalCount nodes { kind mode }
              aggregate(groupBy: [{ field: "kind" }]) { count } } }
            """;

        var seen = (await server.QueryAsync(Document, where))["apiKeys"]!;
        Assert.Equal("""[{"kind":"PUBLISHABLE","mode":"TEST"},{"kind":"SECRET","mode":"TEST"}]""", seen["nodes"]!.ToJsonString());
        Assert.Equal(2, seen["aggregate"]!.AsArray().Count);
        Assert.Equal(2, (int)(await server.QueryAsync("query($w: RuleGroup) { apiKeys(where: $w) { totalCount } }", new { w = And(Rule("name", "=", name), Rule("mode", "=", "TEST")) }))["apiKeys"]!["totalCount"]!);
        Assert.Equal(0, (int)(await server.QueryAsync(Document, where, await server.IssueKeyAsync(TenantMode.Live)))["apiKeys"]!["totalCount"]!);
        Assert.Equal(0, (int)(await server.QueryAsync(Document, where, TestServer.OtherKey))["apiKeys"]!["totalCount"]!);
    }

    [Fact]
    public async Task When_a_key_was_last_used_is_stored_and_no_change_of_the_key()
    {
        var issued = await CreateAsync(new { name = "Busy", kind = "SECRET", scopes = (string[])["contacts:read"] });
        var id = (string)issued["apiKey"]!["id"]!;
        Assert.Null(issued["apiKey"]!["lastUsedOn"]);
        await server.QueryAsync("{ contacts { totalCount } }", key: (string)issued["key"]!);

        await server.Services.GetRequiredService<KeyUse>().StoreAsync(CancellationToken.None);

        var key = (await server.QueryAsync("query($w: RuleGroup) { apiKeys(where: $w) { nodes { lastUsedOn version dateModified } } }", new { w = Rule("id", "=", id) }))["apiKeys"]!["nodes"]![0]!;
        Assert.NotNull(key["lastUsedOn"]);
        Assert.Equal((1, null), ((int)key["version"]!, key["dateModified"]));
    }

    [Fact]
    public async Task The_log_tells_of_new_and_revoked_keys_and_holds_neither_the_key_nor_its_hash()
    {
        var issued = await CreateAsync(new { name = "Told", kind = "SECRET", scopes = (string[])["contacts:read"] });
        var (key, id) = ((string)issued["key"]!, Guid.Parse((string)issued["apiKey"]!["id"]!));
        await server.DoneAsync("revokeApiKey", new { id }, "apiKey { id }");

        var events = await server.Stored.RowsAsync($"SELECT event, changes, state FROM log_event WHERE record_id = {TestDatabase.Literal(id)} ORDER BY sequence");

        Assert.Equal(["CREATED", "REVOKED"], events.Select(e => (string)e[0]!));
        var state = JsonNode.Parse((string)events[0][2]!)!.AsObject();
        Assert.Equal("""["contacts:read"]""", state["scopes"]!.ToJsonString());
        Assert.Equal(["dateModified", "dateRevoked", "modifiedBy.id", "version"], JsonNode.Parse((string)events[1][1]!)!.AsArray().Select(c => (string)c!["field"]!).Order());
        var told = string.Concat(events.SelectMany(e => e).Cast<string>());
        Assert.DoesNotContain("hash", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(key[13..], told, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(KeyText.Hash(key)), told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_works_with_live_data_makes_live_keys()
    {
        var live = await server.IssueKeyAsync(TenantMode.Live);
        var issued = await CreateAsync(new { name = "Live", kind = "SECRET", scopes = (string[])["contacts:read"] }, live);
        Assert.StartsWith("sk_live_", (string)issued["key"]!, StringComparison.Ordinal);
        Assert.Equal((await server.CallerAsync(live)).TenantId, (await server.CallerAsync((string)issued["key"]!)).TenantId);
    }

    private Task<JsonNode> CreateAsync(object input, string key = TestServer.Key) => server.DoneAsync("createApiKey", input, Issued, key);

    private static object Rule(string field, string @operator, string value) => new { combinator = "and", rules = new[] { new { field, @operator, value } } };

    private static object And(params object[] groups) => new { combinator = "and", rules = groups };
}
