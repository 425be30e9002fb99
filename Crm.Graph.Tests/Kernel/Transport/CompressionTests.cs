using System.IO.Compression;
using System.Text;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

[Collection(OverTheWire.Name)]
public sealed class CompressionTests(SharedWireHost shared)
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("gzip, br")]
    public async Task An_answer_is_compressed_for_who_takes_it_that_way(string accepted)
    {
        using var response = await AskAsync("{ long(length: 5000) }", accepted);
        var encoding = Assert.Single(response.Content.Headers.ContentEncoding);
        Assert.Contains(encoding, accepted, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.InRange(body.Length, 1, 500);
        using Stream plain = encoding == "br" ? new BrotliStream(new MemoryStream(body), CompressionMode.Decompress) : new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        Assert.Equal("{\"data\":{\"long\":\"" + new string('x', 5000) + "\"}}", await new StreamReader(plain).ReadToEndAsync());
    }

    [Theory]
    [InlineData("{ hello }", "br", null)]
    [InlineData("{ long(length: 5000) }", "identity", null)]
    [InlineData("{ long(length: 5000) }", "br", "text/event-stream")]
    public async Task What_is_short_unasked_for_or_a_stream_is_sent_as_it_is(string query, string accepted, string? accept)
    {
        using var response = await AskAsync(query, accepted, accept);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Contains(query == "{ hello }" ? "1 + 1" : new string('x', 5000), await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(string query, string accepted, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await shared.Host.Client.SendAsync(request);
    }
}
