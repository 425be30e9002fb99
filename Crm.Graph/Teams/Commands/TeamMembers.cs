using System.Globalization;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Teams.Commands;

/// <summary>A user who is to be in a team.</summary>
/// <param name="UserId">The user.</param>
/// <param name="IsActive">Whether the member is to be given work.</param>
public sealed record TeamMemberInput(RecordId UserId, bool IsActive = true);

/// <summary>What the use cases of teams look up.</summary>
internal static class TeamMembers
{
    private const int Most = 200;

    /// <summary>The users that an input names, and what is wrong with it.</summary>
    public static async Task<IReadOnlyList<NewTeamMember>> TeamMembersAsync(
        this CrmDb db, IReadOnlyList<TeamMemberInput> inputs, Problems problems, CancellationToken ct)
    {
        if (inputs.Count > Most)
        {
            problems.Add(TeamErrors.TooMany(Most));
            return [];
        }
        var ids = inputs.Select(i => Guid.TryParse(i.UserId.Value, out var id) ? id : Guid.Empty).ToList();
        var users = await db.Set<User>().Where(u => ids.Contains(u.Id) && !u.IsDeleted).ToDictionaryAsync(u => u.Id, ct);
        var members = new List<NewTeamMember>();
        for (var i = 0; i < inputs.Count; i++)
        {
            if (users.TryGetValue(ids[i], out var user))
                members.Add(new(user, inputs[i].IsActive));
            else
                problems.Add(new DomainError(Codes.NotFound, "There is no user with this id.", "members", i.ToString(CultureInfo.InvariantCulture), "userId").With("user", inputs[i].UserId.Value));
        }
        return members;
    }

    /// <summary>A team with its members, which nobody else changes or takes a turn of until this transaction ends.</summary>
    public static Task<Result<Team>> RequireTeamAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
        => db.RequireAsync<Team>(id, expectedVersion, ct, q => q.Include(t => t.Members).ThenInclude(m => m.User));
}
