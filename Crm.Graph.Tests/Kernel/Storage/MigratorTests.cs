using Crm.Graph.Hosting;
using Crm.Graph.Kernel;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

public sealed class MigratorTests
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var db = new DesignTimeDb().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "the model has changed: see docs/contributing.md, Migrations");
    }

    [Fact]
    public async Task A_start_creates_the_folder_and_the_database()
    {
        using var folder = new TemporaryFolder();
        await using var test = await TestStorage.StartAsync(folder);

        Assert.True(File.Exists(folder.Database));
        Assert.Equal("wal", Pragma(folder, "journal_mode"));
    }

    [Fact]
    public async Task What_is_answered_survives_a_loss_of_power_and_foreign_keys_hold()
    {
        await using var test = await TestStorage.StartAsync();
        await using var db = test.Contexts.ForNobody();

        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync()); // FULL
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync());
    }

    [Fact]
    public async Task Starts_at_the_same_time_do_not_get_in_each_others_way()
    {
        using var folder = new TemporaryFolder();

        var tests = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TestStorage.StartAsync(folder))));

        foreach (var test in tests)
        {
            await using (test)
            await using (var db = test.Contexts.ForNobody())
                Assert.Empty(await db.Set<Organisation>().ToListAsync());
        }
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_hold_up_the_next()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Database)!);
        using (var connection = folder.Open())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            command.ExecuteNonQuery();
        }

        await using var test = await TestStorage.StartAsync(folder).WaitAsync(TimeSpan.FromSeconds(30));

        await test.RegisterAsync();
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using (await TestStorage.StartAsync(folder))
        using (var connection = folder.Open())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '10.0.0')";
            command.ExecuteNonQuery();
        }

        var refusal = await Assert.ThrowsAsync<StartException>(() => TestStorage.StartAsync(folder));

        Assert.Contains("99990101000000_Later", refusal.Message);
    }

    private static string Pragma(TemporaryFolder folder, string name)
    {
        using var connection = folder.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (string)command.ExecuteScalar()!;
    }
}
