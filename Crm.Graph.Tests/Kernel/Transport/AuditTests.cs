using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>The audits of npm's graphql-http by their ids, without needing Node; <c>clients/audit</c> runs the suite itself.</summary>
[Collection(OverTheWire.Name)]
public sealed class AuditTests(SharedWireHost shared)
{
    private const string New = "application/graphql-response+json";
    private const string Old = "application/json";
    private const string Plain = """{"query":"{ __typename }"}""";

    private readonly WireHost _host = shared.Host;

    [Theory]
    [InlineData("22EB", New, Plain, New)]
    [InlineData("4655", Old, Plain, Old)]
    [InlineData("47DE", "*/*", Plain, Old)]
    [InlineData("80D8", null, Plain, Old)]
    [InlineData("BF61", null, """{"query":"{ __type(name: \"Run🏃Swim🏊\") { name } }"}""", Old)]
    [InlineData("34A2", New, Plain, New)]
    [InlineData("8161", New, """{"operationName":"Query","query":"query Query { __typename }"}""", New)]
    [InlineData("B8B3", Old, """{"operationName":"Query","query":"query Query { __typename }"}""", Old)]
    [InlineData("94B0", New, """{"query":"{ __typename }","variables":null}""", New)]
    [InlineData("94B1", New, """{"query":"{ __typename }","operationName":null}""", New)]
    [InlineData("94B2", New, """{"query":"{ __typename }","extensions":null}""", New)]
    [InlineData("0220", Old, """{"query":"{ __typename }","variables":null}""", Old)]
    [InlineData("0221", Old, """{"query":"{ __typename }","operationName":null}""", Old)]
    [InlineData("0222", Old, """{"query":"{ __typename }","extensions":null}""", Old)]
    [InlineData("2EA1", New, """{"query":"query T($name: String!) { __type(name: $name) { name } }","variables":{"name":"sometype"}}""", New)]
    [InlineData("28B9", Old, """{"query":"query T($name: String!) { __type(name: $name) { name } }","variables":{"name":"sometype"}}""", Old)]
    [InlineData("428F", New, """{"query":"{ __typename }","extensions":{"some":"value"}}""", New)]
    [InlineData("1B7A", Old, """{"query":"{ __typename }","extensions":{"some":"value"}}""", Old)]
    public async Task A_good_request_is_answered_200_in_the_type_that_was_asked_for(string id, string? accept, string body, string type)
    {
        var answer = await _host.SendAsync(body, accept);
        Assert.Equal((id, 200, type + "; charset=utf-8"), (id, answer.Status, answer.ContentType));
        Assert.False(answer.Json.TryGetProperty("errors", out _), answer.Body);
    }

    [Theory]
    [InlineData("A5BF", "")]
    [InlineData("423L", """{"notquery":"{ __typename }"}""")]
    [InlineData("LKJ0", """{"query":{"obj":"ect"}}""")]
    [InlineData("LKJ1", """{"query":0}""")]
    [InlineData("LKJ2", """{"query":false}""")]
    [InlineData("LKJ3", """{"query":["array"]}""")]
    [InlineData("6C00", """{"operationName":{"obj":"ect"},"query":"{ __typename }"}""")]
    [InlineData("6C01", """{"operationName":0,"query":"{ __typename }"}""")]
    [InlineData("6C02", """{"operationName":false,"query":"{ __typename }"}""")]
    [InlineData("6C03", """{"operationName":["array"],"query":"{ __typename }"}""")]
    [InlineData("4760", """{"query":"{ __typename }","variables":"string"}""")]
    [InlineData("4761", """{"query":"{ __typename }","variables":0}""")]
    [InlineData("4762", """{"query":"{ __typename }","variables":false}""")]
    [InlineData("4763", """{"query":"{ __typename }","variables":["array"]}""")]
    [InlineData("58B0", """{"query":"{ __typename }","extensions":"string"}""")]
    [InlineData("58B1", """{"query":"{ __typename }","extensions":0}""")]
    [InlineData("58B2", """{"query":"{ __typename }","extensions":false}""")]
    [InlineData("58B3", """{"query":"{ __typename }","extensions":["array"]}""")]
    [InlineData("BCF8", """{ "not a JSON""")]
    [InlineData("3E3A", """{"qeury":"{ __typename }"}""")]
    public async Task A_malformed_request_is_answered_400_in_either_type(string id, string body)
    {
        foreach (var accept in new[] { Old, New })
        {
            var answer = await _host.SendAsync(body, accept);
            Assert.Equal((id, 400, accept + "; charset=utf-8"), (id, answer.Status, answer.ContentType));
            Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
        }
    }

    [Theory]
    [InlineData("572B 865D 556A D586", """{"query":"{"}""")]
    [InlineData("FDE2 51FE 74FF 5E5B", """{"query":"{ unknown }"}""")]
    [InlineData("7B9B 86EE", """{"query":"query CoerceFailure($id: ID!){ __typename }","variables":{"id":null}}""")]
    [InlineData("6.4.2 no such operation", """{"query":"query A { __typename }","operationName":"B"}""")]
    [InlineData("6.4.2 which operation", """{"query":"query A { __typename } query B { __typename }"}""")]
    [InlineData("6.4.2 no operation", """{"query":""}""")]
    public async Task A_request_that_cannot_be_carried_out_is_200_in_the_old_type_and_400_in_the_new(string id, string body)
    {
        foreach (var (accept, status) in new[] { (Old, 200), (New, 400) })
        {
            var answer = await _host.SendAsync(body, accept);
            Assert.Equal((id, status), (id, answer.Status));
            Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
            Assert.False(answer.Json.TryGetProperty("data", out _), answer.Body);
        }
    }

    [Fact]
    public async Task A_get_carries_queries_with_variables_5A70_D6D5_6A70()
    {
        var path = "/graphql?query=" + Uri.EscapeDataString("query T($name: String!) { __type(name: $name) { name } }") + "&variables=" + Uri.EscapeDataString("""{"name":"Query"}""");
        foreach (var accept in new[] { Old, New })
        {
            var answer = await _host.GetAsync(path, accept);
            Assert.Equal(200, answer.Status);
            Assert.Equal("Query", answer.Data.GetProperty("__type").GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task A_mutation_by_get_is_405_and_changes_nothing_9C48()
    {
        var before = WireSchema.Changes;
        foreach (var accept in new[] { Old, New })
        {
            var answer = await _host.GetAsync("/graphql?query=mutation%20%7Bchange%7D", accept);
            Assert.Equal(405, answer.Status);
            Assert.Equal(["POST"], answer.ContentHeaders.Allow);
        }
        // Nor once it is a document that is known.
        Assert.Equal(200, (await _host.QueryAsync("mutation {change}")).Status);
        Assert.Equal(405, (await _host.GetAsync("/graphql?query=mutation%20%7Bchange%7D")).Status);
        Assert.Equal(before + 1, WireSchema.Changes);
    }

    [Fact]
    public async Task A_mutation_beside_queries_is_told_by_the_operation_name()
    {
        const string Both = "/graphql?query=query%20A%20%7Bhello%7D%20mutation%20B%20%7Bchange%7D&operationName=";
        Assert.Equal(200, (await _host.GetAsync(Both + "A")).Status);
        Assert.Equal(405, (await _host.GetAsync(Both + "B")).Status);
    }
}
