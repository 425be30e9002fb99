using System.Collections.Frozen;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crm.Graph.Tests.Support;

/// <summary>The use cases on a database of their own: no host, no transport, no keys, but the caller's word for who it is.</summary>
internal sealed class DomainDatabase : IAsyncDisposable
{
    private readonly TestDatabase _stored;
    private readonly ServiceProvider _services;

    private DomainDatabase(TestDatabase stored)
    {
        _stored = stored;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new TestEnvironment(Path.GetTempPath(), "Production"))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Root.Catalogues)
            .AddSlices()
            .AddCrmStorage(new ConfigurationBuilder().AddInMemoryCollection(stored.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build())
            .BuildServiceProvider();
    }

    public RootFields Root { get; } = CrmServer.Fields();

    public FixedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 22, 30, 0, TimeSpan.Zero));

    /// <summary>A caller in Cyprus, where it is half past midnight on the 24th of November.</summary>
    public Caller Caller { get; } = Caller.System(
        Guid.CreateVersion7(), tenantId: 1, Guid.CreateVersion7(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Nicosia"), "CYP", "EUR");

    public Caller OtherTenant => Caller with { TenantId = 2 };

    public static async Task<DomainDatabase> StartAsync(Database on = Database.Sqlite)
    {
        var database = new DomainDatabase(await TestDatabase.CreateAsync(on));
        var caller = database.Caller;
        await using var db = database.Contexts.For(caller, tracking: true);
        db.Add(Organisation.Register("Tests", "owner@example.com", "CYP", "EUR", "Europe/Nicosia", database.Clock.Now, caller.OrganisationId).Value);
        db.Add(new Actor(caller.ActorId, caller.OrganisationId, ActorKind.System, "Tests"));
        await db.SaveChangesAsync();
        return database;
    }

    public Task<Result<TResult>> RunAsync<TCommand, TInput, TResult>(TInput input, Caller? caller = null)
        where TCommand : ICommand<TInput, TResult>
        => _services.GetRequiredService<Work>().RunAsync(_services.GetRequiredService<TCommand>(), input, caller ?? Caller, CancellationToken.None);

    public CrmDb Read(Caller? caller = null) => Contexts.For(caller ?? Caller);

    public Caller With(params string[] permissions) => Caller with { Permissions = permissions.ToFrozenSet() };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _stored.DisposeAsync();
    }

    private DbContexts Contexts => _services.GetRequiredService<DbContexts>();
}

/// <summary>A clock that a test sets.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
