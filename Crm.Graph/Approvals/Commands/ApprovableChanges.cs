using Crm.Graph.Accounts.Commands;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Commands;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Leads.Commands;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Approvals.Commands;

/// <summary>The mutations that can wait for approval. What each needs is what its field needs.</summary>
internal sealed class ApprovableChanges
{
    private readonly Dictionary<ApprovalChangeKind, ApprovableChange> _all;

    public ApprovableChanges(
        IPermissions permissions, UpdateContact updateContact, DeleteContact deleteContact, UpdateAccount updateAccount, DeleteAccount deleteAccount,
        UpdateLead updateLead, MarkLeadLost markLeadLost, ApproveLeadLoss approveLeadLoss, DeleteLead deleteLead)
    {
        string NeedsOf(string mutation) => permissions.All.Single(p => p.Fields.Contains("Mutation." + mutation)).Name;
        var lossNeeds = NeedsOf("approveLeadLoss");
        // Those who may not approve losses ask for it: what it takes is for those to have who say yes.
        var approveLoss = new ApprovableChange<ApproveLeadLossInput, Lead>(ApprovalChangeKind.ApproveLeadLoss, "approveLeadLoss", NeedsOf("markLeadLost"), approveLeadLoss,
            c => c.ApproveLeadLoss, (_, id, version) => new(id, version))
        {
            DecidedWith = lossNeeds,
        };
        ApprovableChange[] all =
        [
            new ApprovableChange<UpdateContactInput, Contact>(ApprovalChangeKind.UpdateContact, "updateContact", NeedsOf("updateContact"), updateContact,
                c => c.UpdateContact, (i, id, version) => (i ?? new(id)) with { Id = id, ExpectedVersion = version }),
            new ApprovableChange<DeleteContactInput, Contact>(ApprovalChangeKind.DeleteContact, "deleteContact", NeedsOf("deleteContact"), deleteContact,
                c => c.DeleteContact, (_, id, version) => new(id, version)),
            new ApprovableChange<UpdateAccountInput, Account>(ApprovalChangeKind.UpdateAccount, "updateAccount", NeedsOf("updateAccount"), updateAccount,
                c => c.UpdateAccount, (i, id, version) => (i ?? new(id)) with { Id = id, ExpectedVersion = version }),
            new ApprovableChange<DeleteAccountInput, Account>(ApprovalChangeKind.DeleteAccount, "deleteAccount", NeedsOf("deleteAccount"), deleteAccount,
                c => c.DeleteAccount, (_, id, version) => new(id, version)),
            new ApprovableChange<UpdateLeadInput, Lead>(ApprovalChangeKind.UpdateLead, "updateLead", NeedsOf("updateLead"), updateLead,
                c => c.UpdateLead, (i, id, version) => (i ?? new(id)) with { Id = id, ExpectedVersion = version }),
            new ApprovableChange<MarkLeadLostInput, Lead>(ApprovalChangeKind.MarkLeadLost, "markLeadLost", NeedsOf("markLeadLost"), markLeadLost,
                c => c.MarkLeadLost, (i, id, version) => new(id, i?.Reason, version))
            {
                Then = (approveLoss, lossNeeds),
            },
            approveLoss,
            new ApprovableChange<DeleteLeadInput, Lead>(ApprovalChangeKind.DeleteLead, "deleteLead", NeedsOf("deleteLead"), deleteLead,
                c => c.DeleteLead, (_, id, version) => new(id, version)),
        ];
        _all = all.ToDictionary(c => c.Kind);
    }

    public ApprovableChange Of(ApprovalChangeKind kind) => _all[kind];

    /// <summary>The one that is asked for; refused when it is none, or several.</summary>
    public Result<ApprovableChange> Of(ApprovalChangeInput input)
        => _all.Values.Where(c => c.IsIn(input)).ToList() is [var only] ? only : ApprovalErrors.OneChange();
}
