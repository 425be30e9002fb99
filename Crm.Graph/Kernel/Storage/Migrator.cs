using Crm.Graph.Kernel.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Creates the database, or brings it up to this version, before anything else uses it.</summary>
internal sealed class Migrator(DbContexts contexts, ILogger<Migrator> log)
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var turn = await LockAsync(file + ".lock", ct);

        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw new StartException($"The database {file} was made by another version of this program: it holds the migration {unknown}.");
        var pending = known.Except(applied).ToList();
        if (pending.Count > 0)
        {
            await DropStaleLockAsync(db, ct);
            await db.Database.MigrateAsync(ct);
            log.LogInformation("Database {File}: {Count} migration(s) applied, up to {Last}", file, pending.Count, pending[^1]);
        }
        // Kept in the file, but nobody may have changed it: without it, readers and the writer wait for each other.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal", ct);
        await db.Database.ExecuteSqlRawAsync(SqliteProvider.Optimise, ct);
    }

    /// <summary>One start at a time. The operating system lets go of the lock when the process ends, however it ends.</summary>
    private static async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Retry, ct);
            }
        }
    }

    /// <summary>EF Core's own lock is a row: of a start that was killed it would stay, and every later one wait for ever. Ours is held, so it is stale.</summary>
    private static async Task DropStaleLockAsync(CrmDb db, CancellationToken ct)
    {
        var tables = db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'");
        if (await tables.SingleAsync(ct) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
    }
}
