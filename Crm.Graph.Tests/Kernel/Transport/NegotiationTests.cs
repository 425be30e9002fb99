using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

[Collection(OverTheWire.Name)]
public sealed class NegotiationTests(SharedWireHost shared)
{
    private const string New = "application/graphql-response+json";
    private const string Plain = """{"query":"{ __typename }"}""";

    private readonly WireHost _host = shared.Host;

    [Theory]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/json; charset=\"UTF-8\"", "application/json")]
    [InlineData("application/graphql-response+json, application/json", New)]
    [InlineData("application/json, application/graphql-response+json", "application/json")]
    [InlineData("application/graphql-response+json;q=0.5, application/json;q=0.9", "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", New)]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0.1", New)]
    [InlineData("application/graphql-response+json, */*;q=0.8", New)]
    [InlineData("application/graphql-response+json;q=0, */*", "application/json")]
    [InlineData("application/json, text/event-stream", "application/json")]
    [InlineData("text/event-stream;q=0.5, application/graphql-response+json;q=0.9", New)]
    [InlineData("text/event-stream;q=0, */*", "application/json")]
    public async Task The_type_that_is_wanted_most_is_sent(string accept, string type)
        => Assert.Equal(type + "; charset=utf-8", (await _host.SendAsync(Plain, accept)).ContentType);

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("TEXT/Event-Stream; charset=utf-8")]
    [InlineData("text/event-stream, */*")]
    [InlineData("application/json;q=0.5, text/event-stream")]
    public async Task Events_are_sent_to_who_wants_them_most(string accept)
        => Assert.Equal("text/event-stream; charset=utf-8", (await _host.SendAsync(Plain, accept)).ContentType);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("not a type")]
    public async Task What_cannot_be_sent_is_406(string accept)
    {
        var answer = await _host.SendAsync(Plain, accept);
        Assert.Equal(406, answer.Status);
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/graphql")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Other_bodies_are_415(string? contentType)
        => Assert.Equal(415, (await _host.SendAsync(Plain, contentType: contentType)).Status);

    [Theory]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("Application/JSON; charset=\"utf-8\"")]
    public async Task JSON_in_UTF_8_is_read_however_it_is_spelt(string contentType)
        => Assert.Equal(200, (await _host.SendAsync(Plain, contentType: contentType)).Status);

    [Fact]
    public async Task A_compressed_body_is_415()
        => Assert.Equal(415, (await _host.SendAsync(Plain, headers: ("Content-Encoding", "gzip"))).Status);

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Other_methods_are_405_and_told_which_would_do(string method)
    {
        var answer = await _host.SendAsync(Plain, method: method);
        Assert.Equal(405, answer.Status);
        Assert.Equal(["GET", "POST"], answer.ContentHeaders.Allow);
    }

    [Fact]
    public async Task A_get_is_never_kept_by_a_cache_in_between()
    {
        var answer = await _host.GetAsync("/graphql?query=%7Bhello%7D");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(["Accept"], answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql?query=%7Bhello%7D&query=%7Bhello%7D")]
    [InlineData("/graphql?query=%7Bhello%7D&variables=%7B")]
    [InlineData("/graphql?query=%7Bhello%7D&variables=%5B%5D")]
    [InlineData("/graphql?query=%7Bhello%7D&variables=%7B%7D%7B%7D")]
    public async Task A_malformed_get_is_400(string path) => Assert.Equal(400, (await _host.GetAsync(path)).Status);
}
