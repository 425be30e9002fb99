using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Approvals.Commands;

/// <summary>Which request is taken back.</summary>
/// <param name="Id">The request.</param>
/// <param name="Reason">Why, at most 4000 characters.</param>
/// <param name="ExpectedVersion">The version of the request that the change was made for.</param>
public sealed record CancelApprovalRequestInput(RecordId Id, string? Reason = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Takes a request back that waits: one's own, or with the permission `approval-links:write` any. Nothing comes of a change that waits with it.</summary>
internal sealed class CancelApprovalRequest(TimeProvider clock) : ICommand<CancelApprovalRequestInput, ApprovalRequest>
{
    public async Task<Result<ApprovalRequest>> HandleAsync(CancelApprovalRequestInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var request = problems.Take(await db.RequireApprovalAsync(input.Id, input.ExpectedVersion, ct));
        var reason = problems.Text(input.Reason, "reason", PlainText.LongLength, multiline: true);
        if (request is null || problems.Any)
            return problems.All;
        return request.RequestedById == db.Caller.ActorId || db.Caller.May(ApprovalPermissions.Links)
            ? request.Cancel(reason, db.Setting(clock))
            : ApprovalErrors.NotYoursToCancel(request, ApprovalPermissions.Links);
    }
}
