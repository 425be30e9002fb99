using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Teams.Model;

/// <summary>A user in a team.</summary>
public sealed class TeamMember : Entity, IPartOf<Team>, IOfOrganisation
{
    private TeamMember() { } // EF

    internal TeamMember(Guid teamId, User user) => (TeamId, User, UserId) = (teamId, user, user.Id);

    public Guid OrganisationId { get; private set; }

    public Guid TeamId { get; private set; }

    /// <summary>The team.</summary>
    public Team? Team { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>The user.</summary>
    public User? User { get; private set; }

    /// <summary>The place in the order of turns, from 1.</summary>
    public int Position { get; internal set; }

    /// <summary>Whether the member is to be given work now; somebody on holiday is not.</summary>
    public bool IsActive { get; internal set; }

    Guid IPart.OwnerId => TeamId;

    internal bool IsAble => IsActive && User is { State: UserState.Active, IsDeleted: false };
}

/// <summary>Whose turn it was last in a team. It is no part of the team: taking a turn is no change of it.</summary>
public sealed class TeamTurn : Entity, IOfOrganisation
{
    private TeamTurn() { } // EF

    internal TeamTurn(Team team) => Id = team.Id;

    public Guid OrganisationId { get; private set; }

    /// <summary>The place of the member who was last; 0 when nobody was.</summary>
    public int LastPosition { get; private set; }

    internal void Took(TeamMember member) => LastPosition = member.Position;
}
