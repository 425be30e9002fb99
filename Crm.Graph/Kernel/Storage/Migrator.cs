using Crm.Graph.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Creates the database, or brings it up to this version, before anything else uses it.</summary>
internal sealed class Migrator(DbContexts contexts, DatabaseSetup setup, SearchRebuild search, ILogger<Migrator> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var turn = await setup.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        // Asking a new database for what it has applied would be an error in the log.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(ct);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw new StartException($"The database {setup.Place} was made by another version of this program: it holds the migration {unknown}.");
        var pending = known.Except(applied).ToList();
        if (pending.Count > 0)
        {
            await setup.BeforeAsync(db, ct);
            await db.Database.MigrateAsync(ct);
            log.LogInformation("Database {Place}: {Count} migration(s) applied, up to {Last}", setup.Place, pending.Count, pending[^1]);
        }
        await setup.AfterAsync(db, ct);
        await search.RunAsync(ct);
    }
}
