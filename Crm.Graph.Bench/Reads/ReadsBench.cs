using Crm.Graph.Bench.Load;

namespace Crm.Graph.Bench.Reads;

/// <summary>What reading costs: the real server against a raw baseline, each in a process of its own, in turn.</summary>
internal static class ReadsBench
{
    private const double MostMemory = 200;
    private const double MostSeconds = 3;
    private const double MostOfFirstPage = 1.3;

    public static readonly byte[] FirstQuery = """{"query":"{ contacts(first: 1) { nodes { id } } }"}"""u8.ToArray();

    public static async Task<int> RunAsync(bool quick, bool check)
    {
        var report = new Report();
        var database = await BenchDatabase.FileAsync(BenchDatabase.Contacts(quick));
        await RestAsync(database, report);

        await using var real = ServerProcess.StartReal("Sqlite", BenchDatabase.Connection(database));
        await real.ReadyAsync(FirstQuery, "/graphql");
        using var client = new Client(real.Address);
        var samples = await Sampling.TakeAsync(client, farPage: quick ? 500 : 1000);
        var scenarios = Scenario.All(samples);
        var (plan, rawBodies) = await Capture.RunAsync(database, scenarios);
        var planFile = Path.Combine(Path.GetDirectoryName(database)!, "raw-plan.json");
        plan.Save(planFile);
        await using var raw = ServerProcess.StartRaw(planFile);
        await raw.ReadyAsync(rawBodies[0][0], "/0");

        var rounds = Comparison.Rounds(quick);
        var requests = scenarios
            .Select(s => s.Variables.Select(v => ClosedLoop.Request("/graphql", ServerProcess.Key, s.Body(v))).ToArray()).ToList();
        Report.Head();
        for (var i = 0; i < scenarios.Count; i++)
        {
            var bodies = scenarios[i].Variables.Select(scenarios[i].Body).ToArray();
            await Comparison.CheckAsync(scenarios[i].Name, client, bodies, raw, $"/{i}", rawBodies[i]);
            var rawRequests = rawBodies[i].Select(b => ClosedLoop.Request($"/{i}", ServerProcess.Key, b)).ToArray();
            var (ours, theirs) = await Comparison.MeasureAsync((real, requests[i]), (raw, rawRequests), rounds);
            report.Row(scenarios[i].Name, scenarios[i].LeastOfRaw, ours, theirs, real.Memory(), raw.Memory());
        }
        // Once more and in turn: what a machine does besides changes more from minute to minute than the pages differ.
        var (first, far) = await Comparison.MeasureAsync((real, requests[^2]), (real, requests[^1]), rounds);
        report.AtMost("the far page, in first pages", first.PerSecond / far.PerSecond, MostOfFirstPage, "");
        return report.End(check);
    }

    /// <summary>A server that has just been started, and then has little to do.</summary>
    private static async Task RestAsync(string database, Report report)
    {
        await using var server = ServerProcess.StartReal("Sqlite", BenchDatabase.Connection(database));
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
}
