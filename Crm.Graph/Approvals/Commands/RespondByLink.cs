using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Approvals.Commands;

/// <summary>A response that came by a link.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="LinkId">The link, whose token was shown.</param>
internal sealed record RespondByLinkInput(Guid RequestId, Guid LinkId, ApprovalDecision Decision, string? Reason);

/// <summary>Takes the response of the person whose link it is, and uses the link up in the same transaction. The lock on the request keeps a second use waiting.</summary>
internal sealed class RespondByLink(ApprovalDecisions decisions, TimeProvider clock) : ICommand<RespondByLinkInput, ApprovalRequest>
{
    public async Task<Result<ApprovalRequest>> HandleAsync(RespondByLinkInput input, CrmDb db, CancellationToken ct)
    {
        var request = await db.RequireApprovalAsync(input.RequestId, null, ct);
        if (request.Refused(out var errors))
            return errors;
        var link = await db.Set<ApprovalLink>().SingleOrDefaultAsync(l => l.Id == input.LinkId && l.RequestId == input.RequestId, ct);
        if (link is null || !link.IsGood(clock.Now()))
            return ApprovalErrors.LinkUsed(request.Value);
        var taken = await decisions.TakeAsync(request.Value, input.Decision, input.Reason, byLink: true, db, ct);
        if (taken.Succeeded)
            link.Use(clock.Now());
        return taken;
    }
}
