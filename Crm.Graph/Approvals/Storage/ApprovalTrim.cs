using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Storage.Trimming;

namespace Crm.Graph.Approvals.Storage;

/// <summary>Links are remembered for some time after they are good for nothing, so that whoever comes with one is told so.</summary>
internal static class ApprovalTrim
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public static IServiceCollection AddApprovalTrim(this IServiceCollection services) => services.AddTrim("approval links", (db, now) =>
    {
        var before = now - Remembered;
        return db.Set<ApprovalLink>().Where(l => l.ExpiresOn <= before).OrderBy(l => l.Id);
    });
}
