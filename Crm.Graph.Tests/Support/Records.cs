using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Support;

/// <summary>The tests that change only records of their own making share a server, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OneServer : ICollectionFixture<TestServer>
{
    public const string Name = "one server";
}

/// <summary>What tests ask of a whole server besides sending documents: its mutations by name, more keys, and what its database holds.</summary>
internal static partial class Records
{
    public const string Everything = "code message path parameters";

    /// <summary>Sends a mutation of one input and answers its payload, whatever it says.</summary>
    public static async Task<JsonObject> MutateAsync(this TestServer server, string mutation, object input, string answers = "", string? key = TestServer.Key)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var data = await server.QueryAsync(
            $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {answers} errors {{ {Everything} }} }} }}", new { input }, key);
        return data[mutation]!.AsObject();
    }

    /// <summary>Sends a mutation that must succeed, and answers what it answers.</summary>
    public static async Task<JsonNode> DoneAsync(this TestServer server, string mutation, object input, string answers, string? key = TestServer.Key)
    {
        var payload = await server.MutateAsync(mutation, input, answers, key);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return payload.First(f => f.Key != "errors").Value!;
    }

    /// <summary>Every error of a payload in a line: its code, its path, its parameters.</summary>
    public static string[] Refusals(this JsonObject payload)
        => [.. payload["errors"]!.AsArray().Select(e => string.Join(' ', new[]
        {
            (string)e!["code"]!, Joined(e["path"]!, '.'), e["parameters"]!.AsArray().Count == 0 ? "" : $"({Joined(e["parameters"]!, ',')})",
        }.Where(part => part.Length > 0)))];

    private static string Joined(JsonNode texts, char by) => string.Join(by, texts.AsArray().Select(t => (string)t!));

    /// <summary>A new key of the organisation that the demo key opens.</summary>
    public static async Task<string> IssueKeyAsync(
        this TestServer server, TenantMode mode = TenantMode.Test, ApiKeyKind kind = ApiKeyKind.Secret, params string[] scopes)
    {
        var caller = await server.CallerAsync(TestServer.Key);
        await using var db = server.Services.GetRequiredService<DbContexts>().ForNobody(tracking: true);
        var organisation = await db.Set<Organisation>().Include(o => o.Tenants).SingleAsync(o => o.Id == caller.OrganisationId);
        var text = KeyText.Generate(kind, mode);
        var key = ApiKey.Issue(organisation, mode, "Key of a test", kind, text, DateTimeOffset.UtcNow, scopes is [] ? null : scopes);
        db.Add(key);
        db.Add(key.ToActor());
        await db.SaveChangesAsync();
        return text;
    }

    public static async Task RevokeKeyAsync(this TestServer server, string key)
    {
        var caller = await server.CallerAsync(key);
        var revoked = await server.Services.GetRequiredService<Work>()
            .RunAsync(server.Services.GetRequiredService<RevokeApiKey>(), new RevokeApiKeyInput(caller.ActorId), caller, CancellationToken.None);
        Assert.True(revoked.Succeeded);
    }

    public static async Task<Caller> CallerAsync(this TestServer server, string key)
        => await server.Services.GetRequiredService<IKeyRing>().FindAsync(key) ?? throw new InvalidOperationException("this key opens nothing");

    /// <summary>A connection of its own, for looking past the server at what is stored.</summary>
    public static SqliteConnection OpenDatabase(this TestServer server)
    {
        using var db = server.Services.GetRequiredService<DbContexts>().ForNobody();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, ForeignKeys = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Every row of every table as a line of text, whoever it belongs to.</summary>
    public static IReadOnlyList<string> Dump(this TestServer server)
    {
        using var connection = server.OpenDatabase();
        return [.. Tables(connection).SelectMany(table => Rows(connection, $"SELECT * FROM \"{table}\" ORDER BY 1").Select(row => table + ": " + string.Join(" | ", row)))];
    }

    public static IReadOnlyList<string> Tables(SqliteConnection connection)
        => [.. Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").Select(row => (string)row[0]!)];

    public static IEnumerable<object?[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i);
            yield return row;
        }
    }

    /// <summary>The JSON with each id replaced by the order in which it first appears, so that two runs say the same.</summary>
    public static string Masked(this JsonNode json)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return Uuid().Replace(json.ToJsonString(Readable), id =>
        {
            if (!known.TryGetValue(id.Value, out var mask))
                known[id.Value] = mask = $"<id {known.Count + 1}>";
            return mask;
        });
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();
}
