using System.Text.Json;
using Crm.Graph.Kernel.Filtering;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

public sealed class RuleParserTests
{
    [Fact]
    public void All_that_the_library_adds_is_ignored() => Assert.Equal(
        "&(name = [a] |(city != [b]))",
        Parsed("""
            {"id":"1","path":[],"combinator":"AND","valueSource":"value","rules":[
              {"id":"2","path":[0],"field":"name","operator":"=","value":"a","valueSource":"value","lock":true,"match":{"mode":"all"}},
              {"id":"3","combinator":"Or","not":false,"rules":[{"field":"city","operator":"!=","value":"b"}]}]}
            """));

    [Theory]
    [InlineData("""["and"]""", "|(&(a b) &(c d))", "and", "or", "and")]
    [InlineData("""["or"]""", "|(a &(b c) d)", "or", "and", "or")]
    [InlineData("""["all"]""", "&(a b c d)", "AND", "and", "And")]
    [InlineData("""["any"]""", "|(a b c d)", "or", "OR", "Or")]
    public void And_binds_tighter_than_or_among_independent_combinators(string _, string expected, string first, string second, string third)
        => Assert.Equal(expected, Parsed($$"""
            {"rules":[{"field":"a","operator":"null"},"{{first}}",{"field":"b","operator":"null"},"{{second}}",{"field":"c","operator":"null"},"{{third}}",{"field":"d","operator":"null"}]}
            """).Replace(" null []", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"combinator":"and","rules":[]}""")]
    [InlineData("""{"rules":[]}""")]
    [InlineData("""{"combinator":"and","not":true,"rules":[{"field":"~","operator":"=","value":""}]}""")]
    [InlineData("""{"combinator":"and","not":true,"rules":[{"field":"a","operator":"~"},{"combinator":"or","not":true,"rules":[]}]}""")]
    [InlineData("""{"combinator":"and","muted":true,"rules":[{"field":"a","operator":"="}]}""")]
    [InlineData("""{"combinator":"and","rules":[{"field":"a","operator":"=","muted":true}]}""")]
    [InlineData("""{"rules":[{"field":"~","operator":"="},"or",{"field":"a","operator":"=","muted":true}]}""")]
    public void What_has_no_rules_left_matches_everything(string json) => Assert.Equal("&()", Parsed(json));

    [Theory]
    [InlineData("\"a, b\"", "[a|b]")]
    [InlineData("\" a ,, b ,\"", "[a|b]")]
    [InlineData("""  "a\\, b,c"  """, "[a, b|c]")]
    [InlineData("""  "a\\\\,b"  """, @"[a\,b]")]
    [InlineData("""["a, b", " c ", null]""", "[a, b| c |null]")]
    [InlineData("5", "[5]")]
    [InlineData("null", "[]")]
    [InlineData("\"\"", "[]")]
    [InlineData("[]", "[]")]
    public void A_list_is_an_array_or_text_with_commas(string value, string expected)
        => Assert.Equal($"&(a in {expected})", Parsed($$"""{"combinator":"and","rules":[{"field":"a","operator":"in","value":{{value}}}]}"""));

    [Theory]
    [InlineData("\"10,99.99\"", "[10|99.99]")]
    [InlineData("[10, 99.99]", "[10|99.99]")]
    [InlineData("""{"mode":"relative"}""", null)]
    [InlineData("[10]", null)]
    [InlineData("[10, null]", null)]
    [InlineData("[10, \"\"]", null)]
    [InlineData("[1,2,3]", null)]
    [InlineData("\"10\"", null)]
    [InlineData("null", null)]
    public void Between_needs_two_bounds(string value, string? expected)
    {
        var json = $$"""{"combinator":"and","rules":[{"field":"a","operator":"between","value":{{value}}}]}""";
        if (expected is null)
            Assert.Equal("where.rules[0] (a): expected two bounds, [from, to].", Assert.Throws<InvalidRuleException>(() => Parsed(json)).Message);
        else
            Assert.Equal($"&(a between {expected})", Parsed(json));
    }

    [Theory]
    [InlineData("""{"combinator":"xor","rules":[]}""", "where: expected the combinator \"and\" or \"or\".")]
    [InlineData("""{"combinator":"and"}""", "where: expected a group: { combinator: \"and\" or \"or\", not, rules: [ … ] }.")]
    [InlineData("""{"combinator":"and","rules":{}}""", "where: expected a group: { combinator: \"and\" or \"or\", not, rules: [ … ] }.")]
    [InlineData("""{"combinator":"and","rules":[5]}""", "where.rules[0]: expected a rule { field, operator, value } or a group { combinator, rules }.")]
    [InlineData("""{"combinator":"and","rules":[{"operator":"="}]}""", "where.rules[0]: expected a rule with a field.")]
    [InlineData("""{"combinator":"and","rules":[{"field":"a"}]}""", "where.rules[0]: expected a rule with a operator.")]
    [InlineData("""{"combinator":"and","rules":[{"combinator":"or","rules":[{"field":"a","operator":"beginWith"}]}]}""", "where.rules[0].rules[0] (a): expected an operator: beginsWith, endsWith, between.")]
    [InlineData("""{"combinator":"and","not":7,"rules":[]}""", "where: expected true or false for not.")]
    [InlineData("""{"rules":[{"field":"a","operator":"null"},{"field":"b","operator":"null"}]}""", "where.rules[1]: expected \"and\" or \"or\" between two rules, or a combinator beside the rules.")]
    [InlineData("""{"rules":[{"field":"a","operator":"null"},"and"]}""", "where.rules[1]: expected a rule after the combinator.")]
    [InlineData("""{"combinator":"and","rules":[{"field":"a","operator":"=","value":[1]}]}""", "where.rules[0] (a): expected one value, not a list.")]
    [InlineData("\"x\"", "where: expected a group: { combinator: \"and\" or \"or\", not, rules: [ … ] }.")]
    [InlineData("[]", "where: expected a group: { combinator: \"and\" or \"or\", not, rules: [ … ] }.")]
    public void What_is_wrong_is_said_with_its_place(string json, string message)
        => Assert.Equal(message, Assert.Throws<InvalidRuleException>(() => Parsed(json)).Message);

    [Fact]
    public void Groups_nest_ten_deep_and_no_deeper()
    {
        static string Nested(int depth) => depth == 0 ? """{"field":"a","operator":"null"}""" : $$"""{"combinator":"and","rules":[{{Nested(depth - 1)}}]}""";

        Assert.Equal("&(&(&(&(&(&(&(&(&(&(a null []))))))))))", Parsed(Nested(10)));
        Assert.Throws<InvalidRuleException>(() => Parsed(Nested(11)));
    }

    [Fact]
    public void A_filter_has_two_hundred_rules_and_a_list_a_thousand_values_at_most()
    {
        static string Rules(int count) => $$"""{"combinator":"and","rules":[{{string.Join(',', Enumerable.Repeat("""{"field":"a","operator":"null"}""", count))}}]}""";
        static string Values(string value) => $$"""{"combinator":"and","rules":[{"field":"a","operator":"in","value":{{value}}}]}""";

        Assert.Equal(200, RuleParser.Parse(Json(Rules(200))).Rules.Length);
        Assert.Equal("where.rules[200]: expected at most 200 rules.", Assert.Throws<InvalidRuleException>(() => Parsed(Rules(201))).Message);
        Assert.Equal(1000, ((Rule)RuleParser.Parse(Json(Values($"[{string.Join(',', Enumerable.Repeat(1, 1000))}]"))).Rules[0]).Values.Length);
        foreach (var over in (string[])[$"[{string.Join(',', Enumerable.Repeat(1, 1001))}]", $"\"{string.Join(',', Enumerable.Repeat(1, 1001))}\""])
            Assert.Equal("where.rules[0] (a): expected at most 1000 values.", Assert.Throws<InvalidRuleException>(() => Parsed(Values(over))).Message);
    }

    [Fact]
    public void A_value_may_name_another_field() => Assert.Equal(
        "&(a = [->b] a in [->b|->c])",
        Parsed("""{"combinator":"and","rules":[{"field":"a","operator":"=","value":"b","valueSource":"field"},{"field":"a","operator":"in","value":"b, c","valueSource":"field"}]}"""));

    private static string Parsed(string json) => Text(RuleParser.Parse(Json(json)));

    private static string Text(RuleNode node) => node switch
    {
        RuleGroup group => $"{(group.Not ? "!" : "")}{(group.Combinator == Combinator.Or ? "|" : "&")}({string.Join(' ', group.Rules.Select(Text))})",
        Rule rule => $"{rule.Field} {rule.Operator.Name()} [{string.Join('|', rule.Values.Select(v => v switch { null => "null", FieldReference f => "->" + f.Field, _ => $"{v}" }))}]",
        _ => "",
    };

    /// <summary>As the transport reads it.</summary>
    private static object? Json(string text) => Value(JsonDocument.Parse(text).RootElement);

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
