using System.Text.Json;
using Crm.Graph.Client;
using Crm.Graph.Client.Examples;

// Runs every example against a server, prints what it prints, and compares that with what it should print of the demo data.
var endpoint = new Uri(args.ElementAtOrDefault(0) ?? "http://127.0.0.1:5080/graphql");
using var crm = new CrmClient(endpoint, args.ElementAtOrDefault(1) ?? "sk_test_demo");
using var stranger = new CrmClient(endpoint, "sk_test_nobody");

var examples = new Dictionary<string, Func<TextWriter, Task>>
{
    ["list"] = output => List.RunAsync(crm, output),
    ["paging"] = output => Paging.RunAsync(crm, output),
    ["nested"] = output => Nested.RunAsync(crm, output),
    ["mutation"] = output => Mutation.RunAsync(crm, output),
    ["conflict"] = output => Conflict.RunAsync(crm, output),
    ["savedFilter"] = output => SavedFilter.RunAsync(crm, output),
    ["errors"] = output => Errors.RunAsync(crm, stranger, output),
};

var (passed, failed) = (0, 0);
var expected = JsonSerializer.Deserialize<Dictionary<string, string[]>>(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "expected.json")))!;
foreach (var (name, lines) in expected)
{
    var output = new StringWriter { NewLine = "\n" };
    try
    {
        await examples[name](output);
    }
    catch (Exception error) when (error is HttpRequestException or CrmException)
    {
        output.WriteLine(error.Message);
    }
    Console.WriteLine($"\n{name}\n{output}");
    var isRight = output.ToString().TrimEnd() == string.Join('\n', lines);
    (passed, failed) = isRight ? (passed + 1, failed) : (passed, failed + 1);
    if (!isRight)
        Console.WriteLine($"expected\n{string.Join('\n', lines)}");
}
Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;
