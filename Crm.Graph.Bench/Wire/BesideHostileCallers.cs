using System.Globalization;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Wire;

/// <summary>How long others wait for a record while a server has hostile callers, and what it weighs afterwards.</summary>
internal static class BesideHostileCallers
{
    private const double MostSlower = 2;

    /// <summary>Beside all kinds at once: they are a process that takes its part of the same processors, whatever is done about them.</summary>
    private const double MostSlowerBesideAll = 3;
    private const double MostMemory = 100;

    /// <summary>By when they are at work.</summary>
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Report report, ServerProcess server, byte[] others, int rounds, TimeSpan length)
    {
        var before = server.Memory();
        var (alone, beside) = (new List<Round>(), new List<Round>());
        for (var i = 0; i < rounds; i++)
        {
            alone.Add(await Round.RunAsync(server, [others], length));
            await using var hostile = ServerProcess.StartHostile(server.Port);
            await Task.Delay(Warm);
            beside.Add(await Round.RunAsync(server, [others], length));
        }
        var (a, b) = (Round.Median(alone), Round.Median(beside));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"a contact by its code, p99",-36}{a.P99,10:0.00} ms alone{b.P99,10:0.00} ms beside hostile callers"));
        report.AtMost("  so many times as long", b.P99 / a.P99, MostSlowerBesideAll, "");
        foreach (var kind in HostileCallers.Kinds.Append(HostileCallers.Control))
        {
            await using var hostile = ServerProcess.StartHostile(server.Port, kind);
            await Task.Delay(Warm);
            var used = server.ProcessorTime();
            await Task.Delay(Warm);
            used = server.ProcessorTime() - used;
            var round = await Round.RunAsync(server, [others], length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"  beside " + kind,-36}{round.P99,10:0.00} ms{used / Warm,10:P0} of a processor"));
            report.AtMost("    so many times as long", round.P99 / a.P99, MostSlower, "");
        }
        await Round.RunAsync(server, [others], length);
        report.AtMost("  memory afterwards above before", server.Memory() - before, MostMemory, "MB");
    }
}
