using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Demo;

/// <summary>The people of a demo organisation who sell, and their team; nobody can sign in as one of them before being invited.</summary>
internal sealed record DemoSellers(IReadOnlyList<User> Users, Team Team)
{
    private const string TeamName = "Sales";

    private static readonly string[] Names = ["Eleni Christodoulou", "Marios Georgiou", "Katerina Ioannou", "Andreas Pavlou", "Sophie Martin"];

    /// <summary>Those who are there already, or new ones, with the same ids in every database.</summary>
    public static async Task<DemoSellers> PrepareAsync(CrmDb db, int seed, CancellationToken ct)
    {
        var ids = new DemoIds(seed + 300);
        ids.MoveTo(DemoTime.End);
        if (await db.Set<Team>().Include(t => t.Members).ThenInclude(m => m.User).SingleOrDefaultAsync(t => t.Name == TeamName, ct) is { } known)
            return new([.. known.Members.OrderBy(m => m.Position).Select(m => m.User!)], known);
        var role = await db.Set<Role>().SingleAsync(r => r.Kind == RoleKind.Member, ct);
        var (users, team) = Make(seed, role, ids);
        foreach (var user in users)
            await db.AddUserAsync(user, ct);
        db.AddRange(team, new TeamTurn(team));
        await db.SaveChangesAsync(ct);
        return new(users, team);
    }

    private static (List<User>, Team) Make(int seed, Role role, DemoIds source)
    {
        using var ids = Ids.From(source.Next);
        var users = new List<User>();
        foreach (var name in Names)
        {
            var words = name.Split(' ');
            var details = UserDetails.None with { FirstName = words[0], LastName = words[1] };
            var user = User.Create(details, $"{words[0]}.{words[1]}.{seed}@example.com".ToLowerInvariant(), role).Value;
            user.Accept();
            users.Add(user);
        }
        var team = Team.Create(new(TeamName, "Gets the leads in turn.", TeamAssignment.RoundRobin, [.. users.Select(u => new NewTeamMember(u, true))])).Value;
        return (users, team);
    }
}
