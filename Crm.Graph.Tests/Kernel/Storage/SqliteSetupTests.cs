using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

/// <summary>What a start does to a file.</summary>
public sealed class SqliteSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_start_creates_the_folder_and_the_file()
    {
        await using var test = await StartAsync();

        Assert.True(File.Exists(_folder.Database));
        Assert.Equal("wal", Execute("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task What_is_answered_survives_a_loss_of_power_and_foreign_keys_hold()
    {
        await using var test = await StartAsync();
        await using var db = test.Contexts.ForNobody();

        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync()); // FULL
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync());
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_hold_up_the_next()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Database)!);
        Execute("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """);

        await using var test = await StartAsync().WaitAsync(TimeSpan.FromSeconds(30));

        await test.RegisterAsync();
    }

    private Task<TestStorage> StartAsync() => TestStorage.StartAsync(settings: ("Database:ConnectionString", $"Data Source={_folder.Database}"));

    private object? Execute(string sql)
    {
        using var connection = _folder.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
