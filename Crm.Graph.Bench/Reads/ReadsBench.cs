using System.Text;
using Crm.Graph.Bench.Load;

namespace Crm.Graph.Bench.Reads;

/// <summary>What reading costs: the real server against a raw baseline, each in a process of its own, in turn.</summary>
internal static class ReadsBench
{
    private const double MostMemory = 200;
    private const double MostSeconds = 3;
    private const double MostOfFirstPage = 1.3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static readonly byte[] FirstQuery = """{"query":"{ contacts(first: 1) { nodes { id } } }"}"""u8.ToArray();

    private static int Contacts(bool quick) => quick ? 20_000 : 200_000;

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        var database = await BenchDatabase.PrepareAsync(Contacts(quick));
        await RestAsync(database, report);

        await using var real = ServerProcess.StartReal(database);
        await real.ReadyAsync(FirstQuery, "/graphql");
        using var client = new Client(real.Address);
        var samples = await Sampling.TakeAsync(client, farPage: quick ? 500 : 1000);
        var scenarios = Scenario.All(samples);
        var (plan, rawBodies) = await Capture.RunAsync(database, scenarios);
        var planFile = Path.Combine(Path.GetDirectoryName(database)!, "raw-plan.json");
        plan.Save(planFile);
        await using var raw = ServerProcess.StartRaw(planFile);
        await raw.ReadyAsync(rawBodies[0][0], "/0");

        var rounds = quick ? (2, TimeSpan.FromSeconds(1)) : (5, TimeSpan.FromSeconds(2));
        var requests = scenarios
            .Select(s => s.Variables.Select(v => ClosedLoop.Request("/graphql", ServerProcess.Key, s.Body(v))).ToArray()).ToList();
        Report.Head();
        for (var i = 0; i < scenarios.Count; i++)
        {
            var bodies = scenarios[i].Variables.Select(scenarios[i].Body).ToArray();
            await CompareAsync(scenarios[i], client, bodies, raw, $"/{i}", rawBodies[i]);
            var rawRequests = rawBodies[i].Select(b => ClosedLoop.Request($"/{i}", ServerProcess.Key, b)).ToArray();
            var (ours, theirs) = await MeasureAsync((real, requests[i]), (raw, rawRequests), rounds);
            report.Row(scenarios[i], ours, theirs, real.Memory(), raw.Memory());
        }
        // Once more and in turn: what a machine does besides changes more from minute to minute than the pages differ.
        var (first, far) = await MeasureAsync((real, requests[^2]), (real, requests[^1]), rounds);
        report.AtMost("the far page, in first pages", first.PerSecond / far.PerSecond, MostOfFirstPage, "");
        return report.End(check);
    }

    /// <summary>A server that has just been started, and then has little to do.</summary>
    private static async Task RestAsync(string database, Report report)
    {
        await using var server = ServerProcess.StartReal(database);
        var ready = await server.ReadyAsync(FirstQuery, "/graphql");
        using var client = new Client(server.Address);
        for (var i = 0; i < 200; i++)
            await client.SendAsync(FirstQuery);
        var after = server.Memory();
        await Task.Delay(TimeSpan.FromSeconds(5));
        report.AtMost("start to first answer", ready.TotalSeconds, MostSeconds, "s");
        report.AtMost("memory after 200 requests", after, MostMemory, "MB");
        report.AtMost("memory 5 s later", server.Memory(), MostMemory, "MB");
    }

    /// <summary>Unless both answer the same, byte for byte, there is nothing to compare.</summary>
    private static async Task CompareAsync(
        Scenario scenario, Client client, byte[][] bodies, ServerProcess raw, string path, byte[][] rawBodies)
    {
        using var other = new Client(raw.Address);
        for (var i = 0; i < bodies.Length; i++)
        {
            var (ours, theirs) = (await client.SendAsync(bodies[i]), await other.SendAsync(rawBodies[i], path));
            if (!ours.AsSpan().SequenceEqual(theirs))
                throw new InvalidOperationException($"{scenario.Name}: {Encoding.UTF8.GetString(ours)}\nraw: {Encoding.UTF8.GetString(theirs)}");
        }
    }

    private static async Task<(Round Ours, Round Theirs)> MeasureAsync(
        (ServerProcess Server, byte[][] Requests) ours, (ServerProcess Server, byte[][] Requests) theirs, (int Count, TimeSpan Length) rounds)
    {
        // Until the runtime has compiled what is hot for the second time.
        await Round.RunAsync(ours.Server, ours.Requests, WarmUp);
        await Round.RunAsync(theirs.Server, theirs.Requests, WarmUp);
        var (mine, raw) = (new List<Round>(), new List<Round>());
        for (var i = 0; i < rounds.Count; i++)
        {
            mine.Add(await Round.RunAsync(ours.Server, ours.Requests, rounds.Length));
            raw.Add(await Round.RunAsync(theirs.Server, theirs.Requests, rounds.Length));
        }
        return (Round.Median(mine), Round.Median(raw));
    }
}
