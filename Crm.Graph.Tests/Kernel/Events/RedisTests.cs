using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

/// <summary>Two servers that wake each other over a real Redis: <c>CRM_TEST_REDIS=127.0.0.1:6379</c>.</summary>
public sealed class RedisTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [RedisFact]
    public async Task A_commit_on_one_server_wakes_a_listener_on_another()
    {
        await using var storage = await EventStorage.StartAsync();
        var setting = ("Backplane:Redis", Environment.GetEnvironmentVariable(RedisFactAttribute.Variable)!);
        var (writer, reader) = (await storage.ServerAsync(null, setting), await storage.ServerAsync(null, setting));
        foreach (var server in (TestStorage[])[writer, reader])
        {
            await server.Get<RedisBackplane>().StartAsync(CancellationToken.None);
            await server.Get<RedisBackplane>().Connected.WaitAsync(Patience);
        }
        var id = await storage.AddAsync("First");
        using var listener = reader.Get<EventFeed>().Listen(storage.Caller.TenantId, after: 0);
        await listener.NextAsync(CancellationToken.None).AsTask().WaitAsync(Patience);

        for (var i = 0; i < 20; i++)
        {
            var next = listener.NextAsync(CancellationToken.None).AsTask();
            await storage.ToggleAsync(id, writer);
            Assert.Equal(i + 2, (await next.WaitAsync(Patience)).Events[0].Sequence);
        }
    }

    [RedisFact]
    public async Task When_a_lost_connection_is_back_everybody_looks_for_what_was_missed()
    {
        await using var storage = await EventStorage.StartAsync();
        // A name of its own, so that nobody else's connection is cut.
        var address = Environment.GetEnvironmentVariable(RedisFactAttribute.Variable)!;
        var server = await storage.ServerAsync(null, ("Backplane:Redis", $"{address},name=crm-graph-cut"));
        await server.Get<RedisBackplane>().StartAsync(CancellationToken.None);
        await server.Get<RedisBackplane>().Connected.WaitAsync(Patience);
        await storage.AddAsync("Missed");
        var woken = server.Get<EventSignal>().Next(storage.Caller.TenantId);

        await using var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync($"{address},allowAdmin=true");
        var admin = redis.GetServers().Single();
        foreach (var client in (await admin.ClientListAsync()).Where(c => c.Name == "crm-graph-cut"))
            await admin.ClientKillAsync(id: client.Id);

        await woken.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_redis_that_cannot_be_reached_stops_neither_the_server_nor_its_events()
    {
        await using var storage = await EventStorage.StartAsync();
        var server = await storage.ServerAsync(null, ("Backplane:Redis", "127.0.0.1:1,connectTimeout=200,connectRetry=0"));
        await server.Get<RedisBackplane>().StartAsync(CancellationToken.None).WaitAsync(Patience);
        var id = await storage.AddAsync("First");
        using var listener = server.Get<EventFeed>().Listen(storage.Caller.TenantId, after: 0);
        await listener.NextAsync(CancellationToken.None).AsTask().WaitAsync(Patience);

        await storage.ToggleAsync(id, server);

        Assert.Equal(2, (await listener.NextAsync(CancellationToken.None).AsTask().WaitAsync(Patience)).Events[0].Sequence);
        await server.Get<RedisBackplane>().StopAsync(CancellationToken.None).WaitAsync(Patience);
    }
}

/// <summary>A test that needs a Redis, and is left out where none is named.</summary>
internal sealed class RedisFactAttribute : FactAttribute
{
    public const string Variable = "CRM_TEST_REDIS";

    public RedisFactAttribute() => Skip = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? $"{Variable} names no Redis" : null;
}
