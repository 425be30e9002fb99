using System.Globalization;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Teams.Commands;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>Who gets a lead: those who are named, else whoever's turn it is in the team of its department.</summary>
internal static class LeadAssignment
{
    /// <summary>The users that an input names, in its order and each once.</summary>
    public static async Task<IReadOnlyList<User>> AssigneesAsync(this CrmDb db, IReadOnlyList<RecordId> ids, Problems problems, CancellationToken ct)
    {
        if (ids.Count > LeadErrors.MostAssignees)
        {
            problems.Add(LeadErrors.TooManyAssignees());
            return [];
        }
        var guids = ids.Select(i => Guid.TryParse(i.Value, out var id) ? id : Guid.Empty).ToList();
        var known = await db.Set<User>().Where(u => guids.Contains(u.Id) && !u.IsDeleted).ToDictionaryAsync(u => u.Id, ct);
        var users = new List<User>();
        for (var i = 0; i < ids.Count; i++)
        {
            string[] path = ["assigneeIds", i.ToString(CultureInfo.InvariantCulture)];
            if (!known.TryGetValue(guids[i], out var user))
                problems.Add(LeadErrors.UserNotFound(ids[i].Value, path));
            else if (user.State == UserState.Suspended)
                problems.Add(LeadErrors.UserSuspended(user, path));
            else if (!users.Contains(user))
                users.Add(user);
        }
        return users;
    }

    /// <summary>
    /// Takes the next turn of the department's team. The team is locked until this transaction ends, so turns are taken one after another and
    /// a turn whose lead is not stored is given back. Nobody where the team has no turns or nobody able: a lead is not lost for want of somebody to have it.
    /// </summary>
    public static async Task<IReadOnlyList<User>> NextInTurnAsync(this CrmDb db, Department department, CancellationToken ct)
    {
        if (department.TeamId is not { } teamId)
            return [];
        var team = (await db.RequireTeamAsync(teamId, expectedVersion: null, ct)).Value;
        var turn = await db.Set<TeamTurn>().SingleAsync(t => t.Id == teamId, ct);
        var member = team.Next(turn);
        return member.Succeeded ? [member.Value.User!] : [];
    }
}
