using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Approvals.Model;

/// <summary>Why something about requests for approval is refused.</summary>
internal static class ApprovalErrors
{
    public const string Forbidden = "FORBIDDEN";
    public const string NotPendingCode = "APPROVAL_NOT_PENDING";
    public const string ExpiredCode = "APPROVAL_EXPIRED";
    public const string RespondedCode = "ALREADY_RESPONDED";
    public const string LinkUsedCode = "LINK_USED";
    public const string RequesterCode = "REQUESTER_NOT_ALLOWED";

    public const int MostConditions = 50;

    public static DomainError NotPending(ApprovalRequest request)
        => new DomainError(NotPendingCode, $"The request waits no more: it is {request.State.ToString().ToLowerInvariant()}.", "id")
            .With("approvalRequest", request.Id.ToString(), request.State.ToString().ToUpperInvariant());

    public static DomainError Expired(ApprovalRequest request)
        => new DomainError(ExpiredCode, "The time to respond to the request has ended.", "id").With("approvalRequest", request.Id.ToString());

    public static DomainError Responded(ApprovalRequest request)
        => new DomainError(RespondedCode, "Everybody responds once.", "id").With("approvalRequest", request.Id.ToString());

    public static DomainError NotYours(ApprovalRequest request)
        => new DomainError(Forbidden, "You are not among those who may respond to the request.", "id").With("approvalRequest", request.Id.ToString());

    public static DomainError OwnRequest(ApprovalRequest request)
        => new DomainError(Forbidden, "Nobody approves what he asked for himself.", "id").With("approvalRequest", request.Id.ToString());

    public static DomainError DeciderNeeds(string permission)
        => new DomainError(Forbidden, $"Who approves this has to have the permission {permission}.", "id").With(permission);

    public static DomainError NotYoursToCancel(ApprovalRequest request, string permission)
        => new DomainError(Forbidden, $"A request is cancelled by who asked, or with the permission {permission}.", "id").With(permission, request.Id.ToString());

    public static DomainError AskerNeeds(string permission, string mutation)
        => new DomainError(Forbidden, $"To ask for {mutation} needs the permission {permission}.", "change", mutation).With(permission);

    public static DomainError RequesterMayNot(ApprovalRequest request, string permission)
        => new DomainError(RequesterCode, $"Who asked for it may not do it any more: that needs the permission {permission}.", "id")
            .With("approvalRequest", request.Id.ToString(), permission);

    public static DomainError OneChange() => new(Codes.Invalid, "Expected exactly one change.", "change");

    public static DomainError TooLong() => new(Codes.Invalid, $"A change that waits has at most {JsonText.MaxLength} characters as JSON.", "change");

    public static DomainError OneEntity() => new(Codes.Invalid, "A request is about one record at most.");

    public static DomainError OtherEntity(string field) => new(Codes.Invalid, "A request with a change is about the record that the change is of.", field);

    public static DomainError NoConditions() => new(Codes.Required, "Expected at least one condition that says who may respond.", "authorisedConditions");

    public static DomainError TooManyConditions() => new(Codes.Invalid, $"Expected at most {MostConditions} conditions.", "authorisedConditions");

    public static DomainError OneCondition() => new(Codes.Invalid, "Expected exactly one of userId, contactId, roleId and teamId.");

    public static DomainError ConditionTwice() => new(Codes.Invalid, "A condition is stated once.");

    public static DomainError UserSuspended(string user) => new DomainError(Codes.NotAllowed, "A suspended user is not asked.", "userId").With("user", user);

    public static DomainError TooFew(int able)
        => new DomainError("TOO_FEW_APPROVERS", $"Only {able} could approve it, without who asks.", "requiredApprovals")
            .With(able.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static DomainError NotToCome(string field) => new(Codes.Invalid, "Expected a time to come, at most a year from now.", field);

    public static DomainError OneRecipient() => new(Codes.Invalid, "Expected exactly one of userId and contactId.");

    public static DomainError NotAsked(string field) => new(Codes.NotAllowed, "This is nobody who may respond to the request.", field);

    public static DomainError LinkUsed(ApprovalRequest request)
        => new DomainError(LinkUsedCode, "The link was used already, or is void.", "token").With("approvalRequest", request.Id.ToString());
}
