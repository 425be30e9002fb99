using System.Text.RegularExpressions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Documents;

/// <summary>What the guides for clients quote, the programs contain; those run in <c>.ci/run</c>.</summary>
public sealed partial class ClientsGuideTests
{
    [Theory]
    [InlineData("docs/clients.md")]
    [InlineData("docs/subscriptions.md")]
    public void Every_block_of_code_says_which_file_it_is_from(string guide)
        => Assert.Equal(Blocks(guide).Count(), Read(guide).Split('\n').Count(l => l is "```ts" or "```csharp"));

    [Theory]
    [InlineData("docs/clients.md")]
    [InlineData("docs/subscriptions.md")]
    public void What_the_guide_quotes_is_in_the_programs(string guide)
    {
        foreach (var (file, code) in Blocks(guide))
            Assert.True(Read(file).Contains(code, StringComparison.Ordinal), $"{file} does not contain:\n{code}");
    }

    private static IEnumerable<(string File, string Code)> Blocks(string guide)
        => Quote().Matches(Read(guide)).Select(m => (m.Groups["file"].Value, m.Groups["code"].Value));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\[`(?<file>[^`]+)`\]\([^)]+\):\n```(ts|csharp)\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Quote();
}
