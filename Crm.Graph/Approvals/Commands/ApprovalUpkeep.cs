using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Upkeep;
using Crm.Graph.Organisations.Commands;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Approvals.Commands;

/// <summary>Marks the requests whose time has ended. It is safe beside the same of another server.</summary>
internal sealed class ApprovalUpkeep(DbContexts contexts, Work work, SystemCallers callers, ExpireApprovalRequest expire, TimeProvider clock)
{
    /// <summary>How many requests are looked up at a time.</summary>
    private const int Batch = 100;

    /// <summary>Answers how many it marked. It takes one statement when there are none.</summary>
    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var (count, now) = (0, clock.Now());
        await foreach (var caller in callers.WithAsync(db => Due(db.Set<ApprovalRequest>().IgnoreQueryFilters(), now).Select(r => r.TenantId), ct))
            count += await ExpireAsync(caller, now, ct);
        return count;
    }

    private async Task<int> ExpireAsync(Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        for (var count = 0; ;)
        {
            var before = count;
            List<Guid> ids;
            await using (var db = contexts.For(caller))
                ids = await Due(db.Set<ApprovalRequest>(), now).Select(r => r.Id).OrderBy(id => id).Take(Batch).ToListAsync(ct);
            foreach (var id in ids)
                count += (await work.RunAsync(expire, new ExpireApprovalRequestInput(id), caller, ct)).Value ? 1 : 0;
            if (ids.Count < Batch || count == before)
                return count;
        }
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
