using System.Text.RegularExpressions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Documents;

/// <summary>What docs/clients.md quotes, the programs contain; those run in <c>.ci/run</c>.</summary>
public sealed partial class ClientsGuideTests
{
    private static readonly string Guide = Read("docs/clients.md");

    [Fact]
    public void Every_block_of_code_says_which_file_it_is_from()
        => Assert.Equal(Blocks().Count(), Guide.Split('\n').Count(l => l is "```ts" or "```csharp"));

    [Fact]
    public void What_the_guide_quotes_is_in_the_programs()
    {
        foreach (var (file, code) in Blocks())
            Assert.True(Read(file).Contains(code, StringComparison.Ordinal), $"{file} does not contain:\n{code}");
    }

    private static IEnumerable<(string File, string Code)> Blocks()
        => Quote().Matches(Guide).Select(m => (m.Groups["file"].Value, m.Groups["code"].Value));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\[`(?<file>[^`]+)`\]\([^)]+\):\n```(ts|csharp)\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Quote();
}
