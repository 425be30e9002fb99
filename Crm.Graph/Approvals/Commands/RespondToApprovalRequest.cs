using System.Collections.Immutable;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Approvals.Commands;

/// <summary>A response to a request.</summary>
/// <param name="Id">The request.</param>
/// <param name="Decision">Whether it is approved or rejected.</param>
/// <param name="Reason">Why, at most 4000 characters.</param>
/// <param name="ExpectedVersion">The version of the request that the response was made for.</param>
public sealed record RespondToApprovalRequestInput(RecordId Id, ApprovalDecision Decision, string? Reason = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>
/// Approves or rejects a request, as one of those who may; each does once. It is approved when as many have approved as it needs, and the change
/// that waits with it is made then; one rejection rejects it.
/// </summary>
internal sealed class RespondToApprovalRequest(ApprovalDecisions decisions) : ICommand<RespondToApprovalRequestInput, ApprovalRequest>
{
    public async Task<Result<ApprovalRequest>> HandleAsync(RespondToApprovalRequestInput input, CrmDb db, CancellationToken ct)
    {
        var request = await db.RequireApprovalAsync(input.Id, input.ExpectedVersion, ct);
        return request.Succeeded ? await decisions.TakeAsync(request.Value, input.Decision, input.Reason, byLink: false, db, ct) : request;
    }
}

/// <summary>Takes responses, however they come, and makes the change that waits in the transaction of the one that decides.</summary>
internal sealed class ApprovalDecisions(ApprovableChanges changes, Requesters requesters, TimeProvider clock)
{
    public async Task<Result<ApprovalRequest>> TakeAsync(
        ApprovalRequest request, ApprovalDecision decision, string? reason, bool byLink, CrmDb db, CancellationToken ct)
    {
        var here = db.Setting(clock);
        if (!await db.MayRespondAsync(request, here.ActorId, ct))
            return ApprovalErrors.NotYours(request);
        if (request.RefusesResponse(decision, here.ActorId, here.Now) is { } refusal)
            return refusal;
        var change = decision == ApprovalDecision.Approved && request.ChangeKind is { } kind ? changes.Of(kind) : null;
        if (change?.DecidedWith is { } needed && !db.Caller.May(needed))
            return ApprovalErrors.DeciderNeeds(needed);
        if (change is not null && request.ActionOf(decision) == ApprovalAction.Approve && (await MakeAsync(change, request, db, ct)).Refused(out var errors))
            return errors;
        return request.Respond(decision, reason, byLink, here);
    }

    /// <summary>Before the request itself changes, so that what is saved here is signed by who asked, and nothing else is.</summary>
    private async Task<Result<Done>> MakeAsync(ApprovableChange change, ApprovalRequest request, CrmDb db, CancellationToken ct)
    {
        var decider = db.Caller;
        var maker = change.DecidedWith is null ? await requesters.FindAsync(db, request.RequestedById, ct) : decider;
        if (maker is null || change.DecidedWith is null && !maker.May(change.AskedWith))
            return ApprovalErrors.RequesterMayNot(request, change.AskedWith);
        db.Caller = maker;
        try
        {
            var made = await change.ApplyAsync(request.ChangeInput!.Value, db, ct);
            if (made.Refused(out var errors))
                return errors.Select(e => e with { Path = [] }).ToImmutableArray();
        }
        finally
        {
            db.Caller = decider;
        }
        return change.Then is { } then && decider.May(then.Needs) ? await then.Change.ApplyAsync(request.LeadId!.Value, db, ct) : Done.Ok;
    }
}
