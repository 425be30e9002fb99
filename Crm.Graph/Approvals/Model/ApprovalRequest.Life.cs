using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Approvals.Model;

// The steps of a request's life: each is in the table of ApprovalLife or refused, recorded with who and when, and announced once.
public sealed partial class ApprovalRequest
{
    /// <summary>What it would be to respond so.</summary>
    internal ApprovalAction ActionOf(ApprovalDecision decision) => decision == ApprovalDecision.Rejected ? ApprovalAction.Reject
        : Approvals + 1 < RequiredApprovals ? ApprovalAction.Agree
        : ApprovalAction.Approve;

    /// <summary>Why this person cannot respond so now, who is among those who may; null when nothing is in the way.</summary>
    internal DomainError? RefusesResponse(ApprovalDecision decision, Guid actorId, DateTimeOffset now)
    {
        if (actorId == RequestedById)
            return ApprovalErrors.OwnRequest(this);
        if (Refuses(ActionOf(decision)) is { } error)
            return error;
        if (now >= ExpiresOn)
            return ApprovalErrors.Expired(this);
        return _responses.Exists(r => r.RespondedById == actorId) ? ApprovalErrors.Responded(this) : null;
    }

    /// <summary>Takes a response, which may decide.</summary>
    internal Result<ApprovalRequest> Respond(ApprovalDecision decision, string? reason, bool byLink, Setting here)
    {
        if (RefusesResponse(decision, here.ActorId, here.Now) is { } error)
            return error;
        var problems = new Problems();
        var why = problems.Text(reason, "reason", PlainText.LongLength, multiline: true);
        if (problems.Any)
            return problems.All;
        var action = ActionOf(decision);
        if (decision == ApprovalDecision.Approved)
            Approvals++;
        _responses.Add(new ApprovalResponse(this, decision, why, byLink, here));
        return Step(action, here, here.ActorId);
    }

    /// <summary>Takes it back.</summary>
    internal Result<ApprovalRequest> Cancel(string? reason, Setting here)
    {
        if (Refuses(ApprovalAction.Cancel) is { } error)
            return error;
        CancelReason = reason;
        return Step(ApprovalAction.Cancel, here, here.ActorId);
    }

    /// <summary>Its time has ended.</summary>
    internal Result<ApprovalRequest> Expire(Setting here)
        => Refuses(ApprovalAction.Expire) is { } error ? error
            : here.Now < ExpiresOn ? new DomainError(Codes.NotAllowed, "The time to respond has not ended.", "id")
            : Step(ApprovalAction.Expire, here, null);

    /// <summary>Hands out a link to somebody who may respond.</summary>
    internal Result<ApprovalLink> Invite(Guid? userId, Guid? contactId, byte[] hash, TimeSpan lifetime, Setting here)
    {
        var recipient = (userId ?? contactId)!.Value;
        if (RefusesResponse(ApprovalDecision.Approved, recipient, here.Now) is { } error)
            return error;
        var until = here.Now + lifetime;
        Step(ApprovalAction.Invite, here, null);
        return new ApprovalLink(this, userId, contactId, hash, here.Now, until < ExpiresOn ? until : ExpiresOn);
    }

    private DomainError? Refuses(ApprovalAction action) => ApprovalLife.After(State, action) is null ? ApprovalErrors.NotPending(this) : null;

    private ApprovalRequest Step(ApprovalAction action, Setting here, Guid? by)
    {
        State = ApprovalLife.After(State, action)!.Value;
        if (State != ApprovalState.Pending)
            (DecidedOn, DecidedById) = (here.Now, by);
        Raise(action switch
        {
            ApprovalAction.Invite => ApprovalEvents.LinkIssued,
            ApprovalAction.Agree => ApprovalEvents.Responded,
            ApprovalAction.Approve => ApprovalEvents.Approved,
            ApprovalAction.Reject => ApprovalEvents.Rejected,
            ApprovalAction.Cancel => ApprovalEvents.Cancelled,
            _ => ApprovalEvents.Expired,
        });
        return this;
    }
}
