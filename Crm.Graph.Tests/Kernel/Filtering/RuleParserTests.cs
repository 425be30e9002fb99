using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Filtering;
using CsCheck;
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

    [Fact]
    public void What_was_read_can_be_written_and_read_again() => Groups(3).Sample(group =>
    {
        var read = RuleParser.Parse(Json(group.ToJsonString()));
        var again = RuleParser.Parse(Json(Written(read).ToJsonString()));
        var kept = RuleParser.Parse(RuleGroupTexts.Read(new(Written(read).ToJsonString())));
        Assert.Equal(Text(read), Text(again));
        Assert.Equal(Text(read), Text(kept));
    }, iter: 3000);

    /// <summary>Groups as a query builder makes them: with a combinator or with independent ones, with lists as text or arrays.</summary>
    private static Gen<JsonObject> Groups(int depth)
    {
        var text = Gen.OneOf("a", "b, c", @"d\,e", " f ", "", "1,2", "σ", "\"", @"\", "~");
        var values = Gen.OneOf(text.Select(t => (JsonNode?)t), Gen.Int.Select(i => (JsonNode?)i), Gen.Bool.Select(b => (JsonNode?)b), Gen.Const(0).Select(_ => (JsonNode?)null));
        var rules = Gen.Select(Gen.OneOf("name", "accounts.balance", "customFields.tier", "~"), Gen.OneOf([.. RuleOperators.All]), values.Array[2, 4], text, Gen.Int[0, 5])
            .Select((field, op, several, fields, kind) => Node(field, op, several, fields, kind));
        var nodes = depth == 0 ? rules : Gen.Frequency((3, rules), (1, Groups(depth - 1)));
        return Gen.Select(nodes.Array[0, 4], Gen.Bool, Gen.Int[0, 3], Gen.Bool.Array[4]).Select((inner, not, form, or) => new JsonObject
        {
            ["not"] = not,
            ["combinator"] = form switch { 0 => "and", 1 => "OR", _ => null },
            ["rules"] = new JsonArray([.. form < 2 ? inner : inner.SelectMany((n, i) => i == 0 ? [n] : new JsonNode[] { or[i] ? "or" : "and", n })]),
        }).Select(group => Tidy(group));
    }

    private static JsonObject Tidy(JsonObject group)
    {
        if (group["combinator"] is null)
            group.Remove("combinator");
        return group;
    }

    private static JsonObject Node(string field, string op, JsonNode?[] several, string fields, int kind)
    {
        Assert.True(RuleOperators.TryParse(op, out var parsed));
        var isList = parsed is RuleOperator.In or RuleOperator.NotIn;
        var isRange = parsed is RuleOperator.Between or RuleOperator.NotBetween;
        var rule = new JsonObject { ["field"] = field, ["operator"] = op };
        if (kind == 0)
            (rule["valueSource"], rule["value"]) = ("field", isRange ? "name,city" : isList ? "name, city" : "city");
        else
            rule["value"] = isRange ? (kind == 1 ? "1, 2" : new JsonArray(1, "x")) : isList ? (kind == 1 ? fields : new JsonArray([.. several.Select(v => v?.DeepClone())])) : several[0]?.DeepClone();
        return rule;
    }

    /// <summary>What was understood, in the plainest form there is.</summary>
    private static JsonObject Written(RuleNode node)
    {
        if (node is RuleGroup group)
            return new() { ["combinator"] = group.Combinator == Combinator.Or ? "or" : "and", ["not"] = group.Not, ["rules"] = new JsonArray([.. group.Rules.Select(Written)]) };
        var rule = (Rule)node;
        var values = rule.Values.Select(v => v is FieldReference other ? other.Field : JsonSerializer.SerializeToNode(v)).ToArray();
        var takesSeveral = rule.Operator is RuleOperator.In or RuleOperator.NotIn or RuleOperator.Between or RuleOperator.NotBetween;
        return new()
        {
            ["field"] = rule.Field,
            ["operator"] = rule.Operator.Name(),
            ["valueSource"] = rule.Values.Any(v => v is FieldReference) ? "field" : "value",
            ["value"] = takesSeveral ? new JsonArray(values) : values.SingleOrDefault(),
        };
    }

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
