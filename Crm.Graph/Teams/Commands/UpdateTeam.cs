using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Teams.Commands;

/// <summary>What of a team changes; what is left out stays.</summary>
/// <param name="Id">The team.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Description">What the team is for, at most 400 characters.</param>
/// <param name="Assignment">How work is handed out.</param>
/// <param name="Members">All the users from now on, in the order in which it is their turn: at most 200.</param>
/// <param name="ExpectedVersion">The version of the team that the change was made for.</param>
public sealed record UpdateTeamInput(
    RecordId Id, Optional<string> Name, Optional<string> Description, Optional<TeamAssignment?> Assignment, IReadOnlyList<TeamMemberInput>? Members = null,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a team: its details, who is in it, in which order, and who is to be given work.</summary>
internal sealed class UpdateTeam : ICommand<UpdateTeamInput, Team>
{
    public async Task<Result<Team>> HandleAsync(UpdateTeamInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireTeamAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var problems = new Problems();
        var members = input.Members is null ? null : await db.TeamMembersAsync(input.Members, problems, ct);
        var team = problems.Take(found.Value.Change(new(input.Name, input.Description, input.Assignment, members)));
        if (problems.Any)
            return problems.All;
        return await db.IsTakenAsync<Team>(nameof(Team.Name), team!.Name, team.Id, ct) ? TeamErrors.Taken(team.Name) : team;
    }
}

/// <summary>Which team goes.</summary>
/// <param name="Id">The team.</param>
/// <param name="ExpectedVersion">The version of the team that the deletion was made for.</param>
public sealed record DeleteTeamInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a team; its users stay. A second deletion answers as the first.</summary>
internal sealed class DeleteTeam : ICommand<DeleteTeamInput, Team>
{
    public async Task<Result<Team>> HandleAsync(DeleteTeamInput input, CrmDb db, CancellationToken ct)
    {
        var team = await db.RequireAsync<Team>(input.Id, input.ExpectedVersion, ct);
        return team.Refused(out var errors) ? errors : team.Value.Delete();
    }
}
