using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Tests.Kernel.Reading;
using CsCheck;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

/// <summary>Each operator on each field, and what is written inline.</summary>
public abstract class OperatorTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : OperatorTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : OperatorTests(reading);

    private readonly KnownFields _fields = new(reading.Data);

    [Fact]
    public Task Every_operator_of_every_field_of_contacts_says_what_the_reference_says_with_any_value() => AllAsync("contacts", _fields.Contacts, reading.Data.Contacts);

    [Fact]
    public Task Every_operator_of_every_field_of_accounts_says_what_the_reference_says_with_any_value() => AllAsync("accounts", _fields.Accounts, reading.Data.Accounts);

    [Fact]
    public async Task Operators_that_a_type_does_not_have_are_refused_with_those_that_it_has()
    {
        foreach (var field in _fields.Contacts)
        {
            foreach (var op in Enum.GetValues<RuleOperator>().Except(RuleOperators.For(field.Type)))
            {
                var error = await RefusedAsync(new JsonObject { ["field"] = field.Name, ["operator"] = op.Name(), ["value"] = "1, 2" });
                Assert.Equal($"where.rules[0] ({field.Name}): expected one of the operators {string.Join(' ', RuleOperators.For(field.Type).Select(o => o.Name()))}.", error);
            }
        }
    }

    [Theory]
    [InlineData("lastName", "100%", 1)]
    [InlineData("lastName", "%", 1)]
    public async Task Signs_of_patterns_are_plain_characters(string field, string value, int atLeast)
    {
        foreach (var op in (string[])["contains", "beginsWith", "endsWith"])
        {
            var found = await CountAsync($$"""{combinator: "and", rules: [{field: "{{field}}", operator: "{{op}}", value: "{{value}}"}]}""");
            var expected = reading.Data.Contacts.Count(c => !c.IsDeleted && c.LastName is { } name
                && op switch { "contains" => name.Contains(value, StringComparison.Ordinal), "beginsWith" => name.StartsWith(value, StringComparison.Ordinal), _ => name.EndsWith(value, StringComparison.Ordinal) });
            Assert.Equal(expected, found);
            Assert.True(op == "beginsWith" || found >= atLeast);
        }
    }

    [Fact]
    public async Task What_is_written_inline_is_what_a_variable_would_hold()
    {
        const string Inline = """{combinator: OR, not: false, rules: [{field: "type", operator: "=", value: COMPANY}, {combinator: "and", rules: [{field: "isActive", operator: "=", value: false}, {field: "version", operator: "in", value: [1, 2.0, null]}]}]}""";
        var group = JsonNode.Parse("""{"combinator": "OR", "not": false, "rules": [{"field": "type", "operator": "=", "value": "COMPANY"}, {"combinator": "and", "rules": [{"field": "isActive", "operator": "=", "value": false}, {"field": "version", "operator": "in", "value": [1, 2.0, null]}]}]}""");
        var expected = reading.Data.Contacts.Count(c => !c.IsDeleted && (c.Type == Crm.Graph.Contacts.Model.ContactType.Company || !c.IsActive && c.Version is 1 or 2));

        Assert.Equal(expected, await CountAsync(Inline));
        var byVariable = await reading.Server.QueryAsync("query($where: RuleGroup) { contacts(where: $where) { totalCount } }", new { where = group });
        Assert.Equal(expected, byVariable["contacts"]!["totalCount"]!.GetValue<int>());
        var byDefault = await reading.Server.QueryAsync($"query($where: RuleGroup = {Inline}) {{ contacts(where: $where) {{ totalCount }} }}");
        Assert.Equal(expected, byDefault["contacts"]!["totalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Variables_of_every_type_may_stand_inside_of_what_is_written_inline()
    {
        var data = await reading.Server.QueryAsync("""
            query($s: String!, $i: Int!, $d: Decimal, $b: Boolean, $id: ID, $at: DateTime, $on: Date, $texts: [String!]!, $numbers: [Int!]!, $rule: RuleGroup, $rules: [RuleGroup!], $unset: String) {
              s: contacts(where: {combinator: "and", rules: [{field: "city", operator: "=", value: $s}]}) { totalCount }
              i: contacts(where: {combinator: "and", rules: [{field: "version", operator: ">=", value: $i}]}) { totalCount }
              d: contacts(where: {combinator: "and", rules: [{field: "companyProfile.annualTurnover", operator: ">", value: $d}]}) { totalCount }
              b: contacts(where: {combinator: "and", rules: [{field: "isActive", operator: "=", value: $b}]}) { totalCount }
              id: contacts(where: {combinator: "and", rules: [{field: "id", operator: "=", value: $id}]}) { totalCount }
              at: contacts(where: {combinator: "and", rules: [{field: "dateCreated", operator: ">", value: $at}]}) { totalCount }
              on: contacts(where: {combinator: "and", rules: [{field: "dateCreated", operator: "=", value: $on}]}) { totalCount }
              birth: contacts(where: {combinator: "and", rules: [{field: "demographics.dateOfBirth", operator: "<=", value: $on}]}) { totalCount }
              texts: contacts(where: {combinator: "and", rules: [{field: "city", operator: "in", value: $texts}]}) { totalCount }
              text: contacts(where: {combinator: "and", rules: [{field: "city", operator: "in", value: [$s, "LIMASSOL"]}]}) { totalCount }
              numbers: contacts(where: {combinator: "and", rules: [{field: "version", operator: "between", value: $numbers}]}) { totalCount }
              rule: contacts(where: {combinator: "and", rules: [$rule]}) { totalCount }
              rules: contacts(where: {combinator: "and", rules: $rules}) { totalCount }
              unset: contacts(where: {combinator: "and", rules: [{field: "city", operator: "=", value: $unset}]}) { totalCount }
            }
            """, new
        {
            s = "nicosia",
            i = 3,
            d = 99.99m,
            b = true,
            id = reading.Data.Contacts[5].Id,
            at = "2026-03-28T12:00:00+02:00",
            on = "2026-03-28",
            texts = (string[])["Nicosia", "limassol"],
            numbers = (int[])[3, 2],
            rule = new { field = "city", @operator = "notNull" },
            rules = (object[])[new { field = "city", @operator = "null" }],
        });
        var known = reading.Data.Contacts.Where(c => !c.IsDeleted).ToList();
        var (noon, day) = (new DateTimeOffset(2026, 3, 28, 10, 0, 0, TimeSpan.Zero), new DateOnly(2026, 3, 28));
        int[] expected =
        [
            known.Count(c => c.City is "Nicosia" or "NICOSIA"), known.Count(c => c.Version >= 3), known.Count(c => c.CompanyProfile.AnnualTurnover > 99.99m), known.Count(c => c.IsActive), 1,
            known.Count(c => c.DateCreated > noon), known.Count(c => Reference.Compare(c.DateCreated, day) == (0, 0)), known.Count(c => c.Demographics.DateOfBirth <= day),
            known.Count(c => c.City is "Nicosia" or "NICOSIA" or "Limassol"), known.Count(c => c.City is "Nicosia" or "NICOSIA" or "Limassol"), known.Count(c => c.Version is 2 or 3),
            known.Count(c => c.City is not null), known.Count(c => c.City is null), known.Count(c => c.City is null),
        ];
        Assert.Equal(expected, data.Select(p => p.Value!["totalCount"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("lastname", "=", "x", "where.rules[0] (lastname): expected a field of Contact: lastName, ")]
    [InlineData("accounts.balanc", "=", "1", "where.rules[0] (accounts.balanc): expected a field of Account: accounts.balance, ")]
    [InlineData("accounts", "=", "1", "where.rules[0] (accounts): expected a field of Contact: ")]
    [InlineData("name.x", "=", "1", "where.rules[0] (name.x): expected a field of Contact: ")]
    [InlineData("accounts.contacts.accounts.contacts.accounts.number", "=", "1", "where.rules[0] (accounts.contacts.accounts.contacts.accounts.number): expected a field of at most 5 names.")]
    [InlineData("version", "=", "x", "where.rules[0] (version): expected a number.")]
    [InlineData("version", "=", "NaN", "where.rules[0] (version): expected a number.")]
    [InlineData("version", ">", "Infinity", "where.rules[0] (version): expected a number.")]
    [InlineData("isActive", "=", "maybe", "where.rules[0] (isActive): expected true or false.")]
    [InlineData("id", "=", "C-1", "where.rules[0] (id): expected an id (UUID).")]
    [InlineData("type", "=", "ROBOT", "where.rules[0] (type): expected one of PERSON, COMPANY.")]
    [InlineData("city", "=", "a\0b", "where.rules[0] (city): expected text without control characters.")]
    [InlineData("demographics.dateOfBirth", "=", "0000-00-00", "where.rules[0] (demographics.dateOfBirth): expected a date (2026-01-31), or a relative one (today, -7d, startOfMonth).")]
    public async Task What_cannot_be_understood_names_the_rule_the_field_and_what_was_expected(string field, string op, string value, string message)
        => Assert.StartsWith(message, await RefusedAsync(new JsonObject { ["field"] = field, ["operator"] = op, ["value"] = value }), StringComparison.Ordinal);

    [Theory]
    [InlineData("accounts.balance", "accounts.creditLimit", "two fields of the record itself, not of a list")]
    [InlineData("version", "name", "a field of the same type as version")]
    [InlineData("version", "", "a field of Contact")]
    public async Task Fields_that_cannot_be_compared_are_refused(string field, string other, string expected)
        => Assert.Contains(expected, await RefusedAsync(new JsonObject { ["field"] = field, ["operator"] = "=", ["value"] = other, ["valueSource"] = "field" }), StringComparison.Ordinal);

    /// <summary>Each with several values one after the other, so that the plan made for the first serves the rest.</summary>
    private async Task AllAsync<T>(string list, KnownField[] fields, List<T> records) where T : Crm.Graph.Kernel.Domain.Record
    {
        var rules = new RandomRules(fields, records);
        foreach (var field in fields)
        {
            foreach (var op in field.Operators)
            {
                await rules.Valued(field, op).SampleAsync(async rule =>
                {
                    var group = new TestGroup(false, false, [rule]);
                    var data = await reading.Server.QueryAsync($"query($where: RuleGroup) {{ {list}(first: 200, where: $where) {{ nodes {{ id }} }} }}", new { where = group.ToJson() });
                    Assert.Equal(
                        records.Where(r => !r.IsDeleted && Reference.Holds(group, r)).Select(r => $"{r.Id}").Order(),
                        data[list]!["nodes"]!.AsArray().Select(n => n!["id"]!.GetValue<string>()).Order());
                }, iter: 4, threads: 1, print: rule => rule.ToJson().ToJsonString());
            }
        }
    }

    private async Task<int> CountAsync(string where)
        => (await reading.Server.QueryAsync($"{{ contacts(where: {where}) {{ totalCount }} }}"))["contacts"]!["totalCount"]!.GetValue<int>();

    private async Task<string> RefusedAsync(JsonObject rule)
    {
        var answer = await reading.Server.SendAsync("query($where: RuleGroup) { contacts(where: $where) { totalCount } }",
            new { where = new JsonObject { ["combinator"] = "and", ["rules"] = new JsonArray { rule } } });
        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal("INVALID_RULE", error["extensions"]!["code"]!.GetValue<string>());
        Assert.Equal("where.rules[0]", error["extensions"]!["parameters"]![0]!.GetValue<string>());
        return error["message"]!.GetValue<string>();
    }
}
