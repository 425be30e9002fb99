using System.Linq.Expressions;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Approvals;

internal sealed class ApprovalRequestFields : RecordCatalogue<ApprovalRequest>
{
    /// <summary>The field by which the requests are found that the caller may respond to.</summary>
    public const string CanRespond = "canRespond";

    /// <summary>The field by which the requests are found that the caller has to do with.</summary>
    public const string ConcernsMe = "concernsMe";

    /// <summary>The field by which the requests are found that the caller asked for.</summary>
    public const string RequestedById = "requestedBy.id";

    public ApprovalRequestFields()
    {
        Field(r => r.Title).Searchable();
        Field(r => r.Reason);
        Field(r => r.State);
        Field(r => r.EntityType);
        Field(r => r.EntityReference).Searchable();
        One(r => r.Contact).Needs("contacts:read");
        One(r => r.Account).Needs("accounts:read");
        One(r => r.Lead).Needs("leads:read");
        Field(r => r.RequiredApprovals);
        Field(r => r.Approvals);
        Field("pendingApprovals", r => r.State == ApprovalState.Pending ? r.RequiredApprovals - r.Approvals : 0).Describe("How many still have to approve it; 0 when it waits no more.");
        Field(r => r.ExpiresOn);
        One(r => r.RequestedBy);
        Field(r => r.DecidedOn);
        One(r => r.DecidedBy);
        Field(r => r.CancelReason);
        Field(r => r.ChangeKind);
        Field(r => r.ChangeVersion);
        Field("isOutdated", r => r.State == ApprovalState.Pending && r.ChangeVersion != null
                && (r.Contact != null && r.Contact.Version != r.ChangeVersion || r.Account != null && r.Account.Version != r.ChangeVersion || r.Lead != null && r.Lead.Version != r.ChangeVersion))
            .Describe("Whether the record has changed since the change was asked for, so that it cannot be approved any more, only rejected or cancelled.");
        Parts<ApprovalCondition>("authorisedConditions", c => c.RequestId);
        Parts<ApprovalResponse>("responses", r => r.RequestId);
        Field(CanRespond, WaitsForMe()).Describe("Whether it waits for a response of yours.");
        Field(ConcernsMe, IsMine()).Describe("Whether you asked for it, are among those who may respond, or have responded.");
    }

    /// <summary>Whether the caller is among those who may respond, as roles and teams are now.</summary>
    private static Expression<Func<ApprovalRequest, bool>> AsksMe => r =>
        r.AuthorisedConditions.Any(c => c.UserId == Ambient.Me || c.ContactId == Ambient.Me)
        || Rows.Of<User>().Any(u => u.Id == Ambient.Me && r.AuthorisedConditions.Any(c => c.RoleId == u.RoleId))
        || Rows.Of<TeamMember>().Any(m => m.UserId == Ambient.Me && !m.Team!.IsDeleted && r.AuthorisedConditions.Any(c => c.TeamId == m.TeamId));

    private static Expression<Func<ApprovalRequest, bool>> WaitsForMe()
    {
        Expression<Func<ApprovalRequest, bool>> waits = r => r.State == ApprovalState.Pending && r.RequestedById != Ambient.Me && !r.Responses.Any(x => x.RespondedById == Ambient.Me);
        return Expression.Lambda<Func<ApprovalRequest, bool>>(Expression.AndAlso(waits.Body, Replace.Parameter(AsksMe, waits.Parameters[0])), waits.Parameters);
    }

    private static Expression<Func<ApprovalRequest, bool>> IsMine()
    {
        Expression<Func<ApprovalRequest, bool>> mine = r => r.RequestedById == Ambient.Me || r.Responses.Any(x => x.RespondedById == Ambient.Me);
        return Expression.Lambda<Func<ApprovalRequest, bool>>(Expression.OrElse(mine.Body, Replace.Parameter(AsksMe, mine.Parameters[0])), mine.Parameters);
    }
}

internal sealed class ApprovalConditionFields : FieldCatalogue<ApprovalCondition>
{
    public ApprovalConditionFields()
    {
        Field(c => c.Id);
        Field(c => c.Type);
        One(c => c.User).Needs("users:read");
        One(c => c.Contact).Needs("contacts:read");
        One(c => c.Role).Needs("roles:read");
        One(c => c.Team).Needs("teams:read");
    }
}

internal sealed class ApprovalResponseFields : FieldCatalogue<ApprovalResponse>
{
    public ApprovalResponseFields()
    {
        Field(r => r.Id);
        Field(r => r.Decision);
        Field(r => r.Reason);
        Field(r => r.ByLink);
        Field(r => r.RespondedOn);
        One(r => r.RespondedBy);
    }
}
