using System.Net;
using System.Net.Http.Json;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Tenancy;

/// <summary>What each root field demands of the key that it is called with.</summary>
public abstract class KeyTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : KeyTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : KeyTests(server);

    private ISchema Schema => server.Services.GetRequiredService<ISchema>();

    [Fact]
    public async Task Without_a_key_no_field_answers_anything()
        => await AssertAllRefusedAsync((string?)null, "UNAUTHENTICATED", _ => null);

    [Fact]
    public async Task A_publishable_key_opens_no_field_of_the_back_office()
        => await AssertAllRefusedAsync(TestServer.PublishableKey, "FORBIDDEN", f => f.Needs);

    [Fact]
    public async Task A_publishable_key_opens_nothing_more_whatever_its_scopes_say()
        => await AssertAllRefusedAsync(await server.IssueKeyAsync(kind: ApiKeyKind.Publishable, scopes: ["*", "contacts:read", "contacts:write"]), "FORBIDDEN", f => f.Needs);

    [Fact]
    public async Task Every_field_is_refused_to_a_key_that_may_do_everything_but_what_the_field_needs()
    {
        var permissions = Fields().Select(f => f.Needs).Distinct().ToList();
        Assert.True(permissions.Count > 4);
        var keys = new Dictionary<string, string>();
        foreach (var missing in permissions)
            keys[missing] = await server.IssueKeyAsync(scopes: [.. permissions.Where(p => p != missing)]);
        await AssertAllRefusedAsync(f => keys[f.Needs], "FORBIDDEN", f => f.Needs);
    }

    [Fact]
    public async Task A_field_is_open_to_a_key_that_may_do_just_what_it_needs()
    {
        foreach (var field in Fields())
        {
            var answer = await server.SendAsync(field.Document, key: await server.IssueKeyAsync(scopes: [field.Needs]));
            // A field of the record that needs more is refused by itself.
            Assert.DoesNotContain(answer["errors"]?.AsArray() ?? [], e => (string)e!["extensions"]!["code"]! == "FORBIDDEN" && e["extensions"]!["parameters"]!.AsArray().Any(p => (string)p! == field.Needs));
        }
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("revoked")]
    [InlineData("")]
    public async Task A_key_that_is_not_good_is_401_and_opens_nothing(string kind)
    {
        var key = kind == "revoked" ? await server.IssueKeyAsync() : kind.Length == 0 ? "" : KeyText.Generate(ApiKeyKind.Secret, TenantMode.Test);
        if (kind == "revoked")
        {
            Assert.Equal("Query", (string)(await server.QueryAsync("{ __typename contacts { totalCount } }", key: key))["__typename"]!);
            await server.RevokeKeyAsync(key);
        }
        var before = await server.Stored.DumpAsync();
        foreach (var field in Fields())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = field.Document }) };
            request.Headers.TryAddWithoutValidation("api_key", key);
            using var response = await server.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            var body = await response.Content.ReadAsStringAsync();
            Assert.Contains("\"code\":\"UNAUTHENTICATED\"", body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"data\"", body, StringComparison.Ordinal);
        }
        Assert.Equal(before, await server.Stored.DumpAsync());
    }

    [Fact]
    public async Task A_list_of_another_module_is_null_with_an_error_and_the_rest_is_answered()
    {
        await server.DoneAsync("createAccount", new { contactId = await ContactAsync() }, "account { id }");
        var answer = await server.SendAsync("{ contacts(first: 1) { nodes { isDeleted accounts { totalCount } } } }", key: await server.IssueKeyAsync(scopes: ["contacts:read"]));
        Assert.Equal("""{"contacts":{"nodes":[{"isDeleted":false,"accounts":null}]}}""", answer["data"]!.ToJsonString());
        Assert.Equal(("FORBIDDEN", """["contacts","nodes","accounts"]"""),
            ((string)answer["errors"]![0]!["extensions"]!["code"]!, answer["errors"]![0]!["path"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("primaryContact { email }")]
    [InlineData("billingAddress { townCity contact { email } }")]
    [InlineData("contacts { nodes { email } }")]
    public async Task A_key_for_accounts_alone_reads_no_contact_through_them(string selection)
    {
        await server.DoneAsync("createAccount", new { contactId = await ContactAsync() }, "account { id }");
        var answer = await server.SendAsync($"{{ accounts(last: 1) {{ nodes {{ currency {selection} }} }} }}", key: await server.IssueKeyAsync(scopes: ["accounts:read"]));
        var reached = selection.Contains("townCity", StringComparison.Ordinal) ? "\"billingAddress\":{\"townCity\":\"Nicosia\",\"contact\":null}" : $"\"{selection.Split(' ')[0]}\":null";
        Assert.Equal($$$"""{"accounts":{"nodes":[{"currency":"EUR",{{{reached}}}}]}}""", answer["data"]!.ToJsonString());
        Assert.Equal("FORBIDDEN", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Theory]
    [InlineData("primaryContact.email")]
    [InlineData("billingAddress.contact.email")]
    [InlineData("contacts.email")]
    public async Task A_key_for_accounts_alone_filters_by_nothing_of_their_contacts(string field)
    {
        var answer = await server.SendAsync("query($w: RuleGroup) { accounts(where: $w) { totalCount } }",
            new { w = new { combinator = "and", rules = new[] { new { field, @operator = "beginsWith", value = "a" } } } }, await server.IssueKeyAsync(scopes: ["accounts:read"]));
        Assert.Equal("FORBIDDEN", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    private async Task<string> ContactAsync()
        => (string)(await server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Smith", email = "anna@example.com", addresses = new[] { new { townCity = "Nicosia" } } }, "contact { id }"))["id"]!;

    private Task AssertAllRefusedAsync(string? key, string code, Func<RootField, string?> permission) => AssertAllRefusedAsync(_ => key, code, permission);

    private async Task AssertAllRefusedAsync(Func<RootField, string?> key, string code, Func<RootField, string?> permission)
    {
        var before = await server.Stored.DumpAsync();
        var fields = Fields().ToList();
        Assert.NotEmpty(fields);
        foreach (var field in fields)
        {
            var answer = await server.SendAsync(field.Document, key: key(field));
            var error = Assert.Single(answer["errors"]!.AsArray())!;
            Assert.Equal(code, (string)error["extensions"]!["code"]!);
            Assert.Equal(permission(field) is { } needs ? [needs] : [], error["extensions"]!["parameters"]?.AsArray().Select(p => (string)p!) ?? []);
            Assert.Null(answer["data"]?[field.Name]);
        }
        Assert.Equal(before, await server.Stored.DumpAsync());
    }

    /// <summary>Every root field with a document that calls it, as if by somebody who may.</summary>
    private IEnumerable<RootField> Fields()
    {
        foreach (var (kind, type) in new[] { ("query", Schema.Query), ("mutation", Schema.Mutation!) })
        {
            foreach (var field in type.Fields)
            {
                // Those that need no permission have tests of their own.
                if (field.GetAppliedDirectives()?.SingleOrDefault(d => d.Name == "needs")?.FindArgument("permission")!.Value is not { } needs)
                    continue;
                var arguments = field.Arguments!.Where(a => a.ResolvedType is NonNullGraphType).Select(a => $"{a.Name}: {Literal(a.ResolvedType!)}").ToList();
                var given = arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "";
                yield return new(field.Name, (string)needs, $"{kind} {{ {field.Name}{given} {SchemaWalk.Selection(field.ResolvedType!, 0)} }}");
            }
        }
    }

    private static string Literal(IGraphType type) => type switch
    {
        NonNullGraphType required => Literal(required.ResolvedType!),
        ListGraphType => "[]",
        EnumerationGraphType values => values.Values.First().Name,
        IInputObjectGraphType input => $"{{ {string.Join(", ", input.Fields.Where(f => f.ResolvedType is NonNullGraphType).Select(f => $"{f.Name}: {Literal(f.ResolvedType!)}"))} }}",
        { Name: "ID" } => $"\"{Guid.Empty}\"",
        { Name: "String" } => "\"\"",
        { Name: "DateTime" } => "\"2026-12-24T10:00:00Z\"",
        _ => "1",
    };

    private sealed record RootField(string Name, string Needs, string Document);
}
