using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Support;

/// <summary>The tests that change only records of their own making share a server, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OneServer : ICollectionFixture<TestServer>
{
    public const string Name = "one server";

    [CollectionDefinition(Name)]
    public sealed class OnPostgreSql : ICollectionFixture<TestServer.OnPostgreSql>
    {
        public const string Name = "one server on PostgreSQL";
    }
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
        var organisation = await db.Set<Organisation>().IgnoreQueryFilters().Include(o => o.Tenants).SingleAsync(o => o.Id == caller.OrganisationId);
        var system = await db.Set<Actor>().IgnoreQueryFilters().FirstAsync(a => a.OrganisationId == caller.OrganisationId && a.Kind == ActorKind.System);
        db.Caller = SystemCaller.Of(organisation, system.Id, mode);
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

    /// <summary>The JSON with each id replaced by the order in which it first appears, and without cursors, so that two runs say the same.</summary>
    public static string Masked(this JsonNode json)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return Uuid().Replace(Cursor().Replace(json.ToJsonString(Readable), "\"<cursor>\""), id =>
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

    /// <summary>Cursors hold ids. All begin with a list whose first element is a text.</summary>
    [GeneratedRegex("\"Wy[I-L][A-Za-z0-9_-]+\"")]
    private static partial Regex Cursor();
}
