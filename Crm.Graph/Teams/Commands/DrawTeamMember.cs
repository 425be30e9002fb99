using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Teams.Commands;

/// <summary>Of which team.</summary>
/// <param name="Id">The team: one whose work is handed out in turns.</param>
public sealed record DrawTeamMemberInput(RecordId Id);

/// <summary>
/// Takes the next turn of a team, and answers the user whose it is: for work that is kept elsewhere. However many ask at once, no member
/// gets more than one turn ahead of another.
/// </summary>
internal sealed class DrawTeamMember : ICommand<DrawTeamMemberInput, User>
{
    public async Task<Result<User>> HandleAsync(DrawTeamMemberInput input, CrmDb db, CancellationToken ct)
    {
        var team = await db.RequireTeamAsync(input.Id, expectedVersion: null, ct);
        if (team.Refused(out var errors))
            return errors;
        // Behind the lock on the team: what the one before took is seen.
        var turn = await db.Set<TeamTurn>().SingleAsync(t => t.Id == team.Value.Id, ct);
        var member = team.Value.Next(turn);
        return member.Refused(out errors) ? errors : member.Value.User!;
    }
}
