using Crm.Graph.Kernel.Fields;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Teams;

internal sealed class TeamFields : RecordCatalogue<Team>
{
    public TeamFields()
    {
        Field(t => t.Name);
        Field(t => t.Description);
        Field(t => t.Assignment);
        Parts<TeamMember>("members", m => m.TeamId);
    }
}

internal sealed class TeamMemberFields : FieldCatalogue<TeamMember>
{
    public TeamMemberFields()
    {
        Field(m => m.Id);
        One(m => m.User).Needs("users:read");
        Field(m => m.IsActive);
        SortedBy = Field(m => m.Position);
    }
}
