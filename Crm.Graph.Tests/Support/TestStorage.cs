using Crm.Graph.Demo;
using Crm.Graph.Hosting;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Graph.Tests.Support;

/// <summary>The server's services on a database of their own, without the HTTP host.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly TestDatabase? _own;

    private TestStorage(ServiceProvider services, TestDatabase stored, TestDatabase? own) => (Services, Stored, _own) = (services, stored, own);

    /// <summary>What is stored, for looking past the server.</summary>
    public TestDatabase Stored { get; }

    public ServiceProvider Services { get; }

    public ManualClock Clock => (ManualClock)Get<TimeProvider>();

    public DbContexts Contexts => Get<DbContexts>();

    public Work Work => Get<Work>();

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>On a new database.</summary>
    public static async Task<TestStorage> StartAsync(
        Database on = Database.Sqlite, string environment = "Production", ManualClock? clock = null,
        Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var own = await TestDatabase.CreateAsync(on);
        return await StartAsync(own, own, environment, clock, configure, settings);
    }

    /// <summary>On a database that another server uses as well, or that this start makes.</summary>
    public static Task<TestStorage> StartAsync(
        TestDatabase stored, string environment = "Production", ManualClock? clock = null,
        Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
        => StartAsync(stored, null, environment, clock, configure, settings);

    private static async Task<TestStorage> StartAsync(
        TestDatabase stored, TestDatabase? own, string environment, ManualClock? clock, Action<IServiceCollection>? configure, (string Key, string Value)[] settings)
    {
        var test = new TestStorage(Provider(environment, clock ?? new(), configure, [.. stored.Settings, .. settings]), stored, own);
        await test.Services.PrepareStorageAsync(CancellationToken.None);
        return test;
    }

    /// <summary>A new organisation, whose logs begin with what a test does.</summary>
    public async Task<RegisteredOrganisation> RegisterAsync(string name = "Acme")
    {
        var input = new RegisterOrganisationInput(name, "owner@acme.example", "CYP", "EUR", "Europe/Nicosia");
        var registered = (await Work.RunAsync(Get<RegisterOrganisation>(), input, caller: null, CancellationToken.None)).Value;
        foreach (var tenant in registered.Organisation.Tenants)
            foreach (var table in (string[])["log_event", "event_sequence"])
                await Stored.RowsAsync($"DELETE FROM {table} WHERE tenant_id = {tenant.Id}");
        return registered;
    }

    /// <summary>One more key of the organisation, as the database gets it.</summary>
    public async Task<ApiKey> IssueAsync(
        Guid organisationId, string text, ApiKeyKind kind = ApiKeyKind.Secret, DateTimeOffset? expiresOn = null, params string[]? scopes)
    {
        await using var db = Contexts.ForNobody(tracking: true);
        var organisation = await db.Set<Organisation>().IgnoreQueryFilters().Include(o => o.Tenants).SingleAsync(o => o.Id == organisationId);
        var actor = await db.Set<Actor>().IgnoreQueryFilters().FirstAsync(a => a.OrganisationId == organisationId);
        db.Caller = SystemCaller.Of(organisation, actor.Id, TenantMode.Test);
        var key = ApiKey.Issue(organisation, TenantMode.Test, "Test", kind, text, Clock.Now(), scopes is [] ? null : scopes, expiresOn);
        db.Add(key);
        db.Add(key.ToActor());
        await db.SaveChangesAsync();
        return key;
    }

    public async Task<Caller> CallerAsync(string key) => await Get<IKeyRing>().FindAsync(key) ?? throw new InvalidOperationException("refused");

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (_own is not null)
            await _own.DisposeAsync();
    }

    private static ServiceProvider Provider(
        string environment, ManualClock clock, Action<IServiceCollection>? configure, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            // What a test says comes after what its database says.
            .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(same => KeyValuePair.Create(same.Key, (string?)same.Last().Value))).Build();
        var services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new TestEnvironment(Path.GetTempPath(), environment))
            .AddSingleton<TimeProvider>(clock);
        configure?.Invoke(services);
        var fields = CrmServer.Fields();
        return services
            .AddSlices()
            .OnlyWhenTold()
            .AddScoped<Origin>()
            .AddCrmSchema(fields)
            .AddCrmStorage(configuration)
            .AddCrmEvents(configuration)
            .AddDemo(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
