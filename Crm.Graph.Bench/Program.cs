using System.Globalization;
using System.Text;
using Crm.Graph.Bench.Chaos;
using Crm.Graph.Bench.Events;
using Crm.Graph.Bench.Fanout;
using Crm.Graph.Bench.Filters;
using Crm.Graph.Bench.Identity;
using Crm.Graph.Bench.Journals;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Money;
using Crm.Graph.Bench.Raw;
using Crm.Graph.Bench.Reads;
using Crm.Graph.Bench.StartPage;
using Crm.Graph.Bench.Wire;

switch (args)
{
    case ["reads", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await ReadsBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["events", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await EventsBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["filters", .. var options] when options.Except(["--quick", "--check", "--postgresql"]).Any() is false:
        return await FiltersBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"), onlyPostgreSql: options.Contains("--postgresql"));
    case ["wire", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await WireBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["startpage", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await StartPageBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["signin", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await SignInBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["journals", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await JournalsBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["hand-written", var provider, var connection, var address]:
        await HandWrittenServer.RunAsync(provider, connection, address);
        return 0;
    case ["bare", var answer, var address]:
        await BareServer.RunAsync(answer, address);
        return 0;
    case ["hostile", var port, .. var kind] when kind.Length <= 1:
        await new HostileCallers(int.Parse(port, CultureInfo.InvariantCulture)).RunAsync(kind.SingleOrDefault());
        return 0;
    case ["chaos", .. var options] when options.Except(["--quick", "--three"]).Any() is false:
        return await ChaosBench.RunAsync(options.Contains("--quick") ? 1_000 : 10_000, options.Contains("--three") ? 3 : 1);
    case ["money", .. var options] when options.Except(["--quick", "--two"]).Any() is false:
        return await MoneyBench.RunAsync(options.Contains("--quick") ? 2_000 : 20_000, options.Contains("--two") ? 2 : 1, options.Contains("--quick") ? 1 : 3);
    case ["money-server", var clock, .. var settings]:
        await MoneyServer.RunAsync(clock, settings);
        return 0;
    case ["fanout", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await FanoutBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["raw", var plan, var address]:
        await RawServer.RunAsync(plan, address);
        return 0;
    case ["load", var port, var body, var seconds]:
        var latencies = await new ClosedLoop(int.Parse(port, CultureInfo.InvariantCulture)).RunAsync(
            [ClosedLoop.Request("/graphql", ServerProcess.Key, Encoding.UTF8.GetBytes(body))],
            TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{latencies.Ticks.Length / latencies.Elapsed.TotalSeconds:0} requests/s"));
        return 0;
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project Crm.Graph.Bench -- reads [--quick] [--check]
              --quick  20,000 contacts instead of 200,000, short rounds
              --check  exit code 1 where a stated bound is broken
            dotnet run -c Release --project Crm.Graph.Bench -- events [--quick] [--check]
              what the log of events costs a mutation, and how soon after a commit a listener is told
            dotnet run -c Release --project Crm.Graph.Bench -- filters [--quick] [--check] [--postgresql]
              ten rule groups against hand-written SQL, on SQLite and, where CRM_BENCH_POSTGRES says how to connect, on PostgreSQL;
              --postgresql  on that alone
            dotnet run -c Release --project Crm.Graph.Bench -- wire [--quick] [--check]
              what a request costs above a bare endpoint, what idle sockets weigh, and how hostile callers bother others
            dotnet run -c Release --project Crm.Graph.Bench -- chaos [--quick] [--three]
              listeners that are cut off and servers that are killed: each event must be heard once and in order
            dotnet run -c Release --project Crm.Graph.Bench -- money [--quick] [--two]
              64 callers move money on 50 wallets through servers that are killed: all must be as a plain model has it
            dotnet run -c Release --project Crm.Graph.Bench -- fanout [--quick] [--check]
              one change and thousands who listen for it, beside a server of Node.js with npm's graphql-ws
            dotnet run -c Release --project Crm.Graph.Bench -- startpage [--quick] [--check]
              tasks, approvals, pipeline and latest leads in one query, against hand-written SQL
            dotnet run -c Release --project Crm.Graph.Bench -- journals [--quick] [--check]
              posting to one wallet and to many, against the same transaction written by hand on the driver, on SQLite and, where
              CRM_BENCH_POSTGRES says how to connect, on PostgreSQL
            dotnet run -c Release --project Crm.Graph.Bench -- signin [--quick] [--check]
              whether the time of a refusal tells which addresses are users'
            dotnet run -c Release --project Crm.Graph.Bench -- load PORT BODY SECONDS
              one request over and over, to look at a running server with a profiler
            """);
        return 2;
}
