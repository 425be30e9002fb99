using Crm.Graph.Bench.Raw;
using Crm.Graph.Bench.Reads;

switch (args)
{
    case ["reads", .. var options] when options.Except(["--quick", "--check"]).Any() is false:
        return await ReadsBench.RunAsync(quick: options.Contains("--quick"), check: options.Contains("--check"));
    case ["raw", var plan, var address]:
        await RawServer.RunAsync(plan, address);
        return 0;
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project Crm.Graph.Bench -- reads [--quick] [--check]
              --quick  20,000 contacts instead of 200,000, short rounds
              --check  exit code 1 where a stated bound is broken
            """);
        return 2;
}
