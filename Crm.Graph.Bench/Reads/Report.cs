using System.Globalization;
using Crm.Graph.Bench.Load;

namespace Crm.Graph.Bench.Reads;

/// <summary>Prints what was measured, and remembers which bounds were broken.</summary>
internal sealed class Report
{
    private readonly List<string> _broken = [];

    public static void Head(string title = "")
    {
        Line($"");
        Line($"{title,-36}{"requests/s",12}{"p50 ms",9}{"p99 ms",9}{"CPU µs",9}{"RSS MB",9}");
    }

    public void Row(string name, double leastOfRaw, Round ours, Round raw, double memory, double rawMemory)
    {
        Print(name, ours, memory);
        Print("  raw", raw, rawMemory);
        var ratio = ours.PerSecond / raw.PerSecond;
        var broken = ratio < leastOfRaw;
        Line($"{"  of raw",-36}{ratio,12:0.00}{ours.P50 / raw.P50,9:0.00}{ours.P99 / raw.P99,9:0.00}{ours.Processor / raw.Processor,9:0.00}   at least {leastOfRaw:0.00} of the requests{(broken ? ": BROKEN" : "")}");
        if (broken)
            _broken.Add(name);
    }

    public void AtMost(string name, double value, double most, string unit)
    {
        var broken = value > most;
        Line($"{name,-36}{value,12:0.00} {unit,-3} at most {most:0.0}{(broken ? ": BROKEN" : "")}");
        if (broken)
            _broken.Add(name);
    }

    public void AtLeast(string name, double value, double least)
    {
        var broken = value < least;
        Line($"{name,-36}{value,12:0.00}     at least {least:0.0}{(broken ? ": BROKEN" : "")}");
        if (broken)
            _broken.Add(name);
    }

    /// <summary>The exit code.</summary>
    public int End(bool check)
    {
        Line($"");
        Line($"{(_broken.Count == 0 ? "every bound holds" : $"broken: {string.Join("; ", _broken)}")}");
        return check && _broken.Count > 0 ? 1 : 0;
    }

    private static void Print(string name, Round round, double memory)
        => Line($"{name,-36}{round.PerSecond,12:0}{round.P50,9:0.00}{round.P99,9:0.00}{round.Processor,9:0.0}{memory,9:0}");

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
