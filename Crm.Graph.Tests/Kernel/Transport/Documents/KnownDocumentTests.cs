using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport.Documents;

/// <summary>A document that is known is not validated again; what each call brings is.</summary>
public sealed class KnownDocumentTests(TestServer server) : IClassFixture<TestServer>
{
    public static TheoryData<string, string, string> Calls => new()
    {
        { "query ($n: Int) { contacts(first: $n) { totalCount } }", """{"n":1}""", """{"n":"x"}""" },
        { "query ($n: Int!) { contacts(first: $n) { totalCount } }", """{"n":1}""", "{}" },
        { "query ($n: Int!) { contacts(first: $n) { totalCount } }", """{"n":1}""", """{"n":null}""" },
        { "query ($n: Int = 3) { contacts(first: $n) { totalCount } }", "{}", """{"n":201}""" },
        { "query ($w: RuleGroup) { contacts(where: $w) { nodes { accounts(where: $w) { totalCount } } } }", "{}", """{"w":{"rules":[{"field":"nope","operator":"=","value":1}]}}""" },
        { "query ($v: String) { contacts(where: {rules: [{field: \"city\", operator: \"=\", value: $v}]}) { totalCount } }", """{"v":"Paphos"}""", """{"v":null}""" },
        { "query ($by: [Order!]) { contacts(orderBy: $by) { totalCount } }", """{"by":[{"field":"name","direction":"DESC"}]}""", """{"by":[{"field":"name","direction":"UP"}]}""" },
        { "query ($s: Boolean!) { contacts { totalCount @skip(if: $s) nodes { id @include(if: $s) name } } }", """{"s":true}""", """{"s":"yes"}""" },
        { "query ($s: Boolean!) { contacts @skip(if: $s) { totalCount } me { id } }", """{"s":false}""", """{"s":true}""" },
        { "query ($e: String!) { queryBuilderConfig(entity: $e) { fields { name } } }", """{"e":"contacts"}""", """{"e":"nope"}""" },
        { "mutation ($i: CreateContactInput!) { createContact(input: $i) { contact { name } errors { code path } } }", """{"i":{"firstName":"Ada"}}""", """{"i":{"lastName":1,"nope":2}}""" },
        { "query ($id: ID!) { ...F } fragment F on Query { contact(id: $id) { id } }", """{"id":"C-1"}""", """{"id":[1]}""" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task It_answers_every_call_as_one_that_is_seen_for_the_first_time(string document, string good, string other)
    {
        var (first, second) = (await SendAsync(document + " # 1", good), await SendAsync(document + " # 2", other));
        foreach (var (variables, expected) in new[] { (good, first), (other, second), (good, first) })
        {
            await SendAsync(document, good);
            Assert.Equal(expected, await SendAsync(document, variables));
        }
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_see_the_variables_of_each_other()
    {
        const string Document = "query ($a: [String!]) { __typename contacts(orderBy: [{field: \"name\"}], where: {rules: [{field: \"city\", operator: \"in\", value: $a}]}) { aggregate(of: []) { count } } a: queryBuilderConfig(entity: \"contacts\") { fields { name } } }";
        const string Other = "query ($e: String!) { queryBuilderConfig(entity: $e) { fields { name } } }";
        var expected = await SendAsync(Other, """{"e":"accounts"}""");
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            await SendAsync(Document, """{"a":["x"]}""");
            var answer = await SendAsync(Other, i % 2 == 0 ? """{"e":"accounts"}""" : """{"e":"contacts"}""");
            Assert.Equal(i % 2 == 0, answer == expected);
        }));
    }

    private async Task<string> SendAsync(string document, string variables)
    {
        var answer = await server.SendAsync(document, JsonNode.Parse(variables));
        foreach (var error in answer["errors"]?.AsArray() ?? [])
            error!["extensions"]!.AsObject().Remove("traceId");
        return answer.ToJsonString();
    }
}
