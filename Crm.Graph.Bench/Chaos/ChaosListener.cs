using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Chaos;

/// <summary>Follows all contacts over Server-Sent Events, is cut off now and then, and goes on from its last cursor at whichever server answers.</summary>
internal sealed class ChaosListener(IReadOnlyList<string> servers, string cursor, int seed) : IDisposable
{
    private const string Document = "subscription($after: String) { contactChanged(after: $after) { change cursor sequence contact { code } } }";

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Random _random = new(seed);
    private volatile CancellationTokenSource _connection = new();

    public List<string> Codes { get; } = [];

    /// <summary>What is wrong with what was heard.</summary>
    public List<string> Faults { get; } = [];

    public int Connections { get; private set; }

    public void Cut() => _connection.Cancel();

    public async Task FollowAsync(int wanted, CancellationToken stop)
    {
        var last = 0L;
        while (Codes.Count < wanted && Faults.Count == 0 && !stop.IsCancellationRequested)
        {
            try
            {
                _connection = CancellationTokenSource.CreateLinkedTokenSource(stop);
                Connections++;
                last = await ListenAsync(wanted, last, _connection.Token);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                await Task.Delay(_random.Next(20, 200), CancellationToken.None);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<long> ListenAsync(int wanted, long last, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, servers[_random.Next(servers.Count)] + "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = Document, variables = new { after = cursor } }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("api_key", ServerProcess.Key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (Codes.Count < wanted && await lines.ReadLineAsync(ct) is { } line)
        {
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
                continue;
            using var answer = JsonDocument.Parse(line[6..]);
            if (answer.RootElement.TryGetProperty("errors", out var errors))
            {
                Faults.Add(errors.GetRawText());
                break;
            }
            var change = answer.RootElement.GetProperty("data").GetProperty("contactChanged");
            var sequence = change.GetProperty("sequence").GetInt64();
            if (sequence <= last || change.GetProperty("change").GetString() != "ENTERED")
                Faults.Add(string.Create(CultureInfo.InvariantCulture, $"{change.GetRawText()} after {last}"));
            last = sequence;
            cursor = change.GetProperty("cursor").GetString()!;
            Codes.Add(change.GetProperty("contact").GetProperty("code").GetString()!);
        }
        return last;
    }
}
