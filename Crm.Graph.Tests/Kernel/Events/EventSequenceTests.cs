using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

/// <summary>Many callers at once, over HTTP, and one who reads the log meanwhile.</summary>
public abstract class EventSequenceTests(TestServer server)
{
    public sealed class OnSqlite(TestServer server) : EventSequenceTests(server), IClassFixture<TestServer>;

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : EventSequenceTests(server), IClassFixture<TestServer.OnPostgreSql>;

    private const int Callers = 32;
    private const int Each = 10;

    [Fact]
    public async Task Numbers_have_no_gap_and_nobody_sees_a_later_event_before_an_earlier_one()
    {
        var tenantId = (await server.CallerAsync(TestServer.Key)).TenantId;
        var log = server.Services.GetRequiredService<EventLog>();
        var begin = (await log.BoundsAsync(tenantId, CancellationToken.None)).Newest;
        using var written = new CancellationTokenSource();
        var reading = Task.Run(() => FollowAsync(log, tenantId, begin, written.Token));

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var id = (string)(await server.DoneAsync("createContact", new { firstName = "Anna", lastName = $"Smith {caller}" }, "contact { id }"))["id"]!;
            for (var i = 0; i < Each; i++)
            {
                await server.DoneAsync("updateContact", new { id, lastName = $"Smith {caller} {i}" }, "contact { id }");
                // Refused ones take no number.
                await server.MutateAsync("updateContact", new { id, email = "no" });
            }
        })));
        await written.CancelAsync();
        var seen = await reading;

        Assert.Equal(Enumerable.Range(1, Callers * (Each + 1)).Select(i => begin + i), seen.Select(e => e.Sequence));
        Assert.All(seen.GroupBy(e => e.RecordId), record => Assert.Equal(Enumerable.Range(1, Each + 1), record.Select(e => e.Version)));
    }

    /// <summary>Reads to the end again and again, until there has been no more to come.</summary>
    private static async Task<List<LogEvent>> FollowAsync(EventLog log, int tenantId, long position, CancellationToken written)
    {
        var seen = new List<LogEvent>();
        while (true)
        {
            var isLast = written.IsCancellationRequested;
            var events = await log.ReadAsync(tenantId, position, 50, CancellationToken.None);
            // What is seen now begins where the last look ended: nothing turned up in between afterwards.
            Assert.Equal(Enumerable.Range(1, events.Count).Select(i => position + i), events.Select(e => e.Sequence));
            seen.AddRange(events);
            position += events.Count;
            if (isLast && events.Count == 0)
                return seen;
        }
    }
}
