using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Approvals.Model;

/// <summary>Somebody asks others whether something may be done, and may leave with the request the change that is made when they approve.</summary>
public sealed partial class ApprovalRequest : Record
{
    private const int TitleLength = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private readonly List<ApprovalCondition> _authorisedConditions = [];
    private readonly List<ApprovalResponse> _responses = [];
    private readonly List<ApprovalContact> _contacts = [];

    private ApprovalRequest() { } // EF

    /// <summary>What is asked, in one line.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Why it is asked.</summary>
    public string? Reason { get; private set; }

    /// <summary>What has become of it.</summary>
    public ApprovalState State { get; private set; }

    /// <summary>What kind of record it is about; null when it is about none.</summary>
    public ApprovalEntityType? EntityType { get; private set; }

    /// <summary>The code or number, else the name, that the record had when it was asked.</summary>
    public string? EntityReference { get; private set; }

    public Guid? ContactId { get; private set; }

    /// <summary>The contact that it is about.</summary>
    public Contact? Contact { get; private set; }

    public Guid? AccountId { get; private set; }

    /// <summary>The account that it is about.</summary>
    public Account? Account { get; private set; }

    public Guid? LeadId { get; private set; }

    /// <summary>The lead that it is about.</summary>
    public Lead? Lead { get; private set; }

    /// <summary>How many have to approve it.</summary>
    public int RequiredApprovals { get; private set; }

    /// <summary>How many have approved it.</summary>
    public int Approvals { get; private set; }

    /// <summary>Until when it can be decided.</summary>
    public DateTimeOffset ExpiresOn { get; private set; }

    public Guid RequestedById { get; private set; }

    /// <summary>Who asks.</summary>
    public Actor? RequestedBy { get; private set; }

    /// <summary>When it was approved, rejected or cancelled, or was found to have expired; null while it waits.</summary>
    public DateTimeOffset? DecidedOn { get; private set; }

    public Guid? DecidedById { get; private set; }

    /// <summary>Who decided it by responding, or cancelled it; null while it waits, and when it expired.</summary>
    public Actor? DecidedBy { get; private set; }

    /// <summary>Why it was cancelled, where somebody said so.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>The mutation that is carried out when it is approved; null when it is only asked.</summary>
    public ApprovalChangeKind? ChangeKind { get; private set; }

    /// <summary>The version of the record that the change was asked for. It is made of that version only.</summary>
    public int? ChangeVersion { get; private set; }

    /// <summary>The input of the change, as it is carried out.</summary>
    internal JsonText? ChangeInput { get; private set; }

    /// <summary>Who may respond.</summary>
    public IReadOnlyList<ApprovalCondition> AuthorisedConditions => _authorisedConditions;

    /// <summary>What was responded so far.</summary>
    public IReadOnlyList<ApprovalResponse> Responses => _responses;

    /// <summary>The contacts that it concerns.</summary>
    internal IReadOnlyList<ApprovalContact> Contacts => _contacts;

    /// <summary>A new request.</summary>
    /// <param name="able">How many could respond, without who asks; null where that is not known.</param>
    internal static Result<ApprovalRequest> Create(ApprovalDetails details, ApprovalSubject subject, IReadOnlyList<NewCondition> conditions, int? able, Setting here)
    {
        var problems = new Problems();
        var request = new ApprovalRequest
        {
            Title = problems.Required(details.Title, "title", TitleLength),
            Reason = problems.Text(details.Reason, "reason", PlainText.LongLength, multiline: true),
            RequiredApprovals = problems.Within<int>(details.RequiredApprovals, 1, 100, "requiredApprovals") ?? 1,
            ExpiresOn = details.ExpiresOn,
            RequestedById = here.ActorId,
        };
        if (details.ExpiresOn <= here.Now || details.ExpiresOn > here.Now + Longest)
            problems.Add(ApprovalErrors.NotToCome("expiresOn"));
        if (able < request.RequiredApprovals)
            problems.Add(ApprovalErrors.TooFew(able.Value));
        if (problems.Any)
            return problems.All;
        request.Concern(subject);
        request._authorisedConditions.AddRange(conditions.Select(c => new ApprovalCondition(request.Id, c)));
        request._contacts.AddRange(conditions.Select(c => c.Contact?.Id).Append(subject.Contact?.Id).OfType<Guid>().Distinct()
            .Select(id => new ApprovalContact(request, id)));
        return request;
    }

    /// <summary>Leaves a change with the request, to be made of the record as it is now.</summary>
    internal void Await(ApprovalChangeKind kind, JsonText input, int version) => (ChangeKind, ChangeInput, ChangeVersion) = (kind, input, version);

    private void Concern(ApprovalSubject subject)
    {
        (Contact, ContactId) = (subject.Contact, subject.Contact?.Id);
        (Account, AccountId) = (subject.Account, subject.Account?.Id);
        (Lead, LeadId) = (subject.Lead, subject.Lead?.Id);
        (EntityType, EntityReference) = subject switch
        {
            { Contact: { } contact } => (ApprovalEntityType.Contact, contact.Code ?? contact.Name),
            { Account: { } account } => (ApprovalEntityType.Account, account.Number),
            { Lead: { } lead } => (ApprovalEntityType.Lead, lead.Number),
            _ => ((ApprovalEntityType?)null, (string?)null),
        };
    }
}

/// <summary>What is stated of a request.</summary>
internal sealed record ApprovalDetails(string Title, string? Reason, int RequiredApprovals, DateTimeOffset ExpiresOn);

/// <summary>The record that a request is about: one of them, or none.</summary>
internal sealed record ApprovalSubject(Contact? Contact = null, Account? Account = null, Lead? Lead = null);
