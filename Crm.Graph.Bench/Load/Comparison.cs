using System.Text;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Load;

/// <summary>Two servers that answer the same, each in a process of its own, asked in turn.</summary>
internal static class Comparison
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private const int MostWarmUps = 15;
    private const int SteadyAfter = 2;
    private const double Faster = 1.03;

    /// <summary>How many rounds there are of each server, and how long one is.</summary>
    public static (int Count, TimeSpan Length) Rounds(bool quick) => quick ? (2, TimeSpan.FromSeconds(1)) : (5, TimeSpan.FromSeconds(2));

    /// <summary>Unless both answer the same, byte for byte, there is nothing to compare.</summary>
    public static async Task CheckAsync(
        string name, Client client, byte[][] bodies, ServerProcess raw, string path, byte[][] rawBodies)
    {
        using var other = new Client(raw.Address);
        for (var i = 0; i < bodies.Length; i++)
        {
            var (ours, theirs) = (await client.SendAsync(bodies[i]), await other.SendAsync(rawBodies[i], path));
            if (!ours.AsSpan().SequenceEqual(theirs))
                throw new InvalidOperationException($"{name}: {Encoding.UTF8.GetString(ours)}\nraw: {Encoding.UTF8.GetString(theirs)}");
        }
    }

    public static async Task<(Round Ours, Round Theirs)> MeasureAsync(
        (ServerProcess Server, byte[][] Requests) ours, (ServerProcess Server, byte[][] Requests) theirs, (int Count, TimeSpan Length) rounds)
    {
        await WarmUpAsync(ours.Server, ours.Requests);
        await WarmUpAsync(theirs.Server, theirs.Requests);
        var (mine, raw) = (new List<Round>(), new List<Round>());
        for (var i = 0; i < rounds.Count; i++)
        {
            mine.Add(await Round.RunAsync(ours.Server, ours.Requests, rounds.Length));
            raw.Add(await Round.RunAsync(theirs.Server, theirs.Requests, rounds.Length));
        }
        return (Round.Median(mine), Round.Median(raw));
    }
    /// <summary>Until the runtime has compiled what is hot for the second time: it takes longer on a slow machine, so it is looked at, not timed.</summary>
    private static async Task WarmUpAsync(ServerProcess server, byte[][] requests)
    {
        var best = 0.0;
        for (var (i, idle) = (0, 0); i < MostWarmUps && idle < SteadyAfter; i++)
        {
            var round = await Round.RunAsync(server, requests, WarmUp);
            idle = round.PerSecond > best * Faster ? 0 : idle + 1;
            best = Math.Max(best, round.PerSecond);
        }
    }
}
