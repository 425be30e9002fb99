using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Upkeep;
using Crm.Graph.Organisations.Commands;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Approvals.Commands;

/// <summary>Marks the requests whose time has ended. It is safe beside the same of another server.</summary>
internal sealed class ApprovalUpkeep(Work work, SystemCallers callers, ExpireApprovalRequest expire, TimeProvider clock)
{
    /// <summary>Answers how many it marked. It takes one statement when there are none.</summary>
    public Task<int> ExpireAsync(CancellationToken ct)
    {
        var now = clock.Now();
        return callers.EachAsync(
            db => Due(db.Set<ApprovalRequest>().IgnoreQueryFilters(), now).Select(r => r.TenantId),
            (db, _) => Due(db.Set<ApprovalRequest>(), now).Select(r => r.Id).OrderBy(id => id),
            async (id, caller) => (await work.RunAsync(expire, new ExpireApprovalRequestInput(id), caller, ct)).Value ? 1 : 0, ct);
    }

    private static IQueryable<ApprovalRequest> Due(IQueryable<ApprovalRequest> requests, DateTimeOffset now)
        => requests.Where(r => r.State == ApprovalState.Pending && r.ExpiresOn <= now);
}

/// <summary>Has that done every minute.</summary>
internal sealed class ApprovalUpkeepService(ApprovalUpkeep upkeep, TimeProvider clock, ILogger<ApprovalUpkeepService> log) : PeriodicService(TimeSpan.FromMinutes(1), clock, log)
{
    protected override string Failure => "Requests for approval whose time has ended could not be marked";

    protected override Task DoAsync(CancellationToken ct) => upkeep.ExpireAsync(ct);
}
