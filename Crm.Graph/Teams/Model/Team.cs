using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Teams.Model;

/// <summary>Users who do the same work, and how that is handed out among them.</summary>
public sealed class Team : OrganisationRecord
{
    private readonly List<TeamMember> _members = [];

    private Team() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the team is for.</summary>
    public string? Description { get; private set; }

    /// <summary>How work is handed out.</summary>
    public TeamAssignment Assignment { get; private set; }

    /// <summary>The users, in the order in which it is their turn.</summary>
    public IReadOnlyList<TeamMember> Members => _members;

    internal static Result<Team> Create(TeamDetails details)
    {
        var problems = new Problems();
        var team = new Team();
        team.Apply(details with { Name = details.Name.Or("") }, problems);
        return problems.Any ? problems.All : team;
    }

    internal Result<Team> Change(TeamDetails details)
    {
        if (IsDeleted)
            return TeamErrors.Deleted(this);
        var problems = new Problems();
        Apply(details, problems);
        return problems.Any ? problems.All : this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal Team Delete()
    {
        IsDeleted = true;
        return this;
    }

    /// <summary>
    /// Whose turn it is: the one behind the member that was last, in the team's order and round again, without those who are not to be
    /// given work and those who cannot sign in.
    /// </summary>
    internal Result<TeamMember> Next(TeamTurn turn)
    {
        if (IsDeleted)
            return TeamErrors.Deleted(this);
        if (Assignment != TeamAssignment.RoundRobin)
            return TeamErrors.ByHand(this);
        var able = _members.Where(m => m.IsAble).OrderBy(m => m.Position).ToList();
        if (able.Count == 0)
            return TeamErrors.NobodyAble(this);
        var next = able.Find(m => m.Position > turn.LastPosition) ?? able[0];
        turn.Took(next);
        return next;
    }

    private void Apply(TeamDetails details, Problems problems)
    {
        if (details.Name.IsGiven)
            Name = problems.Required(details.Name.Value, "name", 100);
        if (details.Description.IsGiven)
            Description = problems.Text(details.Description.Value, "description", 400);
        Assignment = problems.Kept(details.Assignment, Assignment, "assignment");
        if (details.Members is { } members)
            SetMembers(members, problems);
    }

    private void SetMembers(IReadOnlyList<NewTeamMember> members, Problems problems)
    {
        _members.RemoveAll(m => members.All(other => other.User.Id != m.UserId));
        for (var i = 0; i < members.Count; i++)
        {
            var user = members[i].User;
            if (members.Take(i).Any(earlier => earlier.User.Id == user.Id))
            {
                problems.At("members", i).Add(TeamErrors.Twice(user));
                continue;
            }
            var member = _members.Find(m => m.UserId == user.Id);
            if (member is null)
                _members.Add(member = new TeamMember(Id, user));
            (member.Position, member.IsActive) = (i + 1, members[i].IsActive);
        }
    }
}

/// <summary>How the work of a team is handed out.</summary>
public enum TeamAssignment
{
    /// <summary>Somebody says who gets it.</summary>
    Manual,
    /// <summary>To one member after the other, round and round.</summary>
    RoundRobin,
}

/// <summary>What is stated of a team; what is not given stays.</summary>
internal sealed record TeamDetails(
    Optional<string> Name, Optional<string> Description, Optional<TeamAssignment?> Assignment, IReadOnlyList<NewTeamMember>? Members);

/// <summary>A user who is to be a member.</summary>
internal sealed record NewTeamMember(User User, bool IsActive);
