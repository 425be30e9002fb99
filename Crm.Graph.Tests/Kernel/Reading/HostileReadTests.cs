using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>Whatever is sent is answered rightly or refused with a reason; nothing of it is our fault.</summary>
public abstract class HostileReadTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : HostileReadTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : HostileReadTests(reading);

    private static readonly string[] Texts =
    [
        "' OR 1=1 --", "'; DROP TABLE contact; --", "\" OR \"\"=\"", "%' ESCAPE '", "\\", "\\'", "_", "%%%%%%%%", "@s2_", "{0}", "\u0001", "\uFFFF", "\uFEFF", "\u202E", "[]", "[\"a\"]", "{\"a\":1}", "null",
        "NaN", "Infinity", "-1e400", "1e400", "1e-400", "0e999999999", "0x10", "1_000", "١٢", "+", "-", ".", "1.", "--1", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01",
        "2026-02-30", "2026-01-01T24:00:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00+99:99", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "now+999999y", "-999999M", "+٣d", "99999999999999999999",
    ];

    private static readonly string[] Fields =
        ["name", "version", "type", "isActive", "id", "dateCreated", "demographics.dateOfBirth", "companyProfile.annualTurnover", "addresses.latitude", "accounts.balance", "category.name", "phones.number"];

    [Fact]
    public async Task No_text_as_the_value_of_any_rule_is_our_fault()
    {
        foreach (var field in Fields)
        {
            foreach (var op in (string[])["=", "contains", "beginsWith", ">", "<=", "in", "between"])
            {
                var rules = Texts.Select((text, i) => (Name: $"r{i}", Json: Group(new JsonObject { ["field"] = field, ["operator"] = op, ["value"] = op == "between" ? new JsonArray(text, "1") : op == "in" ? new JsonArray(text, null) : text }))).ToList();
                var document = $"query({string.Join(", ", rules.Select(r => $"${r.Name}: RuleGroup"))}) {{ {string.Join(' ', rules.Select(r => $"{r.Name}: contacts(where: ${r.Name}) {{ totalCount }}"))} }}";
                var answer = await reading.Server.SendAsync(document, new JsonObject(rules.Select(r => KeyValuePair.Create(r.Name, (JsonNode?)r.Json))));
                Assert.All(answer["errors"]?.AsArray() ?? [], e => Assert.Equal("INVALID_RULE", e!["extensions"]!["code"]!.GetValue<string>()));
                if (field == "name" && op is "=" or "contains" && answer["data"]!["r0"] is { } injected)
                    Assert.Equal(0, injected["totalCount"]!.GetValue<int>());
            }
        }
    }

    [Fact]
    public async Task No_value_of_another_kind_is_our_fault()
    {
        string[] values = ["{}", "[]", "[[1]]", "[{}]", "true", "1e308", "-1e308", "123456789012345678901234567890", "0.00000000000000000000000000000000001", """{"mode":"relative","offset":"x"}""", """{"mode":"relative","offset":2147483648,"unit":"week"}""",
            """{"mode":"relative","offset":[],"anchor":{}}""", """{"rules":[]}""", "[null,null]", "[true,\"a\"]", "253402300800", "-62135596801", "9e18"];
        foreach (var field in Fields)
        {
            foreach (var op in (string[])["=", "contains", ">", "in", "between", "null", "nope"])
            {
                foreach (var (value, more) in values.SelectMany(v => new[] { (v, ""), (v, ",\"valueSource\":\"field\"") }))
                    await FineAsync(Body("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", $$$"""{"w":{"combinator":"and","rules":[{"field":"{{{field}}}","operator":"{{{op}}}","value":{{{value}}}{{{more}}}}]}}"""));
            }
        }
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("name\\\"; DROP TABLE contact")]
    [InlineData("accounts.")]
    [InlineData(".")]
    [InlineData("....")]
    [InlineData("\\u0000")]
    [InlineData("id.id")]
    [InlineData("tenantId")]
    [InlineData("categoryId")]
    [InlineData("phones")]
    [InlineData("__typename")]
    [InlineData("nameFolded")]
    [InlineData("NAME")]
    public async Task No_name_of_a_field_is_our_fault(string name)
    {
        foreach (var field in (string[])[name, string.Concat(Enumerable.Repeat(name, 20_000 / name.Length))])
        {
            var (where, order) = (await FineAsync(Body("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", $$$"""{"w":{"combinator":"and","rules":[{"field":"{{{field}}}","operator":"=","value":"x"}]}}""")),
                await FineAsync(Body("query($o: [Order!]) { contacts(orderBy: $o) { totalCount } }", $$"""{"o":[{"field":"{{field}}"}]}""")));
            foreach (var answer in (string[])[where, order])
                Assert.True(answer.Contains("INVALID_RULE", StringComparison.Ordinal) && answer.Length < 3000, answer[..Math.Min(answer.Length, 500)]);
        }
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00x")]
    [InlineData("a\\u0000b")]
    public async Task Halves_of_characters_and_NUL_are_refused_in_variables_and_in_documents(string text)
    {
        string[] bodies =
        [
            Body("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", $$$"""{"w":{"combinator":"and","rules":[{"field":"name","operator":"contains","value":"{{{text}}}"}]}}"""),
            Body("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", $$$"""{"w":{"combinator":"and","rules":[{"field":"name","operator":"in","value":["{{{text}}}"]}]}}"""),
            Body($$"""{ contacts(where: {combinator: "and", rules: [{field: "name", operator: "=", value: "{{text}}"}]}) { totalCount } }""", "{}"),
            Body($$"""{ contacts(where: {combinator: "and", rules: [{field: "{{text}}", operator: "=", value: "x"}]}) { totalCount } }""", "{}"),
            Body($$"""{ contacts(where: {combinator: "{{text}}", rules: []}) { totalCount } }""", "{}"),
            Body($$"""{ contacts(orderBy: {field: "{{text}}"}) { totalCount } }""", "{}"),
        ];
        foreach (var body in bodies)
            Assert.Contains("\"errors\"", await FineAsync(body), StringComparison.Ordinal);
        foreach (var id in (string[])["contact(id: \"" + text + "\") { name }", "account(id: \"" + text + "\") { name }"])
            Assert.DoesNotContain("INTERNAL", await FineAsync(Body($"{{ {id} }}", "{}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(50)]
    [InlineData(10_000)]
    public async Task Groups_in_groups_without_end_are_refused(int depth)
    {
        var json = string.Concat(Enumerable.Repeat("""{"combinator":"and","rules":[""", depth)) + """{"field":"name","operator":"notNull"}""" + string.Concat(Enumerable.Repeat("]}", depth));
        var inline = json.Replace("\"combinator\"", "combinator", StringComparison.Ordinal).Replace("\"rules\"", "rules", StringComparison.Ordinal).Replace("\"field\"", "field", StringComparison.Ordinal).Replace("\"operator\"", "operator", StringComparison.Ordinal);
        Assert.Contains("\"errors\"", await FineAsync(Body("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", $$"""{"w":{{json}}}""")), StringComparison.Ordinal);
        Assert.Contains("\"errors\"", await FineAsync(Body($"{{ contacts(where: {inline}) {{ totalCount }} }}", "{}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_of_a_hundred_thousand_digits_are_read_or_refused()
    {
        var digits = new string('9', 100_000);
        foreach (var (number, count) in ((string, int)[])[(digits, 0), ("-" + digits, 27), ("1e400", 0), ("-1e400", 27), ("1e-400", 0), ("0." + digits, 0)])
        {
            var answer = await FineAsync(Body($$"""{ contacts(first: 0, where: {combinator: "and", rules: [{field: "companyProfile.annualTurnover", operator: ">", value: {{number}}}]}) { totalCount } }""", "{}"));
            Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
            if (number.Length < 10 && count == 0 && number[1] == 'e' && number[2] != '-')
                Assert.Contains("\"totalCount\":0", answer, StringComparison.Ordinal);
            await FineAsync(Body("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", $$$"""{"w":{"combinator":"and","rules":[{"field":"version","operator":"=","value":{{{number}}}}]}}"""));
        }
    }

    [Fact]
    public async Task The_largest_filter_there_may_be_is_answered()
    {
        var text = Enumerable.Range(0, RuleParser.MaxRules).Select(i => new JsonObject { ["field"] = ((string[])["phones.number", "category.name", "name", "addresses.townCity"])[i % 4], ["operator"] = "doesNotContain", ["value"] = $"x{i}" });
        Assert.Equal(76, await CountAsync(new JsonObject { ["combinator"] = "and", ["rules"] = new JsonArray([.. text]) }));
        var values = Enumerable.Range(0, 20).Select(_ => new JsonObject { ["field"] = "name", ["operator"] = "notIn", ["value"] = new JsonArray([.. Enumerable.Range(0, RuleParser.MaxValues).Select(i => (JsonNode)$"x{i}")]) });
        Assert.Equal(76, await CountAsync(new JsonObject { ["combinator"] = "and", ["rules"] = new JsonArray([.. values]) }));
    }

    [Fact]
    public async Task A_thousand_days_in_a_list_are_answered()
    {
        static JsonObject Days(int count, string op) => new() { ["field"] = "dateCreated", ["operator"] = op, ["value"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)$"{new DateOnly(2020, 1, 1).AddDays(i * 2):yyyy-MM-dd}")]) };

        Assert.Equal(76, await CountAsync(Group(Days(RuleParser.MaxValues, "notIn"))));
        Assert.Equal(76, await CountAsync(new JsonObject { ["combinator"] = "or", ["rules"] = new JsonArray { Days(999, "in"), Days(998, "notIn") } }));
    }

    [Theory]
    [InlineData("contains", 0)]
    [InlineData("doesNotContain", 76)]
    [InlineData("beginsWith", 0)]
    [InlineData("endsWith", 0)]
    [InlineData("=", 0)]
    [InlineData(">=", 0)]
    [InlineData("in", 0)]
    public async Task Text_longer_than_any_stored_matches_none(string op, int count)
    {
        foreach (var text in (string[])[new('Ω', 11_999), new('%', 12_000), new('x', 200_000)])
            Assert.Equal(count, await CountAsync(Group(new JsonObject { ["field"] = "name", ["operator"] = op, ["value"] = op == ">=" ? "\U0010FFFF" + text : text })));
    }

    [Fact]
    public async Task Fragments_that_spread_others_twice_do_not_double_with_each()
    {
        var fragments = string.Concat(Enumerable.Range(0, 12).Select(i => $" fragment F{i} on Contact {{ ...F{i + 1} ...F{i + 1} }}"));
        var data = await reading.Server.QueryAsync($"{{ contacts(first: 1) {{ nodes {{ ...F0 }} }} }}{fragments} fragment F12 on Contact {{ code }}");
        Assert.Equal("""{"contacts":{"nodes":[{"code":null}]}}""", data.ToJsonString());
    }

    private async Task<int> CountAsync(JsonObject where)
        => (await reading.Server.QueryAsync("query($w: RuleGroup) { contacts(where: $w) { totalCount } }", new JsonObject { ["w"] = where }))["contacts"]!["totalCount"]!.GetValue<int>();

    private static JsonObject Group(JsonObject rule) => new() { ["combinator"] = "and", ["rules"] = new JsonArray { rule } };

    /// <summary>A body whose variables are written by hand, so that they can hold what no serialiser writes.</summary>
    private static string Body(string query, string variables) => $$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""";

    /// <summary>The answer, which says nothing of an error of ours.</summary>
    private async Task<string> FineAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        request.Headers.Add("api_key", TestServer.Key);
        using var response = await reading.Server.Http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode < 500 && !answer.Contains("INTERNAL", StringComparison.Ordinal), body[..Math.Min(body.Length, 400)] + "\n" + answer[..Math.Min(answer.Length, 400)]);
        return answer;
    }
}
