using Crm.Graph.Kernel.Upkeep;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>
/// Has SQLite count its tables now and then: a database that grows while the server runs would keep the plans of an empty one.
/// Where nothing changed much it does nothing.
/// </summary>
internal sealed class SqliteUpkeep(DbContexts contexts, WriteGate gate, TimeProvider clock, ILogger<SqliteUpkeep> log) : PeriodicService(TimeSpan.FromMinutes(5), clock, log)
{
    protected override string Failure => "The database's tables could not be counted";

    protected override async Task DoAsync(CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        await db.Database.ExecuteSqlRawAsync(SqliteSource.Optimise, ct);
    }
}
