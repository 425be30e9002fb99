using System.Data.Common;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Organisations.Storage;

/// <summary>
/// Has the cache forget the moment a change to a key or to its organisation is committed: not before, when the old state could
/// be read once more and be kept; and for every use case, so that none has to think of it.
/// </summary>
internal sealed class KeyChanges(KeyCache cache) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        => Forget(eventData.Context);

    /// <summary>A single statement is saved without a transaction of its own.</summary>
    public async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await Forget(eventData.Context);
        return result;
    }

    private Task Forget(DbContext? db)
    {
        if (db is not null && db.ChangeTracker.Entries().Any(e => e.Entity is ApiKey or Organisation))
            cache.Forget();
        return Task.CompletedTask;
    }
}
