using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Graph.Bench.Reads;

/// <summary>Asks the server one thing at a time: for preparing, not for measuring.</summary>
internal sealed class Client : IDisposable
{
    private readonly HttpClient _http;

    public Client(string address)
    {
        _http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
        _http.DefaultRequestHeaders.Add("api_key", ServerProcess.Key);
    }

    public async Task<byte[]> SendAsync(byte[] body, string path = "/graphql")
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await _http.PostAsync(path, content);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode || answer.AsSpan().StartsWith("{\"errors\""u8))
            throw new InvalidOperationException($"{(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(answer)}");
        return answer;
    }

    /// <summary>The document of a mutation with its input as a variable.</summary>
    /// <param name="answers">What it answers beside its errors.</param>
    public static string Mutation(string name, string answers = "")
        => $"mutation($input: {char.ToUpperInvariant(name[0])}{name[1..]}Input!) {{ {name}(input: $input) {{ {answers} errors {{ code path }} }} }}";

    public async Task<JsonNode> QueryAsync(string query, object? variables = null)
        => JsonNode.Parse(await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { query, variables })))!["data"]!;

    public void Dispose() => _http.Dispose();
}
