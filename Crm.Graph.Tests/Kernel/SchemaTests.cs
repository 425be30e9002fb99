using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Tests.Support;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel;

/// <summary>The schema as front-end teams see it.</summary>
[Collection(OneServer.Name)]
public sealed partial class SchemaTests(TestServer server)
{
    private ISchema Schema => server.Services.GetRequiredService<ISchema>();

    /// <summary>Ours: those of the specification are described there.</summary>
    private IEnumerable<IGraphType> Types => Schema.AllTypes.Where(t =>
        !t.Name.StartsWith("__", StringComparison.Ordinal) && t.Name is not ("ID" or "String" or "Boolean" or "Int" or "Float"));

    /// <summary>A change of the schema is a change of <c>schema.graphql</c> in the same commit: <c>UPDATE_SCHEMA=1 dotnet test --filter SchemaTests</c> writes it.</summary>
    [Fact]
    public async Task The_schema_of_production_is_the_file_at_the_top_of_the_repository()
    {
        await IsAsync("schema.graphql", Production());
    }

    private static async Task IsAsync(string file, string printed)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
            await File.WriteAllTextAsync(path, printed);
        Assert.Equal(await File.ReadAllTextAsync(path), printed);
    }

    /// <summary>So the file is the truth for both: what it does not say is named here.</summary>
    [Fact]
    public async Task The_schema_of_development_has_a_ping_and_a_check_of_uploads_and_else_nothing_more()
    {
        var printed = server.Services.GetRequiredService<SchemaText>().Sdl;
        Assert.Equal(printed, await server.Http.GetStringAsync("/graphql/schema.graphql"));
        var more = printed.Split('\n').Except(Production().Split('\n')).ToList();
        Assert.Equal(["input CheckUploadInput {", "scalar Upload", "type CheckUploadPayload {", "type Ping {", "type ReceivedFile {"], more.Where(l => !l.StartsWith("  \"", StringComparison.Ordinal) && l.StartsWith("  subscription", StringComparison.Ordinal) || Definition().IsMatch(l)).Order(StringComparer.Ordinal));
        Assert.Empty(Production().Split('\n').Except(printed.Split('\n')));
    }

    /// <summary>Programs that try connections out are typed by it, together with the schema of Production.</summary>
    [Fact]
    public Task The_clients_have_a_file_of_what_development_has_besides()
        => IsAsync("clients/typescript/development.graphql", "# What the schema has in Development beyond schema.graphql.\n"
            + string.Join("\n\n", Besides(server.Services.GetRequiredService<SchemaText>().Sdl, Production())) + "\n");

    private static IEnumerable<string> Besides(string development, string production)
    {
        var known = production.TrimEnd().Split("\n\n").ToDictionary(Head);
        foreach (var definition in development.TrimEnd().Split("\n\n"))
        {
            if (!known.TryGetValue(Head(definition), out var there))
                yield return definition;
            else if (there != definition)
                yield return $"extend {Head(definition)}\n{string.Join('\n', Added(definition.Split('\n'), there.Split('\n')))}\n}}";
        }
    }

    private static string Head(string definition) => definition.Split('\n').First(l => !l.StartsWith('"'));

    /// <summary>The lines that stand between what both begin with and what both end with.</summary>
    private static string[] Added(string[] lines, string[] known)
    {
        var first = lines.Zip(known).TakeWhile(l => l.First == l.Second).Count();
        return lines[first..^(known.Length - first)];
    }

    [Fact]
    public void The_file_begins_with_what_can_be_asked_and_lists_the_rest_by_name()
    {
        var names = Definition().Matches(Production()).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["Query", "Mutation", "Subscription"], names[..3]);
        Assert.Equal(names[3..].Order(StringComparer.Ordinal), names[3..]);
    }

    private static string Production()
    {
        using var folder = new TemporaryFolder();
        using var app = CrmServer.Build(["--environment", "Production", "--Database:ConnectionString", $"Data Source={folder.Database}"]);
        return app.Services.GetRequiredService<SchemaText>().Sdl;
    }

    [Fact]
    public void Everything_in_the_schema_is_described()
        => Assert.Empty(Described().Where(d => string.IsNullOrWhiteSpace(d.Description)).Select(d => d.Name));

    [Fact]
    public void A_description_is_sentences()
        => Assert.Empty(Described().Where(d => d.Description is { } text && !Sentence().IsMatch(text)).Select(d => $"{d.Name}: {d.Description}"));

    [Fact]
    public void Types_are_PascalCase_fields_camelCase_and_enum_values_SCREAMING_SNAKE()
    {
        Assert.All(Types.Select(t => t.Name), n => Assert.Matches(Pascal(), n));
        Assert.All(Types.OfType<IComplexGraphType>().SelectMany(t => t.Fields).Select(f => f.Name), n => Assert.Matches(Camel(), n));
        Assert.All(Types.OfType<IComplexGraphType>().SelectMany(t => t.Fields).SelectMany(f => f.Arguments?.Select(a => a.Name) ?? []), n => Assert.Matches(Camel(), n));
        Assert.All(Types.OfType<EnumerationGraphType>().SelectMany(t => t.Values).Select(v => v.Name), n => Assert.Matches(Screaming(), n));
    }

    [Fact]
    public void A_mutation_takes_one_input_and_answers_its_payload_with_errors()
    {
        foreach (var mutation in Schema.Mutation!.Fields)
        {
            var name = char.ToUpperInvariant(mutation.Name[0]) + mutation.Name[1..];
            Assert.Equal(("input", $"{name}Input!"), (Assert.Single(mutation.Arguments!).Name, mutation.Arguments![0].ResolvedType!.ToString()));
            Assert.Equal($"{name}Payload!", mutation.ResolvedType!.ToString());
            var payload = (IObjectGraphType)SchemaWalk.Named(mutation.ResolvedType!);
            Assert.Equal("[UserError!]!", payload.Fields.Find("errors")!.ResolvedType!.ToString());
            Assert.IsNotType<NonNullGraphType>(Assert.Single(payload.Fields, f => f.Name != "errors").ResolvedType);
        }
    }

    [Fact]
    public void A_root_field_says_what_it_needs_a_query_to_read_and_a_mutation_to_write()
    {
        foreach (var (type, verb) in new[] { (Schema.Query, "read"), (Schema.Mutation!, "write") })
            foreach (var field in type.Fields.Where(f => !ForEveryCaller.Contains(f.Name) && !ForAnybody.Contains(f.Name)))
                Assert.Matches($"^[a-z-]+:{verb}$", (string)Assert.Single(field.GetAppliedDirectives()!).FindArgument("permission")!.Value!);
    }

    /// <summary>What needs no permission, because it is about nobody but who asks, or answers what each may read.</summary>
    private static readonly string[] ForEveryCaller = ["me", "search", "eventCursor", "signOut", "changePassword", "switchOrganisation", "updateMe", "checkUpload", "myPendingApprovals", "myApprovalRequests", "respondToApprovalRequest"];

    /// <summary>What leads to a credential.</summary>
    private static readonly string[] ForAnybody = ["signIn", "refreshToken", "acceptInvitation", "registerOrganisation"];

    [Fact]
    public void Nothing_is_open_but_what_is_known_here_to_be()
    {
        var fields = Schema.Query.Fields.Concat(Schema.Mutation!.Fields).ToList();
        Assert.Equal(ForEveryCaller.Order(), fields.Where(f => f.GetAppliedDirectives() is not { Count: > 0 }).Select(f => f.Name).Order());
        Assert.Equal(ForAnybody.Order(), fields.Where(f => f.GetAppliedDirectives()?.Any(d => d.Name == "open") == true).Select(f => f.Name).Order());
    }

    [Fact]
    public void A_list_takes_the_same_arguments_wherever_it_stands()
    {
        var lists = Types.OfType<IObjectGraphType>().SelectMany(t => t.Fields).Where(f => SchemaWalk.Named(f.ResolvedType!).Name.EndsWith("Connection", StringComparison.Ordinal)).ToList();
        Assert.True(lists.Count >= 8);
        string[] searchable = ["Contact", "Account", "Product", "Lead", "ApprovalRequest", "Task", "Appointment", "Activity"];
        Assert.All(lists, l => Assert.Equal(
            ["where: RuleGroup", "savedFilter: ID", .. searchable.Contains(SchemaWalk.Named(l.ResolvedType!).Name.Replace("Connection", "", StringComparison.Ordinal)) ? ["search: String"] : Array.Empty<string>(), "orderBy: [Order!]", "first: Int", "after: String", "last: Int", "before: String", "page: Int", "size: Int"],
            l.Arguments!.Select(a => $"{a.Name}: {a.ResolvedType}")));
    }

    [Fact]
    public void A_record_says_which_version_it_is_and_who_did_what_to_it_when()
    {
        foreach (var type in Types.OfType<IObjectGraphType>().Where(t => t.Fields.Find("version") is not null && t.Fields.Find("cursor") is null))
            Assert.Equal(["id", "version", "dateCreated", "createdBy", "dateModified", "modifiedBy", "isDeleted", "dateDeleted", "deletedBy"], type.Fields.Take(9).Select(f => f.Name));
    }

    private IEnumerable<(string Name, string? Description)> Described()
    {
        yield return ("schema", Schema.Description);
        foreach (var directive in Schema.Directives)
        {
            yield return ("@" + directive.Name, directive.Description);
            foreach (var argument in directive.Arguments ?? [])
                yield return ($"@{directive.Name}.{argument.Name}", argument.Description);
        }
        foreach (var type in Types)
        {
            yield return (type.Name, type.Description);
            foreach (var value in (type as EnumerationGraphType)?.Values ?? Enumerable.Empty<EnumValueDefinition>())
                yield return ($"{type.Name}.{value.Name}", value.Description);
            foreach (var field in (type as IComplexGraphType)?.Fields ?? Enumerable.Empty<FieldType>())
            {
                yield return ($"{type.Name}.{field.Name}", field.Description);
                foreach (var argument in field.Arguments ?? [])
                    yield return ($"{type.Name}.{field.Name}.{argument.Name}", argument.Description);
            }
        }
    }

    [GeneratedRegex(@"^(?:type|input|enum|scalar) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^[A-Z`@].*[.!?…]$", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Pascal();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Camel();

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex Screaming();
}
