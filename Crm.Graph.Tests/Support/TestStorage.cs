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

/// <summary>The server's services on a database file of their own, without the HTTP host.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;

    private TestStorage(ServiceProvider services, TemporaryFolder? folder) => (Services, _folder) = (services, folder);

    public ServiceProvider Services { get; }

    public ManualClock Clock => (ManualClock)Get<TimeProvider>();

    public DbContexts Contexts => Get<DbContexts>();

    public Work Work => Get<Work>();

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>On a new database, or on one that another server uses as well.</summary>
    public static async Task<TestStorage> StartAsync(
        TemporaryFolder? folder = null, string environment = "Production", ManualClock? clock = null,
        Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var own = folder is null ? new TemporaryFolder() : null;
        var test = new TestStorage(Provider((folder ?? own!).Path, environment, clock ?? new(), configure, settings), own);
        await test.Services.PrepareStorageAsync(CancellationToken.None);
        return test;
    }

    public async Task<RegisteredOrganisation> RegisterAsync(string name = "Acme")
    {
        var input = new RegisterOrganisationInput(name, "owner@acme.example", "CYP", "EUR", "Europe/Nicosia");
        return (await Work.RunAsync(Get<RegisterOrganisation>(), input, caller: null, CancellationToken.None)).Value;
    }

    /// <summary>One more key of the organisation, as the database gets it.</summary>
    public async Task<ApiKey> IssueAsync(
        Guid organisationId, string text, ApiKeyKind kind = ApiKeyKind.Secret, DateTimeOffset? expiresOn = null, params string[]? scopes)
    {
        await using var db = Contexts.ForNobody(tracking: true);
        var organisation = await db.Set<Organisation>().Include(o => o.Tenants).SingleAsync(o => o.Id == organisationId);
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
        _folder?.Dispose();
    }

    private static ServiceProvider Provider(
        string contentRoot, string environment, ManualClock clock, Action<IServiceCollection>? configure, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IHostEnvironment>(new TestEnvironment(contentRoot, environment))
            .AddSingleton<TimeProvider>(clock);
        configure?.Invoke(services);
        var fields = CrmServer.Fields();
        return services
            .AddSlices()
            .AddCrmSchema(fields)
            .AddCrmStorage(configuration)
            .AddCrmEvents(configuration)
            .AddDemo(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
