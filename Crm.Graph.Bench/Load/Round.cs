using System.Diagnostics;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Load;

/// <summary>What one server did in one round, or the medians of several rounds.</summary>
/// <param name="PerSecond">Requests per second.</param>
/// <param name="P50">Milliseconds in which half of them were answered.</param>
/// <param name="P99">Milliseconds in which all but a hundredth were answered.</param>
/// <param name="Processor">Microseconds of the server's processor time for each.</param>
internal sealed record Round(double PerSecond, double P50, double P99, double Processor)
{
    public static async Task<Round> RunAsync(ServerProcess server, byte[][] requests, TimeSpan duration)
    {
        var before = server.ProcessorTime();
        var latencies = await new ClosedLoop(server.Port).RunAsync(requests, duration);
        var used = server.ProcessorTime() - before;
        var ticks = latencies.Ticks;
        Array.Sort(ticks);
        return new(
            ticks.Length / latencies.Elapsed.TotalSeconds,
            Milliseconds(ticks[ticks.Length / 2]),
            Milliseconds(ticks[(int)(ticks.Length * 0.99)]),
            used.TotalMicroseconds / ticks.Length);
    }

    public static Round Median(IReadOnlyCollection<Round> rounds)
        => new(Median(rounds, r => r.PerSecond), Median(rounds, r => r.P50), Median(rounds, r => r.P99), Median(rounds, r => r.Processor));

    private static double Median(IReadOnlyCollection<Round> rounds, Func<Round, double> value)
    {
        var sorted = rounds.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
