using Crm.Graph.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Makes contexts: one for each use case and each plan, never shared, so that nothing runs on one at the same time.</summary>
public abstract class DbContexts
{
    /// <summary>A context that sees and stores one tenant's data.</summary>
    public CrmDb For(Caller caller, bool tracking = false)
    {
        var db = ForNobody(tracking);
        db.Caller = caller;
        return db;
    }

    /// <summary>A context without a caller: it sees what belongs to no tenant (organisations, keys) and nothing else.</summary>
    public CrmDb ForNobody(bool tracking = false)
    {
        var db = Create();
        db.ForgetCaller();
        db.ChangeTracker.QueryTrackingBehavior = tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        return db;
    }

    protected abstract CrmDb Create();
}

/// <inheritdoc/>
internal sealed class DbContexts<TContext>(IDbContextFactory<TContext> factory) : DbContexts where TContext : CrmDb
{
    protected override CrmDb Create() => factory.CreateDbContext();
}
