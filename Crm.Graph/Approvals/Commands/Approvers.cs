using Crm.Graph.Approvals.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Approvals.Commands;

/// <summary>Who may respond to requests, as roles and teams are at the moment.</summary>
internal static class Approvers
{
    /// <summary>The request with what its steps look at and change, which nobody else changes until this transaction ends.</summary>
    public static Task<Result<ApprovalRequest>> RequireApprovalAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
        => db.RequireAsync<ApprovalRequest>(id, expectedVersion, ct, q => q.Include(r => r.AuthorisedConditions).Include(r => r.Responses));

    /// <summary>Whether this user or contact is among those who may respond.</summary>
    public static async Task<bool> MayRespondAsync(this CrmDb db, ApprovalRequest request, Guid person, CancellationToken ct)
    {
        var conditions = request.AuthorisedConditions;
        if (conditions.Any(c => c.UserId == person || c.ContactId == person))
            return true;
        var (roles, teams) = (Ids(conditions.Select(c => c.RoleId)), Ids(conditions.Select(c => c.TeamId)));
        return roles.Count > 0 && await db.Set<User>().AnyAsync(u => u.Id == person && roles.Contains(u.RoleId), ct)
            || teams.Count > 0 && await db.Set<TeamMember>().AnyAsync(m => m.UserId == person && teams.Contains(m.TeamId) && !m.Team!.IsDeleted, ct);
    }

    /// <summary>How many could respond, each counted once, without one of them.</summary>
    public static async Task<int> CountApproversAsync(this CrmDb db, IReadOnlyList<NewCondition> conditions, Guid without, CancellationToken ct)
    {
        var users = Ids(conditions.Select(c => c.User?.Id));
        var (roles, teams) = (Ids(conditions.Select(c => c.Role?.Id)), Ids(conditions.Select(c => c.Team?.Id)));
        var count = await db.Set<User>().CountAsync(
            u => !u.IsDeleted && u.State != UserState.Suspended && u.Id != without
                && (users.Contains(u.Id) || roles.Contains(u.RoleId) || db.Set<TeamMember>().Any(m => m.UserId == u.Id && teams.Contains(m.TeamId))), ct);
        return count + Ids(conditions.Select(c => c.Contact?.Id)).Count;
    }

    private static List<Guid> Ids(IEnumerable<Guid?> ids) => [.. ids.OfType<Guid>().Distinct()];
}
