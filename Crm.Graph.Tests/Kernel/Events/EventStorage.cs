using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Events.Consumers;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Tests.Kernel.Events;

/// <summary>Servers without a host on one database, whose background work is done step by step when a test says so.</summary>
internal sealed class EventStorage : IAsyncDisposable
{
    private readonly TestDatabase _stored;
    private readonly List<TestStorage> _servers = [];

    private EventStorage(TestDatabase stored) => _stored = stored;

    public ManualClock Clock { get; } = new();

    public Caller Caller { get; private set; } = null!;

    public Caller OtherCaller { get; private set; } = null!;

    public static async Task<EventStorage> StartAsync(Database on = Database.Sqlite)
    {
        var storage = new EventStorage(await TestDatabase.CreateAsync(on));
        var server = await storage.ServerAsync();
        storage.Caller = await server.CallerAsync((await server.RegisterAsync("Acme")).LiveKey);
        storage.OtherCaller = await server.CallerAsync((await server.RegisterAsync("Other")).LiveKey);
        return storage;
    }

    /// <summary>One more server on the same database.</summary>
    public Task<TestStorage> ServerAsync(IEventConsumer? consumer = null, params (string, string)[] settings) => ServerAsync(Clock, consumer, settings);

    /// <summary>One more server, whose time is its own: where that stands still, it is as dead as a server can be that comes back.</summary>
    public async Task<TestStorage> ServerAsync(ManualClock clock, IEventConsumer? consumer, params (string, string)[] settings)
    {
        var server = await TestStorage.StartAsync(_stored, clock: clock, configure: services =>
        {
            if (consumer is not null)
                services.AddSingleton(consumer);
        }, settings: settings);
        _servers.Add(server);
        return server;
    }

    /// <summary>A new record: one event. Answers its id.</summary>
    public async Task<Guid> AddAsync(string name, Caller? caller = null)
    {
        await using var db = _servers[0].Contexts.For(caller ?? Caller, tracking: true);
        var added = AccountClassification.Create(name).Value;
        db.Add(added);
        await db.SaveChangesAsync();
        return added.Id;
    }

    /// <summary>A record is deleted or taken back: one event.</summary>
    public async Task ToggleAsync(Guid id, TestStorage? server = null)
    {
        await using var db = (server ?? _servers[0]).Contexts.For(Caller, tracking: true);
        var record = (await db.FindAsync<AccountClassification>(id))!;
        record.IsDeleted = !record.IsDeleted;
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        await _stored.DisposeAsync();
    }
}

/// <summary>A consumer that keeps what it was given, and does what a test wants of it first.</summary>
internal sealed class Recording(Func<LogEvent, CancellationToken, Task>? first = null) : IEventConsumer
{
    private readonly List<LogEvent> _seen = [];

    public string Name => "recording";

    public IReadOnlyList<LogEvent> Seen
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    public long[] Sequences => [.. Seen.Select(e => e.Sequence)];

    public async Task HandleAsync(LogEvent happened, CancellationToken ct)
    {
        if (first is not null)
            await first(happened, ct);
        lock (_seen)
            _seen.Add(happened);
    }
}
