using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport.Documents;

/// <summary>Documents that are named instead of sent: Apollo's protocol, and the manifest.</summary>
public sealed class PersistedDocumentTests
{
    private const string New = "application/graphql-response+json";
    private const string Document = "query Kept { hello }";

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static object Named(string hash) => new { persistedQuery = new { version = 1, sha256Hash = hash } };

    [Fact]
    public async Task A_hash_is_asked_for_its_document_once_and_good_from_then_on()
    {
        await using var host = await WireHost.StartAsync();
        var unknown = await SendAsync(host, new { extensions = Named(Hash(Document)) });
        Assert.Equal((404, "PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND"),
            (unknown.Status, unknown.Error.GetProperty("message").GetString(), unknown.Extensions.GetProperty("code").GetString()));
        Assert.Equal(200, (await SendAsync(host, new { extensions = Named(Hash(Document)) }, "application/json")).Status);
        Assert.Equal(200, (await SendAsync(host, new { query = Document, extensions = Named(Hash(Document)) })).Status);
        foreach (var hash in new[] { Hash(Document), Hash(Document).ToUpperInvariant() })
            Assert.Equal("it's 1 + 1", (await SendAsync(host, new { extensions = Named(hash) })).Data.GetProperty("hello").GetString());
        var get = await host.GetAsync("/graphql?extensions=" + Uri.EscapeDataString(JsonSerializer.Serialize(Named(Hash(Document)))), New);
        Assert.Equal(200, get.Status);
        using var socket = await SocketClient.ReadyAsync(host);
        await socket.SendAsync(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { extensions = Named(Hash(Document)) } }));
        Assert.Equal("next", (await socket.NextJsonAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_document_is_not_kept_under_the_hash_of_another_nor_one_that_is_not_valid()
    {
        await using var host = await WireHost.StartAsync();
        var wrong = await SendAsync(host, new { query = Document, extensions = Named(Hash("{ other }")) });
        Assert.Equal((400, "BAD_USER_INPUT"), (wrong.Status, wrong.Extensions.GetProperty("code").GetString()));
        Assert.Equal(404, (await SendAsync(host, new { extensions = Named(Hash("{ other }")) })).Status);
        Assert.Equal(400, (await SendAsync(host, new { query = "{ nope }", extensions = Named(Hash("{ nope }")) })).Status);
        Assert.Equal(404, (await SendAsync(host, new { extensions = Named(Hash("{ nope }")) })).Status);
    }

    [Theory]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"x"}}""")]
    [InlineData("""{"persistedQuery":{"sha256Hash":"x"}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":1}}""")]
    [InlineData("""{"persistedQuery":"x"}""")]
    public async Task Another_protocol_is_not_supported(string extensions)
    {
        await using var host = await WireHost.StartAsync();
        var answer = await host.SendAsync($$"""{"extensions":{{extensions}}}""", New);
        Assert.Equal((400, "PERSISTED_QUERY_NOT_SUPPORTED"), (answer.Status, answer.Extensions.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task What_is_kept_is_bounded()
    {
        await using var host = await WireHost.StartAsync(new() { ["Documents:PersistedSize"] = "2" });
        var documents = Enumerable.Range(0, 5).Select(i => $"query Q{i} {{ hello }}").ToList();
        foreach (var document in documents)
            Assert.Equal(200, (await SendAsync(host, new { query = document, extensions = Named(Hash(document)) })).Status);
        var known = 0;
        foreach (var document in documents)
            known += (await SendAsync(host, new { extensions = Named(Hash(document)) })).Status == 200 ? 1 : 0;
        Assert.Equal(2, known);
    }

    [Theory]
    [InlineData("""{"doc-1":"query Kept { hello }"}""")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"doc-1","name":"Kept","type":"query","body":"query Kept { hello }"}]}""")]
    public async Task A_trusted_document_is_named_by_its_id_and_no_other_is_carried_out(string manifest)
    {
        await using var host = await StartAsync(manifest, trustedOnly: true);
        Assert.Equal(200, (await SendAsync(host, new { documentId = "doc-1" })).Status);
        Assert.Equal(200, (await SendAsync(host, new { extensions = Named("doc-1") })).Status);
        Assert.Equal(200, (await SendAsync(host, new { query = Document })).Status);
        Assert.Equal(200, (await host.GetAsync("/graphql?documentId=doc-1", New)).Status);
        foreach (var other in new object[]
        {
            new { query = "{ hello }" }, new { documentId = "doc-2" }, new { query = "{ hello }", extensions = Named(Hash("{ hello }")) },
            new { extensions = Named(Hash("{ hello }")) }, new { query = "{ hello }", documentId = "doc-1" },
        })
        {
            var answer = await SendAsync(host, other);
            Assert.Equal((403, "FORBIDDEN"), (answer.Status, answer.Extensions.GetProperty("code").GetString()));
        }
    }

    [Fact]
    public async Task A_manifest_alone_keeps_nobody_from_other_documents()
    {
        await using var host = await StartAsync("""{"doc-1":"query Kept { hello }"}""", trustedOnly: false);
        Assert.Equal(200, (await SendAsync(host, new { documentId = "doc-1" })).Status);
        Assert.Equal(200, (await SendAsync(host, new { query = "{ hello }" })).Status);
        Assert.Equal(404, (await SendAsync(host, new { documentId = "doc-2" })).Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"doc-1":7}""")]
    public async Task A_file_that_is_no_manifest_keeps_the_server_from_starting(string manifest)
        => Assert.Contains("Documents:Manifest", (await Assert.ThrowsAsync<StartException>(() => StartAsync(manifest, trustedOnly: true))).Message, StringComparison.Ordinal);

    private static async Task<WireHost> StartAsync(string manifest, bool trustedOnly)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, manifest);
        try
        {
            return await WireHost.StartAsync(new() { ["Documents:Manifest"] = file, ["Documents:TrustedOnly"] = trustedOnly.ToString() });
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<Answer> SendAsync(WireHost host, object body, string accept = New) => host.SendAsync(JsonSerializer.Serialize(body), accept);
}
