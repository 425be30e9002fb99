using Crm.Graph.Accounts.Model;
using Crm.Graph.Approvals.Commands;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Approvals.Page;
using Crm.Graph.Approvals.Storage;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Approvals;

/// <summary>Whom something is asked of, what they respond, and what is done when they agree.</summary>
internal sealed class ApprovalsSlice : ISlice
{
    private const string Read = "approvals:read";
    private const string Write = "approvals:write";

    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<ApprovalOptions>()
            .BindConfiguration(ApprovalOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<ApprovableChanges>()
            .AddSingleton<Requesters>()
            .AddSingleton<ApprovalDecisions>()
            .AddSingleton<CreateApprovalRequest>()
            .AddSingleton<CancelApprovalRequest>()
            .AddSingleton<RespondToApprovalRequest>()
            .AddSingleton<IssueApprovalLink>()
            .AddSingleton<RespondByLink>()
            .AddSingleton<ExpireApprovalRequest>()
            .AddSingleton<ApprovalUpkeep>()
            .AddHostedService<ApprovalUpkeepService>()
            .AddSingleton<ApprovalLinks>()
            .AddSingleton<ApprovalPage>()
            .AddApprovalTrim();
    }

    public static void AddFields(RootFields root)
    {
        root
            .Catalogue<ApprovalRequestFields>()
            .Catalogue<ApprovalConditionFields>()
            .Catalogue<ApprovalResponseFields>()
            .Extend<ApprovalRequest>(new SeenInput(root).AddTo)
            .Extend<Contact>(contact => contact.Many<ApprovalContact, ApprovalRequest>("approvalRequests", c => c.ContactId, c => c.Request).Needs(Read)
                .Describe("The requests for approval that are about the contact, or that it is asked to decide."))
            .Extend<Account>(account => account.Many<ApprovalRequest>("approvalRequests", r => r.AccountId!.Value).Needs(Read)
                .Describe("The requests for approval that are about the account."))
            .Extend<Lead>(lead => lead.Many<ApprovalRequest>("approvalRequests", r => r.LeadId!.Value).Needs(Read)
                .Describe("The requests for approval that are about the lead."))
            .List<ApprovalRequest>("approvalRequests", Read, "The requests for approval of the organisation.")
            .One<ApprovalRequest>("approvalRequest", Read, "The request for approval with this id.")
            .OwnList<ApprovalRequest>("myPendingApprovals", "The requests that wait for a response of yours.", _ => Rule(ApprovalRequestFields.CanRespond, true))
            .OwnList<ApprovalRequest>("myApprovalRequests", "The requests that you asked for.", caller => Rule(ApprovalRequestFields.RequestedById, caller.ActorId.ToString()))
            .Changes<ApprovalRequest>("approvalRequested", "What is asked: each new request that concerns you, or with `approvals:read` every one, from now on or from the cursor `after`.",
                [EventNames.Created], WhatConcerns)
            .Changes<ApprovalRequest>("approvalDecided",
                "What becomes of requests: each that is approved, rejected, cancelled or expired and concerns you, or with `approvals:read` every one, from now on or from the cursor `after`.",
                [ApprovalEvents.Approved, ApprovalEvents.Rejected, ApprovalEvents.Cancelled, ApprovalEvents.Expired], WhatConcerns)
            .Mutation<CreateApprovalRequest>("createApprovalRequest", Write, answers: "approvalRequest")
            .Mutation<CancelApprovalRequest>("cancelApprovalRequest", Write, answers: "approvalRequest")
            .Mutation<RespondToApprovalRequest>("respondToApprovalRequest", needs: null, answers: "approvalRequest")
            .Mutation<IssueApprovalLink>("issueApprovalLink", ApprovalPermissions.Links, answers: "link");
    }

    private static RuleGroup WhatConcerns(Caller caller) => caller.May(Read) ? RuleGroup.Everything : Rule(ApprovalRequestFields.ConcernsMe, true);

    private static RuleGroup Rule(string field, object value) => RuleGroup.Of(field, RuleOperator.Equal, value);
}
