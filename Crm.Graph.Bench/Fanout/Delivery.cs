using System.Diagnostics;
using System.Text.Json;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Fanout;

/// <summary>What one server gave a crowd.</summary>
/// <param name="PerSecond">Answers per second, all listeners together.</param>
/// <param name="P50">Milliseconds from sending a mutation until half of the listeners have it.</param>
/// <param name="P99">Until all but a hundredth have it.</param>
/// <param name="Processor">Microseconds of the server's processor time for an answer.</param>
/// <param name="Idle">Megabytes that the server has taken on for the crowd before it was told anything.</param>
/// <param name="Memory">Megabytes when it has been told all, and rests.</param>
internal sealed record Delivery(double PerSecond, double P50, double P99, double Processor, double Idle, double Memory)
{
    /// <summary>How many mutations may be on their way to somebody.</summary>
    private const int Ahead = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(25);

    private static int _name;

    public static async Task<Delivery> MeasureAsync(ServerProcess server, string contact, int count, bool quick)
    {
        using var client = new Client(server.Address);
        await WarmUpAsync(server, client, contact);
        var before = await RestingAsync(server);
        using var crowd = await Crowd.OpenAsync(server.Port, count);
        await JoinedAsync(crowd, client, contact);
        var idle = await RestingAsync(server) - before;
        var rounds = new List<(double PerSecond, double Processor)>();
        for (var i = 0; i < (quick ? 3 : 5); i++)
            rounds.Add(await RoundAsync(server, crowd, client, contact, TimeSpan.FromSeconds(quick ? 3 : 6)));
        var delays = await DelaysAsync(crowd, client, contact, Math.Max(quick ? 10 : 30, 20_000 / count));
        var middle = rounds.Count / 2;
        return new(
            rounds.Select(r => r.PerSecond).Order().ElementAt(middle), delays[delays.Length / 2], delays[(int)(delays.Length * 0.99)],
            rounds.Select(r => r.Processor).Order().ElementAt(middle), idle, await RestingAsync(server) - before);
    }

    /// <summary>A name as long as any other.</summary>
    private static Task<byte[]> ChangeAsync(Client client, string contact) => client.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new
    {
        query = FanoutBench.Mutation,
        variables = new { input = new { id = contact, lastName = $"Smith {Interlocked.Increment(ref _name) % 10_000:0000}" } },
    }));

    private static async Task WarmUpAsync(ServerProcess server, Client client, string contact)
    {
        using var few = await Crowd.OpenAsync(server.Port, 50);
        await JoinedAsync(few, client, contact);
        for (var i = 0; i < 5; i++)
            await RoundAsync(server, few, client, contact, TimeSpan.FromSeconds(1));
    }

    /// <summary>Subscribing is not acknowledged: so changes are made until one has come to everybody.</summary>
    private static async Task JoinedAsync(Crowd crowd, Client client, string contact)
    {
        for (var tries = 0; ; tries++)
        {
            var before = crowd.Taken;
            await ChangeAsync(client, contact);
            for (var last = -1L; crowd.Taken != last; await Task.Delay(1_000))
                last = crowd.Taken;
            if (crowd.Taken - before == crowd.Count)
                break;
            if (tries == 60)
                throw new InvalidOperationException($"{crowd.Taken - before} of {crowd.Count} listen");
        }
        crowd.Arrivals();
    }

    /// <summary>As many mutations as can be, a few at a time on their way.</summary>
    private static async Task<(double PerSecond, double Processor)> RoundAsync(ServerProcess server, Crowd crowd, Client client, string contact, TimeSpan length)
    {
        var (before, used, watch, sent) = (crowd.Taken, server.ProcessorTime(), Stopwatch.StartNew(), 0);
        while (watch.Elapsed < length)
        {
            await ChangeAsync(client, contact);
            sent++;
            await crowd.UntilAsync(before + (long)(sent - Ahead) * crowd.Count, Patience);
        }
        await crowd.UntilAsync(before + (long)sent * crowd.Count, Patience);
        var taken = crowd.Taken - before;
        crowd.Arrivals();
        return (taken / watch.Elapsed.TotalSeconds, (server.ProcessorTime() - used).TotalMicroseconds / taken);
    }

    /// <summary>One mutation at a time: milliseconds from sending it until each listener has it.</summary>
    private static async Task<double[]> DelaysAsync(Crowd crowd, Client client, string contact, int times)
    {
        var delays = new List<double>();
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(100);
            var (before, begun) = (crowd.Taken, Stopwatch.GetTimestamp());
            await ChangeAsync(client, contact);
            await crowd.UntilAsync(before + crowd.Count, Patience);
            delays.AddRange(crowd.Arrivals().Select(arrival => Stopwatch.GetElapsedTime(begun, arrival).TotalMilliseconds));
        }
        return [.. delays.Order()];
    }

    /// <summary>The least of some seconds in which nothing happens.</summary>
    private static async Task<double> RestingAsync(ServerProcess server)
    {
        var least = double.MaxValue;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Rest; await Task.Delay(250))
            least = Math.Min(least, server.Memory());
        return least;
    }
}
