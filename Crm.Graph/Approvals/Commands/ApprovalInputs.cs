using Crm.Graph.Accounts.Commands;
using Crm.Graph.Contacts.Commands;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Leads.Commands;

namespace Crm.Graph.Approvals.Commands;

/// <summary>What is asked, of whom.</summary>
/// <param name="Title">What is asked, in one line of at most 200 characters.</param>
/// <param name="AuthorisedConditions">Who may respond: everybody who meets one of these, at most 50; who asks never does.</param>
/// <param name="Reason">Why it is asked, at most 4000 characters.</param>
/// <param name="RequiredApprovals">How many have to approve it: not more than could now.</param>
/// <param name="ExpiresOn">Until when it can be decided, at most a year from now; 30 days when it is left out, unless the server is set up otherwise.</param>
/// <param name="ContactId">The contact that it is about, by id or code.</param>
/// <param name="AccountId">The account that it is about, by id or number.</param>
/// <param name="LeadId">The lead that it is about, by id or number.</param>
/// <param name="Change">What is done when it is approved. The request is about the record that is changed then.</param>
public sealed record CreateApprovalRequestInput(
    string Title,
    IReadOnlyList<ApprovalConditionInput> AuthorisedConditions,
    string? Reason = null,
    int RequiredApprovals = 1,
    DateTimeOffset? ExpiresOn = null,
    RecordId? ContactId = null,
    RecordId? AccountId = null,
    RecordId? LeadId = null,
    ApprovalChangeInput? Change = null);

/// <summary>Who may respond: one user, one contact, everybody of a role, or everybody of a team.</summary>
/// <param name="UserId">This user.</param>
/// <param name="ContactId">This contact, by id or code.</param>
/// <param name="RoleId">The users who have this role.</param>
/// <param name="TeamId">The users who are in this team.</param>
[ExactlyOne]
public sealed record ApprovalConditionInput(RecordId? UserId = null, RecordId? ContactId = null, RecordId? RoleId = null, RecordId? TeamId = null);

/// <summary>
/// A change that waits: the mutation, with the input that it would have. It is checked at once, and what would be refused now is refused. It is
/// made of the version that the record has now, and of no other.
/// </summary>
/// <param name="UpdateContact">Changes a contact.</param>
/// <param name="DeleteContact">Deletes a contact.</param>
/// <param name="UpdateAccount">Changes an account.</param>
/// <param name="DeleteAccount">Deletes an account.</param>
/// <param name="UpdateLead">Changes a lead.</param>
/// <param name="MarkLeadLost">Marks a lead as lost. Where the last who approves may approve losses, the loss is approved with it.</param>
/// <param name="ApproveLeadLoss">Approves the loss of a lead, for somebody who may not: those who approve this have to be allowed to.</param>
/// <param name="DeleteLead">Deletes a lead.</param>
[ExactlyOne]
public sealed record ApprovalChangeInput(
    UpdateContactInput? UpdateContact = null,
    DeleteContactInput? DeleteContact = null,
    UpdateAccountInput? UpdateAccount = null,
    DeleteAccountInput? DeleteAccount = null,
    UpdateLeadInput? UpdateLead = null,
    MarkLeadLostInput? MarkLeadLost = null,
    ApproveLeadLossInput? ApproveLeadLoss = null,
    DeleteLeadInput? DeleteLead = null);
