using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Tenancy;

/// <summary>Every field that needs a permission of its own, by every way there is to it: taken from the schema, so that none is forgotten.</summary>
public abstract class ProtectedFieldTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ProtectedFieldTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ProtectedFieldTests(server);

    private const int Steps = 2;

    [Fact]
    public async Task Without_its_permission_a_field_is_neither_read_nor_filtered_sorted_or_grouped_by()
    {
        foreach (var field in Protected())
        {
            var key = await server.IssueKeyAsync(scopes: [.. Permissions().Where(p => p != field.Needs)]);
            foreach (var (document, variables) in field.Requests())
            {
                var answer = await server.SendAsync(document, variables, key);
                var errors = answer["errors"]?.AsArray();
                Assert.True(errors?.Count == 1, $"{field}: {document}: {answer.ToJsonString()}");
                var extensions = errors![0]!["extensions"]!;
                Assert.Equal("FORBIDDEN", (string)extensions["code"]!);
                Assert.Contains(extensions["parameters"]!.AsArray(), p => ((string)p!).Contains(field.Needs, StringComparison.Ordinal));
                AssertNothingOf(field, answer["data"]);
            }
        }
    }

    [Fact]
    public async Task With_its_permission_a_field_is_read_filtered_sorted_and_grouped_by()
    {
        foreach (var field in Protected())
        {
            var key = await server.IssueKeyAsync(scopes: [.. Permissions()]);
            foreach (var (document, variables) in field.Requests())
            {
                var answer = await server.SendAsync(document, variables, key);
                Assert.True(answer["errors"] is null, $"{field}: {document}: {answer.ToJsonString()}");
            }
        }
    }

    [Fact]
    public void The_schema_shows_of_every_protected_field_what_it_needs_and_there_are_no_others()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        var shown = schema.AllTypes.OfType<IObjectGraphType>().Where(t => t != schema.Query && t != schema.Mutation && t != schema.Subscription)
            .SelectMany(t => t.Fields.Select(f => (Type: t.Name, Field: f.Name, Needs: (string?)f.GetAppliedDirectives()?.SingleOrDefault(d => d.Name == "needs")?.FindArgument("permission")!.Value)))
            .Where(f => f.Needs is not null).Select(f => $"{f.Type}.{f.Field} {f.Needs}").Order();
        var enforced = Catalogues.All.SelectMany(c => c.Fields.Where(f => f.Permission is not null).Select(f => $"{c.Name}.{f.Name} {f.Permission}")).Order();
        Assert.Equal(enforced, shown);
        Assert.Equal(enforced, Protected().Select(f => $"{f.Type}.{f.Field.Name} {f.Needs}").Order());
    }

    private Catalogues Catalogues => server.Services.GetRequiredService<Catalogues>();

    private IEnumerable<string> Permissions() => server.Services.GetRequiredService<Crm.Graph.Kernel.Security.IPermissions>().Names;

    private List<ProtectedField> Protected() => [.. Catalogues.All.SelectMany(c => c.Fields.Where(f => f.Permission is not null).Select(f => Reach(c, f)))];

    /// <summary>The shortest way from a list to a field of that type on which nothing else needs the field's permission.</summary>
    private ProtectedField Reach(FieldCatalogue catalogue, CatalogueField field)
    {
        var lists = server.Services.GetRequiredService<Crm.Graph.Kernel.Schema.RootFields>().Lists.Where(l => l.Needs != field.Permission);
        // What no list shows is the caller's own.
        var own = server.Services.GetRequiredService<Crm.Graph.Kernel.Schema.RootFields>().Fields.OfType<Crm.Graph.Kernel.Schema.OneField>().Where(f => f.Own is not null && f.Needs != field.Permission);
        var ways = lists.Select(l => (List: l.Name, At: Catalogues.Of(l.Entity), Way: Array.Empty<CatalogueField>()))
            .Concat(own.Select(o => (List: o.Name, At: Catalogues.Of(o.Entity), Way: Array.Empty<CatalogueField>()))).ToList();
        for (var step = 0; step <= Steps; step++)
        {
            if (ways.Find(w => w.At == catalogue) is { List: { } list, Way: var way })
                return new(catalogue.Name, field, list, way);
            ways = [.. ways.SelectMany(w => w.At.Fields
                .Where(f => f.Kind is FieldKind.One or FieldKind.Parts && f.Permission != field.Permission)
                .Select(f => (w.List, Catalogues.Of(f.Type), (CatalogueField[])[.. w.Way, f])))];
        }
        throw new InvalidOperationException($"no list leads to {catalogue.Name}.{field.Name} but with {field.Permission}");
    }

    private static void AssertNothingOf(ProtectedField field, JsonNode? data)
    {
        foreach (var value in Values(data, field.Field.Name))
            Assert.Null(value);
    }

    private static IEnumerable<JsonNode?> Values(JsonNode? node, string name) => node switch
    {
        JsonObject map => map.SelectMany(p => p.Key == name ? [p.Value] : Values(p.Value, name)),
        JsonArray list => list.SelectMany(n => Values(n, name)),
        _ => [],
    };

    private sealed record ProtectedField(string Type, CatalogueField Field, string List, CatalogueField[] Way)
    {
        public string Needs => Field.Permission!;

        public override string ToString() => $"{Type}.{Field.Name}";

        /// <summary>Each way to ask for it that there is for its kind.</summary>
        public IEnumerable<(string Document, object? Variables)> Requests()
        {
            var path = string.Join('.', Way.Append(Field).Select(f => f.Name)) + (Leads ? ".id" : "");
            var selected = Way.Reverse().Aggregate(Field.Name + Selection, (inner, step) => $"{step.Name} {{ {inner} }}");
            var isOne = List == "organisation";
            yield return (isOne ? $"{{ {List} {{ {selected} }} }}" : $"{{ {List} {{ nodes {{ {selected} }} }} }}", null);
            if (!Field.IsFilterable || isOne)
                yield break;
            yield return ($"query($w: RuleGroup) {{ {List}(where: $w) {{ totalCount }} }}", new { w = new { combinator = "and", rules = new[] { new { field = path, @operator = "notNull", value = "" } } } });
            if (Field.Kind is FieldKind.Many or FieldKind.Parts || Way.Any(f => f.Kind is FieldKind.Parts))
                yield break;
            yield return ($"{{ {List}(orderBy: [{{ field: \"{path}\" }}]) {{ nodes {{ id }} }} }}", null);
            yield return ($"{{ {List} {{ aggregate(groupBy: [{{ field: \"{path}\" }}]) {{ count }} }} }}", null);
        }

        private bool Leads => Field.Kind is FieldKind.One or FieldKind.Many or FieldKind.Parts or FieldKind.Group;

        private string Selection => Field.Kind switch
        {
            FieldKind.Many => " { totalCount }",
            FieldKind.One or FieldKind.Parts => " { id }",
            FieldKind.Group => " { __typename }",
            _ => "",
        };
    }
}
