using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Tenancy;

/// <summary>
/// Walks the whole schema as one tenant with everything that another tenant has: ids, codes, numbers, texts, cursors. What it is
/// answered may not depend on whether the other's records are there. On PostgreSQL fields are walked in some ways, not in all: the tenant's condition
/// is put into a statement before any database's own SQL is made of it.
/// </summary>
public abstract partial class TenancyWalkTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : TenancyWalkTests(Database.Sqlite);

    public sealed class OnPostgreSql() : TenancyWalkTests(Database.PostgreSql);

    private TestServer _server = null!;

    private ISchema Schema => _server.Services.GetRequiredService<ISchema>();

    /// <summary>With all plans kept, because every query is asked again when the other tenants' records are gone.</summary>
    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, settings: ["--Reading:KeptPlans", "20000"]);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task No_query_answers_otherwise_when_another_tenant_has_records()
    {
        var (_, other) = await FillAsync(liveDataOfTheSameOrganisation: false);
        var live = await Books.FillAsync(_server, await _server.IssueKeyAsync(TenantMode.Live), "Alive", "+35799654322");
        var tenants = new List<int>();
        var organisation = (await _server.CallerAsync(other.Key)).OrganisationId;
        var shared = await TextsOfOrganisationAsync(organisation);
        var requests = new List<Request>();
        foreach (var foreign in (Books[])[other, live])
        {
            tenants.Add((await _server.CallerAsync(foreign.Key)).TenantId);
            List<string> texts = [.. await TextsAsync(tenants[^1]), .. foreign == other ? shared : []];
            requests.AddRange(await new QueryRequests(_server, texts, [.. await IdentifiersAsync(tenants[^1]), .. foreign == other ? OfOrganisation(other) : []], foreign.Key, inAllWays: on == Database.Sqlite).MakeAsync());
        }

        requests = [.. requests.OrderBy(r => r.Shape, StringComparer.Ordinal)];
        var with = await AnswersAsync(requests, TestServer.Key);
        var noticed = await NoticedAsync(requests, with, other.Key);
        foreach (var tenant in tenants)
            await _server.Stored.DeleteAsync(tenant);
        await _server.Stored.DeleteOrganisationAsync(organisation);
        var without = await AnswersAsync(requests, TestServer.Key);

        for (var i = 0; i < requests.Count; i++)
        {
            Assert.True(with[i] == without[i], $"{requests[i].Document}\n{requests[i].Variables}\nwith:    {with[i]}\nwithout: {without[i]}");
            Assert.False(with[i].Contains("INTERNAL", StringComparison.Ordinal), $"{requests[i].Document}\n{requests[i].Variables}\n{with[i]}");
        }
        // The walk would notice: to the other tenant itself, these very requests show its records.
        Assert.Empty(Schema.Query.Fields.Select(f => f.Name).Except(OfNobody).Except(noticed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_mutation_answers_another_tenants_id_as_one_that_does_not_exist_and_changes_nothing(bool liveDataOfTheSameOrganisation)
    {
        var (own, foreign) = await FillAsync(liveDataOfTheSameOrganisation);
        // Of whose live and test data it is, is no secret between the two.
        var identifiers = (await IdentifiersAsync((await _server.CallerAsync(foreign.Key)).TenantId)).Where(t => t != own.Ids["organisation"]).ToList();
        if (!liveDataOfTheSameOrganisation) // whose users and roles are the same
            identifiers.AddRange(OfOrganisation(foreign));
        var shared = liveDataOfTheSameOrganisation ? OfOrganisation(foreign) : [];
        var before = await _server.Stored.DumpAsync();
        var walked = new List<string>();
        // Who signs in is nobody yet, and of no tenant.
        foreach (var mutation in Schema.Mutation!.Fields.Where(m => m.GetAppliedDirectives()?.Any(d => d.Name == "open") != true))
        {
            foreach (var choice in Choices(mutation))
            {
                var positions = new List<string>();
                SchemaWalk.Sample(InputOf(mutation), path => { positions.Add(path); return own.Of(mutation.Name, path, choice); }, choice);
                foreach (var position in positions)
                {
                    walked.Add(mutation.Name);
                    var unknown = await RefusedAsync(mutation, own, position, choice, Guid.CreateVersion7().ToString());
                    var fitting = foreign.Of(mutation.Name, position, choice);
                    // The one that would fit, and some of the others, other ones each time.
                    var some = identifiers.Where((_, i) => i % Parts == walked.Count % Parts);
                    foreach (var id in shared.Contains(fitting) ? some : some.Append(fitting))
                    {
                        var said = await RefusedAsync(mutation, own, position, choice, id);
                        Assert.True(said == unknown, $"{mutation.Name} {position} {id}\nforeign: {said}\nunknown: {unknown}");
                    }
                }
            }
        }
        Assert.Equal(before, await _server.Stored.DumpAsync());
        Assert.Equal(Schema.Mutation.Fields.Select(f => f.Name).Except(NamedOnly).Order(), walked.Distinct().Order());
    }

    /// <summary>In how many parts all that another tenant has is tried.</summary>
    private const int Parts = 12;

    /// <summary>Queries that speak of the schema and of no record, one that is empty as long as all is well, and one that is of users alone.</summary>
    private static readonly string[] OfNobody = ["queryBuilderConfig", "entityFilters", "permissions", "me", "walletReconciliation", "myPendingApprovals"];

    /// <summary>Mutations whose inputs name no record: what another tenant calls its own is free here.</summary>
    private static readonly string[] NamedOnly = ["createContactCategory", "createAccountClassification", "createPaymentTerms", "createSavedFilter", "createCustomLabel", "createCustomField",
        "createTag", "createRewardTier", "createRewardScheme", "createActivityType", "createFranchise", "createLeadSource", "createStage", "createIncentive", "createSurvey", "createRole", "createApiKey", "updateMe", "signIn", "registerOrganisation", "refreshToken", "acceptInvitation", "signOut", "changePassword", "checkUpload"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Names_codes_numbers_and_references_of_another_tenant_are_free(bool liveDataOfTheSameOrganisation)
    {
        await FillAsync(liveDataOfTheSameOrganisation);
        var tenant = (await _server.CallerAsync(TestServer.Key)).TenantId;
        await _server.Stored.DeleteAsync(tenant, keeps: "api_key");

        await Books.FillAsync(_server, TestServer.Key, "Zanzibar", "+35799654321");

        // Even the numbers by rule begin anew.
        Assert.Equal(2L, (await _server.Stored.RowsAsync("SELECT count(*) FROM account WHERE number = 'AC00000001'")).Single()[0]);
    }

    private async Task<(Books Own, Books Foreign)> FillAsync(bool liveDataOfTheSameOrganisation)
    {
        var foreignKey = liveDataOfTheSameOrganisation ? await _server.IssueKeyAsync(TenantMode.Live) : TestServer.OtherKey;
        return (await Books.FillAsync(_server, TestServer.Key, "Own", "+35799123456"), await Books.FillAsync(_server, foreignKey, "Zanzibar", "+35799654321"));
    }

    private async Task<string> RefusedAsync(FieldType mutation, Books own, string position, int choice, string id)
    {
        var input = SchemaWalk.Sample(InputOf(mutation), path => path == position ? id : own.Of(mutation.Name, path, choice), choice);
        var answer = mutation.ResolvedType!;
        var variables = new { input };
        var document = $"mutation($input: {InputOf(mutation).Name}!) {{ {mutation.Name}(input: $input) {SchemaWalk.Selection(answer, 2)} }}";
        var payload = (await _server.QueryAsync(document, variables))[mutation.Name]!;
        var expected = position.Replace("[0]", ".0", StringComparison.Ordinal);
        Assert.True(payload.AsObject().Refusals().Any(r => r.StartsWith($"NOT_FOUND {expected} (", StringComparison.Ordinal)), $"{mutation.Name} {position} {id}: {payload.ToJsonString()}");
        return payload.ToJsonString().Replace(id, "?", StringComparison.Ordinal);
    }

    /// <summary>The second values of enums too, where that makes another input.</summary>
    private static int[] Choices(FieldType mutation)
    {
        string Input(int choice) => JsonSerializer.Serialize(SchemaWalk.Sample(InputOf(mutation), _ => "", choice));
        return Input(0) == Input(1) ? [0] : [0, 1];
    }

    private static IGraphType InputOf(FieldType mutation) => SchemaWalk.Named(mutation.Arguments!.Single().ResolvedType!);

    private async Task<List<string>> AnswersAsync(IReadOnlyList<Request> requests, string key)
    {
        var answers = new List<string>();
        foreach (var request in requests)
            answers.Add(await AnswerAsync(request, key));
        return answers;
    }

    private async Task<string> AnswerAsync(Request request, string key)
        => TraceId().Replace((await _server.SendAsync(request.Document, request.Variables, key)).ToJsonString(), "?");

    /// <summary>The root fields of which at least one request is answered otherwise than it was, when this key asks.</summary>
    private async Task<HashSet<string>> NoticedAsync(List<Request> requests, List<string> answers, string key)
    {
        var noticed = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < requests.Count; i++)
            if (!noticed.Contains(requests[i].Field) && await AnswerAsync(requests[i], key) != answers[i])
                noticed.Add(requests[i].Field);
        return noticed;
    }

    /// <summary>What is an organisation's and of neither of its tenants.</summary>
    private static string[] OfOrganisation(Books books) => [books.Ids["role"], books.Ids["user"], books.Ids["team"], books.Ids["organisation"]];

    /// <summary>An id of each of a tenant's tables, and what its records are called instead.</summary>
    private async Task<List<string>> IdentifiersAsync(int tenant)
    {
        string[] codes = ["-C", "-A", "-S", "-W"];
        var identifiers = (await TextsAsync(tenant)).Where(t => codes.Any(c => t.EndsWith(c, StringComparison.Ordinal))).ToList();
        foreach (var table in await RecordTablesAsync())
            identifiers.AddRange(TextsOf(await _server.Stored.RowsAsync($"SELECT id FROM \"{table}\" WHERE tenant_id = {tenant} ORDER BY id LIMIT 1")));
        return identifiers;
    }

    /// <summary>All but the logs and the index, which say again what the others hold.</summary>
    private async Task<IEnumerable<string>> RecordTablesAsync()
        => (await _server.Stored.TenantTablesAsync()).Where(t => t is not ("log_event" or "audit_entry" or "event_sequence" or "consumer_position" or "parked_event" or "search_entry"));

    /// <summary>Every text that a tenant's rows hold, ids included; of keys what is shown.</summary>
    private async Task<List<string>> TextsAsync(int tenant)
    {
        var texts = new List<string>();
        foreach (var table in await RecordTablesAsync())
            texts.AddRange(TextsOf(await _server.Stored.RowsAsync($"SELECT {(table == "api_key" ? "id, name, prefix" : "*")} FROM \"{table}\" WHERE tenant_id = {tenant}")));
        return [.. texts.Distinct()];
    }

    /// <summary>Every text that rows hold which are the organisation's and of neither of its tenants.</summary>
    private async Task<List<string>> TextsOfOrganisationAsync(Guid organisation)
    {
        var texts = new List<string>();
        foreach (var table in TestDatabase.OrganisationTables)
            texts.AddRange(TextsOf(await _server.Stored.RowsAsync($"SELECT * FROM \"{table}\" WHERE organisation_id = {TestDatabase.Literal(organisation)}")));
        return [.. texts.Distinct()];
    }

    private static IEnumerable<string> TextsOf(IReadOnlyList<object?[]> rows)
        => rows.SelectMany(row => row).Where(value => value is string or Guid).Select(value => Guid.TryParse(value!.ToString(), out var id) ? id.ToString() : (string)value);

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex TraceId();
}

/// <summary>A request for a root field.</summary>
internal sealed record Request(string Field, string Document, JsonObject Variables)
{
    /// <summary>What requests have in common that the server plans alike: neighbours find each other's plan.</summary>
    public string Shape => $"{Document} {Variables["w"]?["rules"]?[0]?["field"]} {Variables["w"]?["rules"]?[0]?["operator"]}";
}

/// <summary>All that can be asked of the root fields of Query with what somebody else has.</summary>
/// <param name="texts">What its records hold.</param>
/// <param name="identifiers">By what they are asked for.</param>
internal sealed class QueryRequests(TestServer server, List<string> texts, List<string> identifiers, string foreignKey, bool inAllWays)
{
    private readonly ISchema _schema = server.Services.GetRequiredService<ISchema>();
    private const int Parts = 6;

    private readonly Catalogues _catalogues = server.Services.GetRequiredService<Catalogues>();
    private readonly List<Request> _requests = [];

    /// <summary>What is tried in parts goes on where it was left the time before.</summary>
    private int _turn;

    public async Task<IReadOnlyList<Request>> MakeAsync()
    {
        foreach (var field in _schema.Query.Fields)
        {
            if (field.Name.StartsWith("my", StringComparison.Ordinal))
            {
                // The caller's own of a list that is walked by its own name.
                Add(field.Name, $"{{ {field.Name}(first: 200) {SchemaWalk.Selection(field.ResolvedType!)} }}", []);
                continue;
            }
            if (field.Arguments?.Find("where") is not null)
            {
                await ListAsync(field);
                continue;
            }
            if (field.Arguments is not { Count: > 0 } arguments)
            {
                Add(field.Name, $"{{ {field.Name} {SchemaWalk.Selection(field.ResolvedType!)} }}", []);
                continue;
            }
            var argument = arguments.Count == 1 ? arguments[0] : arguments.Single(a => a.ResolvedType is NonNullGraphType);
            foreach (var text in SchemaWalk.Named(argument.ResolvedType!) is IdGraphType ? identifiers : texts)
                Add(field.Name, $"query($v: {argument.ResolvedType}) {{ {field.Name}({argument.Name}: $v) {SchemaWalk.Selection(field.ResolvedType!)} }}", new() { ["v"] = text });
        }
        return _requests;
    }

    private async Task ListAsync(FieldType field)
    {
        var selection = SchemaWalk.Selection(field.ResolvedType!);
        var catalogue = CatalogueOf(field.ResolvedType!);
        foreach (var arguments in (string[])["first: 200", "last: 200", "page: 1, size: 200"])
            Add(field.Name, $"{{ {field.Name}({arguments}) {selection} }}", []);
        if (field.Arguments!.Find("search") is not null)
            foreach (var text in Some(texts))
                Add(field.Name, $"query($s: String) {{ {field.Name}(search: $s) {{ totalCount nodes {{ id }} }} }}", new() { ["s"] = text });
        foreach (var argument in field.Arguments!.Where(a => SchemaWalk.Named(a.ResolvedType!) is IdGraphType))
            foreach (var id in Some(identifiers))
                Add(field.Name, $"query($v: ID) {{ {field.Name}({argument.Name}: $v) {{ totalCount nodes {{ id }} }} }}", new() { ["v"] = id });
        var ordered = 0;
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, leaf, isToMany) in Paths(catalogue))
        {
            // Beyond another record one way is enough, and one order: it is reached in all of them alike.
            foreach (var rule in inAllWays && !path.Contains('.', StringComparison.Ordinal) ? Rules(leaf) : Rules(leaf).Take(1))
            {
                rule["field"] = path;
                Add(field.Name, $"query($w: RuleGroup) {{ {field.Name}(where: $w) {{ totalCount nodes {{ id }} }} }}", Where(rule));
            }
            if (!isToMany && (!path.Contains('.', StringComparison.Ordinal) || reached.Add(path[..path.IndexOf('.', StringComparison.Ordinal)])) && (inAllWays || ordered++ < 3))
                await OrderedAsync(field.Name, path);
        }
        foreach (var list in catalogue.Fields.Where(f => f.Kind == FieldKind.Many))
            await NestedAsync(field.Name, list);
    }

    /// <summary>In an order, from the cursors that the other tenant's records have in it.</summary>
    private async Task OrderedAsync(string field, string path)
    {
        var direction = _turn++ % 2 == 0 ? "ASC" : "DESC";
        var order = $"orderBy: [{{ field: \"{path}\", direction: {direction} }}]";
        var page = "{ edges { cursor } nodes { id } pageInfo { hasNextPage hasPreviousPage } totalCount }";
        Add(field, $"{{ {field}({order}) {page} }}", []);
        var theirs = (await server.QueryAsync($"{{ {field}({order}, first: 1) {{ edges {{ cursor }} }} }}", key: foreignKey))[field]!["edges"]!.AsArray();
        foreach (var cursor in theirs.Select(e => (string)e!["cursor"]!))
        {
            Add(field, $"{{ {field}({order}, after: \"{cursor}\") {page} }}", []);
            Add(field, $"{{ {field}({order}, before: \"{cursor}\") {page} }}", []);
        }
    }

    private async Task NestedAsync(string field, CatalogueField list)
    {
        var theirs = (await server.QueryAsync($"{{ {field} {{ nodes {{ {list.Name} {{ edges {{ cursor }} }} }} }} }}", key: foreignKey))[field]!["nodes"]!.AsArray();
        var cursors = theirs.SelectMany(n => n![list.Name]!["edges"]!.AsArray()).Select(e => (string)e!["cursor"]!).ToList();
        Assert.NotEmpty(cursors);
        foreach (var cursor in cursors)
            foreach (var side in (string[])["after", "before"])
                Add(field, $"{{ {field} {{ nodes {{ {list.Name}({side}: \"{cursor}\") {{ totalCount nodes {{ id }} }} }} }} }}", []);
        foreach (var rule in Rules(typeof(Guid)))
        {
            rule["field"] = "id";
            Add(field, $"query($w: RuleGroup) {{ {field} {{ nodes {{ {list.Name}(where: $w) {{ totalCount nodes {{ id }} }} }} }} }}", Where(rule));
        }
    }

    /// <summary>What of a type can be asked of a field with the other's values.</summary>
    private IEnumerable<JsonObject> Rules(Type type)
    {
        var values = type == typeof(Guid) ? texts.Where(t => Guid.TryParse(t, out _)).ToList() : type == typeof(string) ? texts : [];
        if (values.Count > 0)
        {
            yield return new() { ["operator"] = "in", ["value"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };
            yield return new() { ["operator"] = "notIn", ["value"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };
        }
        if (type == typeof(string))
            yield return new() { ["operator"] = "beginsWith", ["value"] = "Zanzi" };
        if (type == typeof(decimal))
            yield return new() { ["operator"] = ">", ["value"] = -1_000 };
        yield return new() { ["operator"] = "notNull" };
        yield return new() { ["operator"] = "null" };
    }

    private static JsonObject Where(JsonObject rule) => new() { ["w"] = new JsonObject { ["combinator"] = "and", ["rules"] = new JsonArray(rule) } };

    private IEnumerable<(string Path, Type Leaf, bool IsToMany)> Paths(FieldCatalogue catalogue)
    {
        foreach (var field in catalogue.Fields.Where(f => f.IsFilterable))
        {
            if (field.Kind == FieldKind.Value)
            {
                yield return (field.Name, field.Type, false);
                continue;
            }
            // One of its fields, another one each time.
            var inside = _catalogues.Of(field.Type).Fields.Where(f => f is { IsFilterable: true, Kind: FieldKind.Value }).ToList();
            if (inside.Count == 0)
                continue;
            var inner = inside[_turn++ % inside.Count];
            yield return ($"{field.Name}.{inner.Name}", inner.Type, field.Children is not null);
        }
    }

    /// <summary>A part of all that the other tenant has, another one each time.</summary>
    private List<string> Some(List<string> all)
    {
        var part = _turn++ % Parts;
        return [.. all.Where((_, i) => i % Parts == part)];
    }

    private FieldCatalogue CatalogueOf(IGraphType connection)
        => _catalogues.All.Single(c => c.Name + "Connection" == SchemaWalk.Named(connection).Name);

    private void Add(string field, string document, JsonObject variables) => _requests.Add(new(field, document, variables));
}
