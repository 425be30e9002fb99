using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Approvals.Commands;

/// <summary>A request whose time may have ended.</summary>
internal sealed record ExpireApprovalRequestInput(Guid Id);

/// <summary>Marks a request whose time has ended; false when somebody else has, or it was decided. The lock on the request sees to that.</summary>
internal sealed class ExpireApprovalRequest(TimeProvider clock) : ICommand<ExpireApprovalRequestInput, bool>
{
    public async Task<Result<bool>> HandleAsync(ExpireApprovalRequestInput input, CrmDb db, CancellationToken ct)
    {
        var request = await db.RequireApprovalAsync(input.Id, null, ct);
        return request.Refused(out var errors) ? errors : request.Value.Expire(db.Setting(clock)).Succeeded;
    }
}
