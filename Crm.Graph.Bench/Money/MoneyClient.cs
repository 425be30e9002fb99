using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Money;

/// <summary>Asks servers of which one may be gone: what got no answer is asked again of the next one, under the same idempotency key.</summary>
internal sealed class MoneyClient(IReadOnlyList<string> servers) : IDisposable
{
    private const int MostAttempts = 2_000;
    private const int MostPatience = 10;

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>How often there was no answer that says whether it was done, by the reason.</summary>
    public ConcurrentDictionary<string, int> Unanswered { get; } = new();

    /// <summary>Does what it is, once, however often it has to be asked.</summary>
    public Task DoAsync(Operation operation) => DoAsync(operation, operation.Reference);

    public async Task DoAsync(Operation operation, string? key)
    {
        var query = Client.Mutation(operation.Mutation, $"{operation.Answers} {{ id }}");
        var payload = (await AskAsync(query, new { input = operation.Input }, operation.Number, key))[operation.Mutation]!;
        operation.Id = (string?)payload[operation.Answers]?["id"];
        operation.Refusal = (string?)payload["errors"]!.AsArray().FirstOrDefault()?["code"];
        if (operation.Id is null == operation.Refusal is null)
            throw new InvalidOperationException($"neither done nor refused: {payload.ToJsonString()}");
    }

    /// <summary>The data of what is asked, from whichever server answers.</summary>
    /// <param name="first">Which server is asked first.</param>
    public async Task<JsonNode> AskAsync(string query, object? variables = null, int first = 0, string? key = null)
    {
        for (var attempt = first; ; attempt++)
        {
            var (answer, fault) = await SendAsync(servers[attempt % servers.Count], query, variables, key);
            if (answer?["errors"] is null && answer?["data"] is { } data)
                return data;
            fault ??= (string?)answer?["errors"]?[0]?["extensions"]?["code"] ?? "no data";
            if (fault is "BAD_USER_INPUT" or "FORBIDDEN" or "UNAUTHENTICATED" or "IDEMPOTENCY_KEY_REUSED" || attempt - first > MostAttempts)
                throw new InvalidOperationException($"{query}: {answer?.ToJsonString()}");
            Unanswered.AddOrUpdate(fault, 1, (_, times) => times + 1);
            // Who asks on and on keeps the server from starting.
            await Task.Delay(Random.Shared.Next(20, 100) * Math.Min(attempt - first + 1, MostPatience));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(JsonNode? Answer, string? Fault)> SendAsync(string server, string query, object? variables, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server + "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("api_key", ServerProcess.Key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var response = await _http.SendAsync(request);
            return (JsonNode.Parse(await response.Content.ReadAsStringAsync()), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            return (null, "no answer");
        }
    }
}
