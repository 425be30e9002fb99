using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>One server for all tests that only read: the fixed records for the first organisation, the same ones for the other.</summary>
public abstract class ReadingServer(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : ReadingServer(Database.Sqlite);

    public sealed class OnPostgreSql() : ReadingServer(Database.PostgreSql);

    /// <summary>Noon in Cyprus on the day that has 23 hours there.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 29, 9, 0, 0, TimeSpan.Zero);

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Nicosia");

    public TestServer Server { get; } = new(on, builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FixedClock(Now))),
        // What is read here is chosen for what it finds, not for what it costs.
        "--Limits:Budget", "1000000000", "--Documents:MaxLength", "1000000", "--Documents:MaxTokens", "100000", "--Documents:MaxDepth", "40");

    internal ReadingData Data { get; private set; } = null!;

    internal Caller Caller { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!TestDatabase.IsThere(on))
            return;
        await Server.InitializeAsync();
        Caller = (await Server.Services.GetRequiredService<IKeyRing>().FindAsync(TestServer.Key))!;
        Data = new ReadingData(Caller);
        await Data.WriteAsync(Server.Services.GetRequiredService<DbContexts>(), Server.Services.GetRequiredService<WriteGate>(), Caller);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ReadingTests : ICollectionFixture<ReadingServer.OnSqlite>
{
    public const string Name = "reading";

    [CollectionDefinition(Name)]
    public sealed class OnPostgreSql : ICollectionFixture<ReadingServer.OnPostgreSql>
    {
        public const string Name = "reading on PostgreSQL";
    }
}
