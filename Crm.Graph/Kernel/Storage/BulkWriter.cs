using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// Adds many rows fast, in the way that each database has for it, all in one transaction. It knows tables, conversions and folded text
/// from the model, but stamps only the tenant: who and when are for the caller to set, and rules are not looked at. For data of one's own making.
/// </summary>
internal abstract class BulkWriter(CrmDb db, IDbContextTransaction transaction, IDisposable? turn) : IAsyncDisposable
{
    protected CrmDb Db => db;

    protected IDbContextTransaction Transaction => transaction;

    /// <summary>Begins the transaction. What is not committed is undone when the writer is disposed of.</summary>
    public static async Task<BulkWriter> BeginAsync(CrmDb db, WriteGate gate, CancellationToken ct)
    {
        var turn = await gate.EnterAsync(ct);
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            return await db.BeginBulkAsync(turn, ct);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>Adds rows; those that they point at have been added before. It returns when the database has taken them.</summary>
    public void Write<T>(IEnumerable<T> rows) where T : class
    {
        if (SearchedRecord.Find(db.Catalogues, typeof(T)) is not { } searched)
        {
            WriteRows(rows.Select(Owned));
            return;
        }
        var records = rows.Select(Owned).ToList();
        WriteRows(records);
        WriteRows(records.Select(r => searched.EntryOf((Record)(object)r)));
    }

    public virtual Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

    public virtual async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.Database.CloseConnectionAsync();
        turn?.Dispose();
    }

    protected abstract void WriteRows<T>(IEnumerable<T> rows) where T : class;

    private T Owned<T>(T row) where T : class
    {
        if (row is not Entity entity)
            return row;
        if (entity.TenantId == 0)
            entity.TenantId = db.TenantId;
        return entity.TenantId != 0 && entity.TenantId == db.TenantId
            ? row
            : throw new InvalidOperationException($"{entity.GetType().Name} {entity.Id} is not of the caller's tenant");
    }
}
