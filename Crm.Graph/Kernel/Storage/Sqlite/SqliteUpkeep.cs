using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>
/// Has SQLite count its tables now and then: a database that grows while the server runs would keep the plans of an empty one.
/// Where nothing changed much it does nothing.
/// </summary>
internal sealed class SqliteUpkeep(DbContexts contexts, WriteGate gate, TimeProvider clock, ILogger<SqliteUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        // The end of the server ends the timer, and so the wait without an error.
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                using var turn = await gate.EnterAsync(stoppingToken);
                await using var db = contexts.ForNobody();
                await db.Database.ExecuteSqlRawAsync(SqliteSource.Optimise, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The database's tables could not be counted; that is tried again in {Minutes} minutes", Every.TotalMinutes);
            }
        }
    }
}
