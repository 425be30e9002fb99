using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport.Documents;

/// <summary>
/// Documents that were written to keep a server busy. Each is answered; had its checks not been bounded, most would take longer than anybody
/// waits for a test.
/// </summary>
[Collection(OverTheWire.Name)]
public sealed class HostileDocumentTests(SharedWireHost shared)
{
    private const string New = "application/graphql-response+json";

    private readonly WireHost _host = shared.Host;

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    public static TheoryData<string, string, string?> Documents => new()
    {
        { "fields nested too deep", "{ tree " + Repeat(15, _ => "{ child ") + "{ name }" + Repeat(15, _ => "}") + " }", "TOO_EXPENSIVE" },
        { "nested too deep by fragments", "{ tree { ...F0 } } " + Repeat(15, i => $"fragment F{i} on Tree {{ child {{ ...F{i + 1} }} }} ") + "fragment F15 on Tree { name }", "TOO_EXPENSIVE" },
        { "more tokens than there may be", "{" + Repeat(4_000, i => " __typename") + " }", "TOO_EXPENSIVE" },
        { "longer than it may be", "{ __typename } #" + new string('x', 100_000), "TOO_EXPENSIVE" },
        { "selections without end", Repeat(1_000, _ => "{a") + Repeat(1_000, _ => "}"), "BAD_USER_INPUT" },
        { "lists without end", "{ seen(value: " + new string('[', 1_900) + new string(']', 1_900) + ") }", "BAD_USER_INPUT" },
        { "a fragment that spreads itself", "{ ...F } fragment F on Query { ...F }", "BAD_USER_INPUT" },
        { "fragments in a circle", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }", "BAD_USER_INPUT" },
        { "every fragment spreads all others", "{ ...F0 } " + Repeat(30, i => $"fragment F{i} on Query {{ {Repeat(30, j => i == j ? "" : $"...F{j} ")} }} "), "BAD_USER_INPUT" },
        { "a chain of fragments", "{ ...F0 } " + Repeat(400, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ") + "fragment F400 on Query { __typename }", "BAD_USER_INPUT" },
        { "fragments that double", "{ ...F0 } " + Repeat(60, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ") + "fragment F60 on Query { __typename }", "TOO_EXPENSIVE" },
        { "fragments that double under other names", "{ tree { ...F0 } } "
            + Repeat(12, i => $"fragment F{i} on Tree {{ a: child {{ ...F{i + 1} }} b: child {{ ...F{i + 1} }} }} ") + "fragment F12 on Tree { name }", null },
        { "one field a thousand times", "{ tree {" + Repeat(3_900, _ => " name") + " } }", null },
        { "one selection a thousand times", "{" + Repeat(700, _ => " tree { name size }") + " }", null },
        { "pairs within pairs", "{ tree " + Nest(8) + " }", null },
        { "fields and fragments that cross", "{ tree { ...F0 ...G0 } } "
            + Repeat(11, i => $"fragment F{i} on Tree {{ x: child {{ name ...F{i + 1} }} x: child {{ size ...F{i + 1} ...G{i + 1} }} }} fragment G{i} on Tree {{ x: child {{ name ...F{i + 1} ...G{i + 1} }} }} ")
            + "fragment F11 on Tree { name } fragment G11 on Tree { name }", "TOO_EXPENSIVE" },
        { "directives by the thousand", "{ __typename" + Repeat(500, _ => " @skip(if: false)") + " }", "BAD_USER_INPUT" },
        { "directives that are not there", "{ __typename" + Repeat(1_900, _ => " @no") + " }", "BAD_USER_INPUT" },
        { "variables by the thousand", "query (" + Repeat(900, i => $"$v{i}: Int ") + ") { __typename }", "BAD_USER_INPUT" },
        { "operations by the thousand", Repeat(780, i => $"query Q{i} {{ __typename }} "), "BAD_USER_INPUT" },
        { "names that are not there", "{" + Repeat(3_900, i => $" x{i}") + " }", "BAD_USER_INPUT" },
    };

    private static string Nest(int levels) => levels == 0 ? "{ name }" : $"{{ child {Nest(levels - 1)} child {Nest(levels - 1)} }}";

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task It_is_answered(string what, string document, string? code)
    {
        for (var i = 0; i < 2; i++)
        {
            var answer = await _host.QueryAsync(document, accept: New);
            var refused = answer.Json.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
            Assert.Equal((what, code), (what, refused));
            Assert.Equal(code is null ? 200 : 400, answer.Status);
            Assert.InRange(answer.Body.Length, 1, 200_000);
        }
    }

    [Theory]
    [InlineData("{ tree { a: name a: size } }", false)]
    [InlineData("{ tree { name name } }", true)]
    [InlineData("{ int(value: 1) int(value: 2) }", false)]
    [InlineData("{ seen(value: [{a: 1}, $b]) seen(value: [ { a: 1 } , $b ]) }", true)]
    [InlineData("{ seen(value: {a: 1}) seen(value: {a: 2}) }", false)]
    [InlineData("{ seen(value: 1) seen(value: \"1\") }", false)]
    [InlineData("{ int(value: $b) int(value: $a) }", false)]
    [InlineData("{ int(value: $a) int(value: $a) _: int(value: $b) }", true)]
    [InlineData("{ tree { name } ...F } fragment F on Query { tree { name size } }", true)]
    [InlineData("{ tree { child { a: name } } ...F } fragment F on Query { tree { child { a: size } } }", false)]
    [InlineData("{ ...F } fragment F on Query { tree { a: name ...G } } fragment G on Tree { a: size }", false)]
    [InlineData("{ tree { name } ... { tree { name size } } }", true)]
    public async Task Fields_of_one_name_must_be_the_same(string document, bool isValid)
    {
        var variables = document.Contains('$', StringComparison.Ordinal);
        var answer = await _host.QueryAsync(variables ? $"query ($a: Int, $b: Int) {document}" : document, accept: New);
        Assert.DoesNotContain("never used", variables ? "" : answer.Body, StringComparison.Ordinal);
        Assert.Equal(!isValid, answer.Body.Contains("conflict", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_depth_that_was_too_much_is_told()
    {
        var answer = await _host.QueryAsync("{ tree " + Repeat(15, _ => "{ child ") + "{ name }" + Repeat(15, _ => "}") + " }", accept: New);
        Assert.Equal(400, answer.Status);
        Assert.Equal("Fields may be nested 15 deep; these are 17.", answer.Error.GetProperty("message").GetString());
        Assert.Equal(["17", "15"], answer.Extensions.GetProperty("parameters").EnumerateArray().Select(p => p.GetString()));
    }
}
