using Crm.Graph.Kernel.Transport.Limits;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport.Limits;

/// <summary>Large queries, of which one may run at once here: whoever costs two.</summary>
public sealed class LargeQueryTests
{
    private const string Large = "{ a: hello b: hello }";
    private const string Small = "{ hello }";

    [Fact]
    public async Task A_large_query_waits_for_another_and_nobody_else_waits()
    {
        await using var host = await StartAsync();
        var queries = host.Services.GetRequiredService<LargeQueries>();
        Task<Answer> waits;
        using (await queries.EnterAsync(2, CancellationToken.None))
        {
            waits = host.QueryAsync(Large);
            while (queries.Waiting == 0)
                await Task.Yield();
            Assert.Equal(200, (await host.QueryAsync(Small)).Status);
            Assert.Equal(200, (await host.QueryAsync("mutation { a: change b: change }")).Status);
            Assert.False(waits.IsCompleted);
        }
        Assert.Equal("it's 1 + 1", (await waits).Data.GetProperty("b").GetString());
    }

    [Fact]
    public async Task Each_gives_its_place_back_however_it_ends()
    {
        await using var host = await StartAsync("00:00:00.3");
        Assert.Equal("TOO_EXPENSIVE", await CodeAsync("{ slow a: hello }"));
        Assert.Equal("INTERNAL", await CodeAsync("{ broken a: hello }"));
        using (await host.Services.GetRequiredService<LargeQueries>().EnterAsync(2, CancellationToken.None))
            Assert.Equal("TOO_EXPENSIVE", await CodeAsync(Large));
        var batch = await host.SendAsync($$"""[{"query":"{{Large}}"},{"query":"{{Large}}"}]""");
        Assert.All(batch.Json.EnumerateArray(), answer => Assert.False(answer.TryGetProperty("errors", out _)));

        async Task<string?> CodeAsync(string query) => (await host.QueryAsync(query)).Extensions.GetProperty("code").GetString();
    }

    private static Task<WireHost> StartAsync(string timeout = "00:00:30") => WireHost.StartAsync(
        new() { ["Limits:LargeCost"] = "2", ["Limits:LargeAtOnce"] = "1", ["Transport:Timeout"] = timeout });
}
