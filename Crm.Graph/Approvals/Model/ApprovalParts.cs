using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Approvals.Model;

/// <summary>Who may respond to a request: a user, a contact, everybody of a role, or everybody of a team, as they are when they respond.</summary>
public sealed class ApprovalCondition : Entity, IPartOf<ApprovalRequest>
{
    private ApprovalCondition() { } // EF

    internal ApprovalCondition(Guid requestId, NewCondition given)
    {
        RequestId = requestId;
        (UserId, ContactId, RoleId, TeamId) = (given.User?.Id, given.Contact?.Id, given.Role?.Id, given.Team?.Id);
        Type = given.Type;
    }

    public Guid RequestId { get; private set; }

    /// <summary>What it goes by.</summary>
    public ApprovalConditionType Type { get; private set; }

    public Guid? UserId { get; private set; }

    /// <summary>The user, where it is one.</summary>
    public User? User { get; private set; }

    public Guid? ContactId { get; private set; }

    /// <summary>The contact, where it is one.</summary>
    public Contact? Contact { get; private set; }

    public Guid? RoleId { get; private set; }

    /// <summary>The role, where it is one.</summary>
    public Role? Role { get; private set; }

    public Guid? TeamId { get; private set; }

    /// <summary>The team, where it is one.</summary>
    public Team? Team { get; private set; }

    Guid IPart.OwnerId => RequestId;
}

/// <summary>A condition as it is stated: one of the four.</summary>
internal sealed record NewCondition(User? User, Contact? Contact, Role? Role, Team? Team)
{
    public ApprovalConditionType Type => this switch
    {
        { User: not null } => ApprovalConditionType.User,
        { Contact: not null } => ApprovalConditionType.Contact,
        { Role: not null } => ApprovalConditionType.Role,
        _ => ApprovalConditionType.Team,
    };
}

/// <summary>What somebody responded to a request for approval.</summary>
public sealed class ApprovalResponse : Entity, IPartOf<ApprovalRequest>
{
    private ApprovalResponse() { } // EF

    internal ApprovalResponse(ApprovalRequest request, ApprovalDecision decision, string? reason, bool byLink, Setting here)
        => (RequestId, Decision, Reason, ByLink, RespondedOn, RespondedById) = (request.Id, decision, reason, byLink, here.Now, here.ActorId);

    public Guid RequestId { get; private set; }

    /// <summary>Whether it was approved or rejected.</summary>
    public ApprovalDecision Decision { get; private set; }

    /// <summary>Why, where somebody said so.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether it came by a link that was handed out, and not from somebody who had signed in.</summary>
    public bool ByLink { get; private set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset RespondedOn { get; private set; }

    public Guid RespondedById { get; private set; }

    /// <summary>The user or contact who responded.</summary>
    public Actor? RespondedBy { get; private set; }

    Guid IPart.OwnerId => RequestId;
}

/// <summary>That a request concerns a contact: it is about the contact, or the contact is asked.</summary>
public sealed class ApprovalContact : Entity, IPartOf<ApprovalRequest>
{
    private ApprovalContact() { } // EF

    internal ApprovalContact(ApprovalRequest request, Guid contactId) => (Request, RequestId, ContactId) = (request, request.Id, contactId);

    public Guid RequestId { get; private set; }

    public ApprovalRequest Request { get; private set; } = null!;

    public Guid ContactId { get; private set; }

    Guid IPart.OwnerId => RequestId;
}
