using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Teams.Commands;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Teams;

/// <summary>Users who do the same work, and whose turn it is.</summary>
internal sealed class TeamsSlice : ISlice
{
    private const string Read = "teams:read";
    private const string Write = "teams:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateTeam>()
        .AddSingleton<UpdateTeam>()
        .AddSingleton<DeleteTeam>()
        .AddSingleton<DrawTeamMember>();

    public static void AddFields(RootFields root) => root
        .Catalogue<TeamFields>()
        .Catalogue<TeamMemberFields>()
        .Extend<User>(user => user.Many<TeamMember, Team>("teams", m => m.UserId, m => m.Team!).Needs(Read).Describe("The teams that the user is in."))
        .List<Team>("teams", Read, "The teams of the organisation.")
        .One<Team>("team", Read, "The team with this id.")
        .Mutation<CreateTeam>("createTeam", Write, answers: "team")
        .Mutation<UpdateTeam>("updateTeam", Write, answers: "team")
        .Mutation<DeleteTeam>("deleteTeam", Write, answers: "team")
        .Mutation<DrawTeamMember>("drawTeamMember", "team-turns:write", answers: "user");
}
