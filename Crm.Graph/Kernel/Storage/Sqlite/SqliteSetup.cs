using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>The file with its folder, one start at a time, and what is kept in the file beside the data.</summary>
internal sealed class SqliteSetup(string connection) : DatabaseSetup
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(50);

    public override string Place { get; } = new SqliteConnectionStringBuilder(connection).DataSource;

    /// <summary>The operating system lets go of the lock when the process ends, however it ends.</summary>
    public override async Task<IAsyncDisposable> EnterAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        var path = Place + ".lock";
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
    public override async Task BeforeAsync(CrmDb db, CancellationToken ct)
    {
        var tables = db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'");
        if (await tables.SingleAsync(ct) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
    }

    public override async Task AfterAsync(CrmDb db, CancellationToken ct)
    {
        // Kept in the file, but nobody may have changed it: without it, readers and the writer wait for each other.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal", ct);
        await SqliteSearch.MakeAsync(db, ct);
        await db.Database.ExecuteSqlRawAsync(SqliteSource.Optimise, ct);
    }
}
