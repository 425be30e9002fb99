using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Events.Consumers;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

public abstract class ConsumerTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : ConsumerTests(Database.Sqlite);

    public sealed class OnPostgreSql() : ConsumerTests(Database.PostgreSql);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private EventStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await EventStorage.StartAsync(on);

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_new_consumer_begins_with_what_happens_next_and_with_the_first_event_of_a_new_tenant()
    {
        await _storage.AddAsync("Before");
        var consumer = new Recording();
        var server = await ServerAsync(consumer);
        await WorkAsync(server);
        await _storage.AddAsync("After");
        await _storage.AddAsync("Theirs", _storage.OtherCaller);

        await WorkAsync(server);

        Assert.Equal([(_storage.Caller.TenantId, 2L), (_storage.OtherCaller.TenantId, 1L)], consumer.Seen.Select(e => (e.TenantId, e.Sequence)).Order());
    }

    [Fact]
    public async Task A_restarted_consumer_goes_on_where_it_was()
    {
        var consumer = new Recording();
        await ServerAsync(consumer);
        await _storage.AddAsync("One");
        await WorkAsync(await ServerAsync(consumer));
        await _storage.AddAsync("Two");
        await WorkAsync(await ServerAsync(consumer));

        Assert.Equal([1, 2], consumer.Sequences);
    }

    [Fact]
    public async Task What_fails_waits_with_the_rest_of_its_record_while_other_records_go_on()
    {
        var broken = Guid.Empty;
        var isBroken = true;
        var consumer = new Recording((e, _) => isBroken && e.RecordId == broken ? throw new EventNotHandledException("The other side said no.") : Task.CompletedTask);
        var server = await ServerAsync(consumer);
        var fine = await _storage.AddAsync("Fine");
        broken = await _storage.AddAsync("Broken");
        await _storage.ToggleAsync(fine);
        await _storage.ToggleAsync(broken);
        await _storage.ToggleAsync(fine);

        await WorkAsync(server);

        Assert.Equal([1, 3, 5], consumer.Sequences);
        var parked = await ParkedAsync(server);
        Assert.Equal([(2L, 1, "The other side said no."), (4L, 0, null)], parked.Select(p => (p.Sequence, p.Tries, p.LastError)));
        Assert.InRange(parked[0].NextTry!.Value - _storage.Clock.GetUtcNow(), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5));
        Assert.Null(parked[1].NextTry);

        // Not yet due, then due and still broken: it waits about twice as long.
        await WorkAsync(server);
        Assert.Equal(1, (await ParkedAsync(server))[0].Tries);
        _storage.Clock.Advance(TimeSpan.FromSeconds(2));
        await WorkAsync(server);
        Assert.Equal(2, (await ParkedAsync(server))[0].Tries);
        Assert.InRange((await ParkedAsync(server))[0].NextTry!.Value - _storage.Clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

        isBroken = false;
        await _storage.ToggleAsync(broken);
        _storage.Clock.Advance(TimeSpan.FromSeconds(4));
        while (await WorkAsync(server)) { }

        Assert.Empty(await ParkedAsync(server));
        Assert.Equal([2, 4, 6], consumer.Seen.Where(e => e.RecordId == broken).Select(e => e.Sequence));
    }

    [Fact]
    public async Task Of_an_unexpected_exception_only_its_type_is_kept()
    {
        var server = await ServerAsync(new Recording((_, _) => throw new InvalidOperationException("password=secret")));
        await _storage.AddAsync("One");

        await WorkAsync(server);

        Assert.Equal("InvalidOperationException", Assert.Single(await ParkedAsync(server)).LastError);
    }

    [Fact]
    public async Task What_cannot_be_handled_for_as_long_as_events_are_kept_is_given_up_and_what_waited_goes_on()
    {
        var consumer = new Recording((e, _) => e.Sequence == 1 ? throw new EventNotHandledException("Never.") : Task.CompletedTask);
        var server = await ServerAsync(consumer);
        var id = await _storage.AddAsync("One");
        await WorkAsync(server);
        _storage.Clock.Advance(TimeSpan.FromDays(31));
        await _storage.ToggleAsync(id);

        while (await WorkAsync(server)) { }

        Assert.Empty(await ParkedAsync(server));
        Assert.Equal([2], consumer.Sequences);
    }

    [Fact]
    public async Task What_a_killed_server_had_not_moved_past_is_handled_again_by_another_and_the_dead_cannot_come_back()
    {
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var stuck = new Recording(async (e, _) =>
        {
            if (e.Sequence != 2)
                return;
            reached.TrySetResult();
            await goOn.Task;
        });
        var (first, consumer) = (await _storage.ServerAsync(new ManualClock(), stuck), new Recording());
        var second = await ServerAsync(consumer);
        await _storage.AddAsync("One");
        await _storage.AddAsync("Two");
        var dead = Task.Run(() => WorkAsync(first));
        await reached.Task.WaitAsync(Patience);

        // While its lease lasts nobody interferes, afterwards somebody does.
        await WorkAsync(second);
        Assert.Empty(consumer.Sequences);
        _storage.Clock.Advance(TimeSpan.FromSeconds(31));
        await WorkAsync(second);
        Assert.Equal([1, 2], consumer.Sequences);
        await _storage.AddAsync("Three");
        await WorkAsync(second);

        // It wakes up with a position that is behind: it may not take it back.
        goOn.SetResult();
        await dead.WaitAsync(Patience);
        await WorkAsync(second);
        Assert.Equal([1, 2, 3], consumer.Sequences);
    }

    [Fact]
    public async Task A_server_that_is_slow_and_lives_keeps_its_work()
    {
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = new Recording(async (_, _) =>
        {
            reached.TrySetResult();
            await goOn.Task;
        });
        var (first, consumer) = (await ServerAsync(slow), new Recording());
        var second = await ServerAsync(consumer);
        await _storage.AddAsync("One");
        var work = Task.Run(() => WorkAsync(first));
        await reached.Task.WaitAsync(Patience);

        // It renews its lease at every third of it.
        var now = _storage.Clock.GetUtcNow();
        for (var i = 0; i < 5; i++)
        {
            _storage.Clock.Advance(TimeSpan.FromSeconds(10));
            while (await LeaseUntilAsync(second) < now + TimeSpan.FromSeconds(10 * i + 40))
                await Task.Yield();
            await WorkAsync(second);
        }
        goOn.SetResult();
        await work.WaitAsync(Patience);

        Assert.Empty(consumer.Sequences);
        Assert.Equal([1], slow.Sequences);
    }

    [Fact]
    public async Task Several_servers_share_the_work_and_each_event_of_a_record_comes_in_order()
    {
        var consumer = new Recording();
        var servers = new List<TestStorage>();
        for (var i = 0; i < 3; i++)
            servers.Add(await ServerAsync(consumer));
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++)
            ids.Add(await _storage.AddAsync($"Record {i}"));
        for (var i = 0; i < 100; i++)
            await _storage.ToggleAsync(ids[i % ids.Count]);

        await Task.WhenAll(servers.Select(s => Task.Run(async () =>
        {
            while (await WorkAsync(s)) { }
        })));
        while (await WorkAsync(servers[0])) { }

        Assert.Equal(Enumerable.Range(1, 110).Select(i => (long)i), consumer.Sequences);
    }

    [Fact]
    public async Task A_consumer_that_takes_too_long_is_stopped_and_tried_again()
    {
        var reached = new TaskCompletionSource();
        var server = await ServerAsync(new Recording((_, ct) =>
        {
            reached.SetResult();
            return Task.Delay(Timeout.Infinite, ct);
        }));
        await _storage.AddAsync("One");

        var work = WorkAsync(server);
        await reached.Task.WaitAsync(Patience);
        _storage.Clock.Advance(TimeSpan.FromMinutes(1));
        await work.WaitAsync(Patience);

        Assert.Equal("It took too long.", Assert.Single(await ParkedAsync(server)).LastError);
    }

    [Fact]
    public async Task What_a_consumer_has_yet_to_see_is_not_removed()
    {
        var consumer = new Recording();
        var server = await ServerAsync(consumer);
        var id = await _storage.AddAsync("One");
        await _storage.ToggleAsync(id);
        _storage.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, await server.Get<EventTrim>().TrimAsync(CancellationToken.None));
        await WorkAsync(server);
        Assert.Equal(1, await server.Get<EventTrim>().TrimAsync(CancellationToken.None));
        Assert.Equal([1, 2], consumer.Sequences);
    }

    /// <summary>A server with a consumer that has been made known.</summary>
    private async Task<TestStorage> ServerAsync(Recording consumer)
    {
        var server = await _storage.ServerAsync(consumer);
        await server.Get<ConsumerStore>().RegisterAsync([consumer.Name], CancellationToken.None);
        return server;
    }

    private async Task<DateTimeOffset?> LeaseUntilAsync(TestStorage server)
    {
        await using var db = server.Contexts.ForNobody();
        return (await db.Set<ConsumerPosition>().SingleAsync(p => p.TenantId == _storage.Caller.TenantId)).LeaseUntil;
    }

    private static Task<bool> WorkAsync(TestStorage server) => server.Get<EventDispatcher>().WorkAsync(CancellationToken.None);

    private Task<IReadOnlyList<ParkedEvent>> ParkedAsync(TestStorage server)
        => server.Get<ConsumerStore>().ParkedAsync(_storage.Caller.TenantId, "recording", 0, 100, CancellationToken.None);
}
