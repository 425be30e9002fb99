using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Chaos;

/// <summary>
/// Contacts are created through servers that are killed (-9) and started again, while listeners are cut off at random: in the end each
/// listener must have heard of each contact exactly once, in the order of the log.
/// </summary>
internal static class ChaosBench
{
    private const int Listeners = 10;

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <param name="events">How many contacts.</param>
    /// <param name="count">How many servers; several share the PostgreSQL of <c>CRM_TEST_POSTGRES</c>, and the Redis of <c>CRM_TEST_REDIS</c> wakes them.</param>
    public static async Task<int> RunAsync(int events, int count)
    {
        var folder = Directory.CreateTempSubdirectory("crm-graph-chaos-");
        var settings = ServerProcess.SharedSettings(folder.FullName, $"crm_chaos_{Guid.NewGuid():N}", count);
        var servers = Enumerable.Range(0, count).Select(_ => ServerProcess.FreePort()).Select(port => (Port: port, Address: $"http://127.0.0.1:{port}")).ToList();
        var running = new ServerProcess[count];
        for (var i = 0; i < count; i++)
        {
            running[i] = ServerProcess.StartAt(servers[i].Port, settings);
            await running[i].ReadyAsync("""{"query":"{ __typename }"}"""u8.ToArray(), "/graphql");
        }
        var watch = Stopwatch.StartNew();
        var cursor = (await AskAsync(servers[0].Address, "{ eventCursor }"))!.RootElement.GetProperty("data").GetProperty("eventCursor").GetString()!;
        var addresses = servers.Select(s => s.Address).ToList();
        var listeners = Enumerable.Range(0, Listeners).Select(i => new ChaosListener(addresses, cursor, i)).ToList();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        var following = listeners.Select(l => Task.Run(() => l.FollowAsync(events, stop.Token))).ToList();
        var written = 0;
        var writing = Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var i = w; i < events; i += 4)
            {
                await CreateAsync(addresses, i);
                Interlocked.Increment(ref written);
            }
        })).ToList();
        var (kills, cuts) = (0, 0);
        var random = new Random(7);
        while (!Task.WhenAll(writing).IsCompleted)
        {
            await Task.Delay(20);
            for (; cuts < 100L * written / events; cuts++)
                listeners[random.Next(Listeners)].Cut();
            if (kills < 6L * written / events)
            {
                var i = kills++ % count;
                await running[i].DisposeAsync();
                running[i] = ServerProcess.StartAt(servers[i].Port, settings);
            }
        }
        await Task.WhenAll(writing);
        await Task.WhenAll(following);
        var expected = Enumerable.Range(0, events).Select(Code).ToHashSet();
        var faulty = listeners.Where(l => l.Faults.Count > 0 || l.Codes.Count != events || !expected.SetEquals(l.Codes)).ToList();
        Console.WriteLine($"{events} events, {count} server(s), {kills} kills, {cuts} cuts, {Listeners} listeners with {listeners.Sum(l => l.Connections)} connections, {watch.Elapsed.TotalSeconds:0} s: "
            + (faulty.Count == 0 ? "each heard each event once and in order" : $"{faulty.Count} FAULTY: {string.Join("; ", faulty.Select(f => $"{f.Codes.Count} heard, {f.Codes.Distinct().Count()} different, {f.Faults.FirstOrDefault()}"))}"));
        foreach (var server in running)
            await server.DisposeAsync();
        listeners.ForEach(l => l.Dispose());
        folder.Delete(recursive: true);
        return faulty.Count == 0 ? 0 : 1;
    }

    private static string Code(int number) => $"CHAOS-{number:00000}";

    /// <summary>Until some server says that it is there: whether a request that broke off was carried out, its code tells.</summary>
    private static async Task CreateAsync(List<string> addresses, int number)
    {
        for (var attempt = number; ; attempt++)
        {
            var answer = await AskAsync(addresses[attempt % addresses.Count],
                $"mutation {{ createContact(input: {{ code: \"{Code(number)}\", firstName: \"C\", lastName: \"C\" }}) {{ errors {{ code }} }} }}");
            if (answer is not null && answer.RootElement.TryGetProperty("data", out var data)
                && data.GetProperty("createContact").GetProperty("errors") is var errors
                && (errors.GetArrayLength() == 0 || errors[0].GetProperty("code").ValueEquals("ALREADY_EXISTS")))
                return;
            await Task.Delay(50);
        }
    }

    private static async Task<JsonDocument?> AskAsync(string address, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json") };
        request.Headers.Add("api_key", ServerProcess.Key);
        try
        {
            using var response = await Http.SendAsync(request);
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            return null;
        }
    }
}
