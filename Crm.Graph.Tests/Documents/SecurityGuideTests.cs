using System.Text.RegularExpressions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Documents;

public sealed partial class SecurityGuideTests
{
    [Fact]
    public void Every_test_that_the_guide_names_exists()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));
        var named = Test().Matches(guide).Select(m => (Class: m.Groups["class"].Value, Method: m.Groups["method"].Value)).Distinct().ToList();
        var known = typeof(SecurityGuideTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods().Where(m => m.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0)
                .Select(m => (Class: m.DeclaringType!.Name, Method: m.Name))).ToHashSet();

        Assert.True(named.Count > 40);
        Assert.DoesNotContain(named, t => !known.Contains(t));
    }

    [Fact]
    public void Every_point_names_a_test()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "security.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| |", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => !Test().IsMatch(row));
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
