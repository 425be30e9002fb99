using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Activities;

internal sealed class ActivityFields : RecordCatalogue<Activity>
{
    public ActivityFields()
    {
        Field(a => a.Number).AsKey().Searchable();
        Field(a => a.Name).Searchable();
        Field(a => a.Description);
        Field(a => a.State);
        One(a => a.Type);
        One(a => a.Contact).Needs("contacts:read");
        One(a => a.Lead).Needs("leads:read");
        One(a => a.Address).Needs("contacts:read");
        Field(a => a.UseEntityAddress);
        Field(a => a.ScheduledFrom);
        Field(a => a.ScheduledTo);
        One(a => a.AssignedToUser).Needs("users:read");
        One(a => a.AssignedToTeam).Needs("teams:read");
        Field(a => a.CompletedOn);
        Many<ActivityTag, Tag>("tags", t => t.ActivityId, t => t.Tag);
        Parts<ActivityStateChange>("states", s => s.ActivityId);
    }
}

internal sealed class ActivityStateChangeFields : FieldCatalogue<ActivityStateChange>
{
    public ActivityStateChangeFields()
    {
        Field(s => s.Id);
        Field(s => s.State);
        Field(s => s.Date);
        One(s => s.ChangedBy);
    }
}

internal sealed class TagFields : RecordCatalogue<Tag>
{
    public TagFields()
    {
        Field(t => t.Name);
        Field(t => t.Colour);
    }
}

internal sealed class ActivityTypeFields : RecordCatalogue<ActivityType>
{
    public ActivityTypeFields()
    {
        Field(t => t.Name);
        Field(t => t.Colour);
    }
}
