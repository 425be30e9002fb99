using Crm.Graph.Kernel;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

/// <summary>What a start does to the database, whatever its kind.</summary>
public abstract class MigratorTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : MigratorTests(Database.Sqlite);

    public sealed class OnPostgreSql() : MigratorTests(Database.PostgreSql);

    private readonly TestDatabase _stored = TestDatabase.NotYet(on);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stored.DisposeAsync();

    [Fact]
    public async Task A_start_creates_the_database_and_the_next_one_finds_it()
    {
        await using (var first = await TestStorage.StartAsync(_stored))
            await first.RegisterAsync();

        await using var second = await TestStorage.StartAsync(_stored);

        await using var db = second.Contexts.ForNobody();
        Assert.Single(await db.Set<Organisation>().IgnoreQueryFilters().ToListAsync());
    }

    [Fact]
    public async Task Starts_at_the_same_time_do_not_get_in_each_others_way()
    {
        var tests = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TestStorage.StartAsync(_stored))));

        foreach (var test in tests)
        {
            await using (test)
            await using (var db = test.Contexts.ForNobody())
                Assert.Empty(await db.Set<Organisation>().IgnoreQueryFilters().ToListAsync());
        }
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        await using (await TestStorage.StartAsync(_stored)) { }
        await _stored.RowsAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '10.0.0')");

        var refusal = await Assert.ThrowsAsync<StartException>(() => TestStorage.StartAsync(_stored));

        Assert.Contains("99990101000000_Later", refusal.Message);
    }
}
