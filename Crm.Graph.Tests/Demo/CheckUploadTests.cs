using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Demo;

/// <summary>A file on its way through the whole server: into the input of a use case, whose result is answered.</summary>
[Collection(OneServer.Name)]
public sealed class CheckUploadTests(TestServer server)
{
    private const string Document = "mutation($input: CheckUploadInput!) { checkUpload(input: $input) { files { fileName contentType length sha256 } errors { code } } }";

    [Fact]
    public async Task Files_reach_a_use_case_inside_its_input()
    {
        byte[][] contents = [[1, 2, 3], RandomNumberGenerator.GetBytes(300_000)];
        var answer = await SendAsync(["variables.input.files.0", "variables.input.files.1"], contents);
        var files = answer["data"]!["checkUpload"]!["files"]!.AsArray();
        Assert.Equal(["file0.bin", "file1.bin"], files.Select(f => f!["fileName"]!.GetValue<string>()));
        Assert.Equal([3, 300_000], files.Select(f => f!["length"]!.GetValue<int>()));
        Assert.Equal(contents.Select(c => Convert.ToHexStringLower(SHA256.HashData(c))), files.Select(f => f!["sha256"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Where_a_file_has_to_be_and_none_is_the_input_is_refused()
    {
        var answer = await server.SendAsync(Document, new { input = new { files = "text" } });
        Assert.Equal("BAD_USER_INPUT", answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Contains("Expected a file", answer["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> SendAsync(string[] paths, byte[][] contents)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new { query = Document, variables = new { input = new { files = new object?[paths.Length] } } })), "operations" },
            { new StringContent(JsonSerializer.Serialize(paths.Select((p, i) => (p, i)).ToDictionary(x => $"{x.i}", x => new[] { x.p }))), "map" },
        };
        for (var i = 0; i < contents.Length; i++)
            form.Add(new ByteArrayContent(contents[i]), $"{i}", $"file{i}.bin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        request.Headers.Add("api_key", TestServer.Key);
        request.Headers.Add("GraphQL-Preflight", "1");
        using var response = await server.Http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
