using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Teams.Model;

/// <summary>Why something about a team is refused.</summary>
internal static class TeamErrors
{
    public static DomainError Taken(string name)
        => new DomainError(Codes.Taken, "The organisation has a team with this name already.", "name").With("team", name);

    public static DomainError Twice(User user)
        => new DomainError(Codes.Invalid, "A user is in a team once.", "userId").With("user", user.Id.ToString());

    public static DomainError TooMany(int most) => new(Codes.Invalid, $"Expected at most {most} members.", "members");

    public static DomainError Deleted(Team team) => new DomainError(Codes.NotAllowed, "The team has been deleted.", "id").With("team", team.Id.ToString());

    public static DomainError ByHand(Team team)
        => new DomainError(Codes.NotAllowed, "The work of this team is handed out by hand: there are no turns.", "id").With("team", team.Id.ToString());

    public static DomainError NobodyAble(Team team)
        => new DomainError("NOBODY_ABLE", "Nobody of the team can be given work: every member is inactive or may not sign in.", "id").With("team", team.Id.ToString());
}
