using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Organisations.Storage;

/// <summary>
/// Has a cache forget the moment a change to what its callers are made of is committed: not before, when the old state could
/// be read once more and be kept; and for every use case, so that none has to think of it.
/// </summary>
internal abstract class CallerChanges(CallerCache cache, Func<object, bool> matters) : DbTransactionInterceptor, ISaveChangesInterceptor
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
        if (db is not null && db.ChangeTracker.Entries().Any(e => matters(e.Entity)))
            cache.Forget();
        return Task.CompletedTask;
    }
}
