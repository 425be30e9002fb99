using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

public abstract class EventFeedTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : EventFeedTests(Database.Sqlite);

    public sealed class OnPostgreSql() : EventFeedTests(Database.PostgreSql);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private EventStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await EventStorage.StartAsync(on);

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_listener_is_woken_by_a_commit_and_gets_what_was_before_it_listened_first()
    {
        var server = await _storage.ServerAsync();
        await _storage.AddAsync("First");
        using var listener = server.Get<EventFeed>().Listen(_storage.Caller.TenantId, after: 0);
        Assert.Equal([1L], Sequences(await NextAsync(listener)));

        var waiting = NextAsync(listener);
        await using (var db = server.Contexts.For(_storage.Caller, tracking: true))
        {
            db.Add(Crm.Graph.Accounts.Model.AccountClassification.Create("Second").Value);
            await db.SaveChangesAsync();
        }

        Assert.Equal([2L], Sequences(await waiting));
        Assert.Equal(2, listener.Position);
    }

    [Fact]
    public async Task What_another_server_committed_without_a_wake_up_is_found_by_looking()
    {
        var server = await _storage.ServerAsync();
        using var listener = server.Get<EventFeed>().Listen(_storage.Caller.TenantId, after: 0);
        var waiting = NextAsync(listener);

        await _storage.AddAsync("By another server");
        await server.Get<EventPoller>().PollAsync(CancellationToken.None);

        Assert.Equal([1L], Sequences(await waiting));
    }

    [Fact]
    public async Task A_listener_hears_of_its_own_tenant_only()
    {
        var server = await _storage.ServerAsync();
        await _storage.AddAsync("Theirs", _storage.OtherCaller);
        using var listener = server.Get<EventFeed>().Listen(_storage.Caller.TenantId, after: 0);
        await _storage.AddAsync("Own");
        await server.Get<EventPoller>().PollAsync(CancellationToken.None);

        Assert.Equal(_storage.Caller.TenantId, Assert.Single((await NextAsync(listener)).Events).TenantId);
    }

    [Fact]
    public async Task A_thousand_listeners_share_what_one_statement_found()
    {
        var counter = new StatementCounter();
        await using var server = await TestStorage.StartAsync(configure: services => services.AddSingleton<IInterceptor>(counter));
        var caller = await server.CallerAsync((await server.RegisterAsync()).LiveKey);
        var feed = server.Get<EventFeed>();
        var listeners = Enumerable.Range(0, 1_000).Select(_ => feed.Listen(caller.TenantId, after: 0)).ToList();
        await AddAsync("First");
        await Task.WhenAll(listeners.Select(NextAsync));

        var before = counter.Count;
        var waiting = listeners.Select(NextAsync).ToList();
        await AddAsync("Second");
        var batches = await Task.WhenAll(waiting);

        Assert.All(batches, b => Assert.Same(batches[0].Events, b.Events));
        // The save itself reads nothing; the feed looks, and looks again until there is no more.
        Assert.InRange(counter.Count - before, 1, 4);
        listeners.ForEach(l => l.Dispose());
        Assert.False(feed.HasListeners);

        async Task AddAsync(string name)
        {
            await using var db = server.Contexts.For(caller, tracking: true);
            db.Add(Crm.Graph.Accounts.Model.AccountClassification.Create(name).Value);
            await db.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task Who_is_slow_reads_what_is_no_longer_in_memory_and_loses_nothing()
    {
        var server = await _storage.ServerAsync();
        var feed = server.Get<EventFeed>();
        using var slow = feed.Listen(_storage.Caller.TenantId, after: 0);
        using var fast = feed.Listen(_storage.Caller.TenantId, after: 0);
        var id = await _storage.AddAsync("First");
        for (var i = 0; i < 700; i++)
        {
            await _storage.ToggleAsync(id, server);
            if (i % 100 == 0)
                await NextAsync(fast);
        }

        var seen = new List<long>();
        while (seen.Count < 701)
        {
            var batch = await NextAsync(slow);
            Assert.False(batch.FollowsGap);
            seen.AddRange(Sequences(batch));
        }

        Assert.Equal(Enumerable.Range(1, 701).Select(i => (long)i), seen);
    }

    [Fact]
    public async Task Old_events_are_removed_without_holes_and_who_missed_them_is_told_of_the_gap()
    {
        var server = await _storage.ServerAsync();
        var id = await _storage.AddAsync("Old");
        for (var i = 0; i < 9; i++)
            await _storage.ToggleAsync(id);
        _storage.Clock.Advance(TimeSpan.FromDays(29));
        await _storage.ToggleAsync(id);
        await _storage.AddAsync("Old too", _storage.OtherCaller);
        _storage.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));

        Assert.Equal(10, await server.Get<EventTrim>().TrimAsync(CancellationToken.None));

        var bounds = await server.Get<EventLog>().BoundsAsync(_storage.Caller.TenantId, CancellationToken.None);
        Assert.Equal(new LogBounds(11, 11), bounds);
        Assert.Equal((true, false), (bounds.HasGap(9), bounds.HasGap(10)));
        using var listener = server.Get<EventFeed>().Listen(_storage.Caller.TenantId, after: 3);
        var batch = await NextAsync(listener);
        Assert.True(batch.FollowsGap);
        Assert.Equal([11L], Sequences(batch));

        // The newest is kept whatever its age: the numbers go on behind it.
        _storage.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(0, await server.Get<EventTrim>().TrimAsync(CancellationToken.None));
        await _storage.ToggleAsync(id);
        Assert.Equal(12, (await server.Get<EventLog>().BoundsAsync(_storage.Caller.TenantId, CancellationToken.None)).Newest);
    }

    [Fact]
    public async Task Old_events_are_removed_in_bounded_batches()
    {
        var server = await _storage.ServerAsync();
        var id = await _storage.AddAsync("Old");
        await using (var db = server.Contexts.ForNobody(tracking: true))
        {
            var first = Assert.Single(await server.Get<EventLog>().ReadAsync(_storage.Caller.TenantId, 0, 10, CancellationToken.None));
            db.AddRange(Enumerable.Range(2, 2 * EventTrim.Batch).Select(i => new LogEvent
            {
                Id = Guid.NewGuid(),
                TenantId = first.TenantId,
                Sequence = i,
                Entity = first.Entity,
                Event = EventNames.Updated,
                RecordId = id,
                OccurredOn = first.OccurredOn,
                ActorId = first.ActorId,
                Changes = first.Changes,
                State = first.State,
            }));
            db.RemoveRange(db.Set<EventSequence>());
            db.Add(new EventSequence { TenantId = first.TenantId, LastSequence = 2 * EventTrim.Batch + 1 });
            await db.SaveChangesAsync();
        }
        _storage.Clock.Advance(TimeSpan.FromDays(31));

        var trim = server.Get<EventTrim>().TrimAsync(CancellationToken.None);
        // It rests between two batches.
        while (!trim.IsCompleted)
        {
            await Task.Yield();
            _storage.Clock.Advance(TimeSpan.FromMilliseconds(50));
        }
        Assert.Equal(2 * EventTrim.Batch, await trim);
    }

    private static Task<EventBatch> NextAsync(EventListener listener) => Task.Run(() => listener.NextAsync(CancellationToken.None).AsTask().WaitAsync(Patience));

    private static IEnumerable<long> Sequences(EventBatch batch) => batch.Events.Select(e => e.Sequence);
}
