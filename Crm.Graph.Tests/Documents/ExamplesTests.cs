using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Documents;

/// <summary>The documents that people find ready to run: together, in their order, as somebody would run them who has just started the server.</summary>
public sealed class ExamplesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "docs", "examples");

    [Fact]
    public async Task Every_ready_document_runs_and_the_mutations_build_on_each_other()
    {
        await using var server = new TestServer(Database.Sqlite, null, "--Demo:Contacts", "200");
        await server.InitializeAsync();
        var variables = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(Folder, "variables.json")));
        var documents = Directory.GetFiles(Folder, "*.graphql").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(32, documents.Count);
        foreach (var document in documents)
        {
            var data = await server.QueryAsync(await File.ReadAllTextAsync(document), variables);
            foreach (var (name, answer) in data)
            {
                Assert.True(answer is not null, $"{Path.GetFileName(document)}: {name} is null");
                if (answer is JsonArray list)
                {
                    Assert.True(list.Count > 0, $"{Path.GetFileName(document)}: {name} is empty");
                    continue;
                }
                Assert.True(answer["errors"] is null or JsonArray { Count: 0 }, $"{Path.GetFileName(document)}: {answer.ToJsonString()}");
                Assert.True(answer["nodes"] is null or JsonArray { Count: > 0 }, $"{Path.GetFileName(document)}: {name} is empty");
            }
        }
    }

    [Fact]
    public async Task Run_again_the_mutations_answer_with_errors_as_data()
    {
        await using var server = new TestServer();
        await server.InitializeAsync();
        Assert.Empty(await CodesAsync("04-create-contact"));
        Assert.Equal(["ALREADY_EXISTS"], await CodesAsync("04-create-contact"));
        Assert.Empty(await CodesAsync("06-update-contact"));
        Assert.Equal(["CONFLICT"], await CodesAsync("06-update-contact"));

        async Task<string[]> CodesAsync(string document)
        {
            var data = await server.QueryAsync(await File.ReadAllTextAsync(Path.Combine(Folder, document + ".graphql")), new { expectedVersion = 1 });
            return [.. data.Single().Value!["errors"]!.AsArray().Select(e => e!["code"]!.GetValue<string>())];
        }
    }
}
