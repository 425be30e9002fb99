using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Teams.Commands;

/// <summary>A new team.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Description">What the team is for, at most 400 characters.</param>
/// <param name="Assignment">How work is handed out.</param>
/// <param name="Members">The users, in the order in which it is their turn: at most 200.</param>
public sealed record CreateTeamInput(
    string Name, string? Description = null, TeamAssignment Assignment = TeamAssignment.Manual, IReadOnlyList<TeamMemberInput>? Members = null);

/// <summary>Creates a team.</summary>
internal sealed class CreateTeam : ICommand<CreateTeamInput, Team>
{
    public async Task<Result<Team>> HandleAsync(CreateTeamInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var members = await db.TeamMembersAsync(input.Members ?? [], problems, ct);
        var team = problems.Take(Team.Create(new(input.Name, input.Description, input.Assignment, members)));
        if (problems.Any)
            return problems.All;
        if (await db.IsTakenAsync<Team>(nameof(Team.Name), team!.Name, team.Id, ct))
            return TeamErrors.Taken(team.Name);
        db.Add(team);
        db.Add(new TeamTurn(team));
        return team;
    }
}
