using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Documents;

/// <summary>What docs/aggregates.md says of the demo data: each document with its answer, and each error.</summary>
public sealed partial class AggregatesGuideTests(FiltersGuideTests.Demo demo) : IClassFixture<FiltersGuideTests.Demo>
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "aggregates.md"));

    [Fact]
    public async Task The_demo_data_is_grouped_as_the_guide_says()
    {
        var examples = Example().Matches(Guide);
        Assert.Equal(3, examples.Count);
        foreach (Match example in examples)
        {
            var document = example.Groups["curl"].Success ? (string)JsonNode.Parse(example.Groups["curl"].Value)!["query"]! : example.Groups["document"].Value;
            var answer = await demo.Server.SendAsync(document);
            Assert.Equal(JsonNode.Parse(example.Groups["answer"].Value)!.ToJsonString(), answer.ToJsonString());
        }
    }

    [Fact]
    public async Task What_is_wrong_is_told_as_the_guide_says()
    {
        var errors = Error().Matches(Guide[Guide.IndexOf("## Errors", StringComparison.Ordinal)..]);
        Assert.Equal(6, errors.Count);
        foreach (Match error in errors)
        {
            var answer = await demo.Server.SendAsync($"{{ accounts {{ aggregate({error.Groups["arguments"].Value}) {{ count }} }} }}");
            Assert.Equal(error.Groups["message"].Value, (string?)answer["errors"]![0]!["message"]);
        }
    }

    [GeneratedRegex("```(graphql\n(?<document>[^`]+)|\n[^`]+-d '(?<curl>[^']+)'\n)```\n```json\n(?<answer>[^`]+)```")]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| `(?<arguments>\w+: [^`]+)`[^|]*\| `(?<message>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
