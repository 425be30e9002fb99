using System.Data.Common;
using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Writes what happened into the log of events and into the audit log, in the transaction that it happens in: what is thrown away is never
/// heard of, what is committed always is. The log of events is written as the last thing before the commit, because from then on others of the tenant have to wait.
/// </summary>
internal sealed class EventRecorder(EventCollector collector, EventWriter writer, EventSignal signal, IAuditWriter? audit = null)
    : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, EventDrafts> _drafts = [];

    /// <summary>The transactions that are ours, because the caller began none.</summary>
    private readonly ConditionalWeakTable<DbContext, DbContext> _alone = [];

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (CrmDb)eventData.Context!;
        var drafts = collector.Collect(db);
        if (!drafts.IsEmpty && db.Database.CurrentTransaction is null)
        {
            await db.Database.BeginTransactionAsync(cancellationToken);
            _alone.AddOrUpdate(db, db);
        }
        Of(db).BeginSave(drafts);
        return result;
    }

    public async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        Of(db).EndSave();
        // Without the records that were not changed: nothing was raised by those, or they would have been.
        foreach (var entry in db.ChangeTracker.Entries<Record>().Where(r => r.Entity.Raised.Count > 0))
            entry.Entity.ForgetRaised();
        foreach (var entry in db.ChangeTracker.Entries<Accountable>())
            entry.Entity.ForgetDeeds();
        if (_alone.Remove(db))
            await db.Database.CommitTransactionAsync(CancellationToken.None);
        return result;
    }

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
        => UndoAsync(eventData.Context!);

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
        => UndoAsync(eventData.Context!);

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Forget(eventData.Context);
        return result;
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
        => eventData.Context is { } db && !Of(db).Saved.IsEmpty ? throw new NotSupportedException("commit asynchronously") : result;

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is CrmDb db && Of(db) is { Saved.IsEmpty: false } drafts)
        {
            if (audit is not null && drafts.Saved.Audited.Count > 0)
                await audit.WriteAsync(db, transaction, drafts.Saved.Audited, cancellationToken);
            if (drafts.Saved.Events.Count > 0)
                await writer.WriteAsync(db, transaction, drafts.Saved.Events, cancellationToken);
            drafts.Written();
        }
        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is CrmDb db && Of(db) is { IsWritten: true } drafts)
        {
            drafts.Forget();
            signal.Committed(db.TenantId);
        }
        return Task.CompletedTask;
    }

    private async Task UndoAsync(DbContext db)
    {
        Of(db).BeginSave(Collected.Nothing);
        if (_alone.Remove(db))
            await db.Database.RollbackTransactionAsync(CancellationToken.None);
    }

    private void Forget(DbContext? db)
    {
        if (db is not null)
            Of(db).Forget();
    }

    private EventDrafts Of(DbContext db) => _drafts.GetOrCreateValue(db);
}
