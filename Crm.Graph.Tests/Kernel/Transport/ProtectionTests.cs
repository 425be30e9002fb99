using System.Net;
using System.Net.Http.Json;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>What every answer tells browsers, and what is refused over plain HTTP.</summary>
public sealed class ProtectionTests
{
    [Theory]
    [InlineData("/graphql?query={__typename}", "application/json")]
    [InlineData("/graphql/schema.graphql", "*/*")]
    [InlineData("/health/live", "*/*")]
    [InlineData("/metrics", "*/*")]
    [InlineData("/.well-known/openid-configuration", "*/*")]
    [InlineData("/nothing", "*/*")]
    [InlineData("/graphql/", "text/html")]
    public async Task Every_answer_is_neither_framed_nor_guessed_at_and_sends_nobody_where_it_was_read(string path, string accept)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await AskAsync(server, path, accept);
        Assert.Equal("nosniff", One(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", One(response, "X-Frame-Options"));
        Assert.Equal("no-referrer", One(response, "Referrer-Policy"));
        Assert.Equal("same-origin", One(response, "Cross-Origin-Resource-Policy"));
        Assert.Contains("frame-ancestors 'none'", One(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Answers_with_data_are_kept_by_nobody()
    {
        await using var server = await TestServer.StartAsync();
        using var read = await AskAsync(server, "/graphql?query={__typename}", "application/json");
        using var posted = await server.Http.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });
        Assert.True(read.Headers.CacheControl!.NoStore);
        Assert.True(posted.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("http", HttpStatusCode.Forbidden)]
    [InlineData("https", HttpStatusCode.OK)]
    public async Task Where_https_is_required_plain_http_is_refused_whatever_it_carries(string? forwarded, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync(settings: ["--Https:Required", "true", "--ForwardedHeaders_Enabled", "true"]);
        using var response = await AskAsync(server, "/graphql?query={__typename}", "application/json", forwarded);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, response.Headers.TryGetValues("Strict-Transport-Security", out var hsts));
        if (hsts is not null)
            Assert.Equal("max-age=31536000", Assert.Single(hsts));
    }

    [Fact]
    public async Task Whoever_watches_the_process_from_the_same_machine_needs_no_https()
    {
        await using var server = await TestServer.StartAsync(settings: ["--Https:Required", "true"]);
        using var live = await AskAsync(server, "/health/live", "*/*");
        using var ready = await AskAsync(server, "/health/ready", "*/*");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestServer server, string path, string accept, string? forwarded = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-Proto", forwarded);
        return await server.Http.SendAsync(request);
    }

    private static string One(HttpResponseMessage response, string header) => Assert.Single(response.Headers.GetValues(header));
}
