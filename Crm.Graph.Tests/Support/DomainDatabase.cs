using System.Collections.Frozen;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Tests.Support;

/// <summary>The use cases on a database file of their own: no host, no transport, no organisation but the caller's word for it.</summary>
internal sealed class DomainDatabase : IAsyncDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"crm-graph-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider _services;
    private readonly Contexts _contexts;
    private readonly Work _work;

    private DomainDatabase()
    {
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSlices().BuildServiceProvider();
        _contexts = new Contexts(this);
        _work = new Work(_contexts, new WriteGate(open: false));
    }

    public RootFields Root { get; } = CrmServer.Fields();

    public FixedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 22, 30, 0, TimeSpan.Zero));

    /// <summary>A caller in Cyprus, where it is half past midnight on the 24th of November.</summary>
    public Caller Caller { get; } = Caller.System(
        Guid.CreateVersion7(), tenantId: 1, Guid.CreateVersion7(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Nicosia"), "CYP", "EUR");

    public Caller OtherTenant => Caller with { TenantId = 2 };

    public static async Task<DomainDatabase> StartAsync()
    {
        var database = new DomainDatabase();
        // The actor's own organisation is no concern of these slices: its row is put in without that key being checked.
        await using var db = database.Open(foreignKeys: false);
        await db.Database.EnsureCreatedAsync();
        db.Caller = database.Caller;
        db.Add(new Actor(database.Caller.ActorId, database.Caller.OrganisationId, ActorKind.System, "Tests"));
        await db.SaveChangesAsync();
        return database;
    }

    public Task<Result<TResult>> RunAsync<TCommand, TInput, TResult>(TInput input, Caller? caller = null)
        where TCommand : ICommand<TInput, TResult>
        => _work.RunAsync(_services.GetRequiredService<TCommand>(), input, caller ?? Caller, CancellationToken.None);

    public CrmDb Read(Caller? caller = null) => _contexts.For(caller ?? Caller);

    public Caller With(params string[] permissions) => Caller with { Permissions = permissions.ToFrozenSet() };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(_file);
    }

    private SqliteCrmDb Open(bool foreignKeys = true)
        => new(new DbContextOptionsBuilder<SqliteCrmDb>()
            .UseSqlite($"Data Source={_file};Foreign Keys={foreignKeys}")
            .AddInterceptors(new StampInterceptor(Clock)).Options, Root.Catalogues);

    private sealed class Contexts(DomainDatabase database) : DbContexts
    {
        protected override CrmDb Create() => database.Open();
    }
}

/// <summary>A clock that a test sets.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
