using Crm.Graph.Activities.Commands;
using Crm.Graph.Activities.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Activities;

/// <summary>What the organisation does for its contacts, and the tags that people mark it with.</summary>
internal sealed class ActivitiesSlice : ISlice
{
    private const string Read = "activities:read";
    private const string Write = "activities:write";
    private const string ReadTags = "tags:read";
    private const string WriteTags = "tags:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateTag>()
        .AddSingleton<UpdateTag>()
        .AddSingleton<DeleteTag>()
        .AddSingleton<CreateActivityType>()
        .AddSingleton<CreateActivity>()
        .AddSingleton<UpdateActivity>()
        .AddSingleton<DeleteActivity>()
        .AddSingleton<SetActivityState>()
        .AddSingleton<SetActivityTags>()
        .AddSingleton<AddActivityTags>()
        .AddSingleton<RemoveActivityTag>();

    public static void AddFields(RootFields root) => root
        .Catalogue<ActivityFields>()
        .Catalogue<ActivityStateChangeFields>()
        .Catalogue<TagFields>()
        .Catalogue<ActivityTypeFields>()
        .CustomFields<Activity>("activities")
        .Extend<Contact>(contact => contact.Many<Activity>("activities", a => a.ContactId).Needs(Read).Describe("What is done for the contact."))
        .Extend<Lead>(lead => lead.Many<Activity>("activities", a => a.LeadId!.Value).Needs(Read).Describe("What is done about the lead."))
        .List<Tag>("tags", ReadTags, "The tags that activities can be marked with.")
        .Mutation<CreateTag>("createTag", WriteTags, answers: "tag")
        .Mutation<UpdateTag>("updateTag", WriteTags, answers: "tag")
        .Mutation<DeleteTag>("deleteTag", WriteTags, answers: "tag")
        .List<ActivityType>("activityTypes", Read, "The kinds of activity.")
        .Mutation<CreateActivityType>("createActivityType", "activity-types:write", answers: "activityType")
        .List<Activity>("activities", Read, "What the organisation does for its contacts.")
        .One<Activity>("activity", Read, "The activity with this id or number.")
        .Mutation<CreateActivity>("createActivity", Write, answers: "activity")
        .Mutation<UpdateActivity>("updateActivity", Write, answers: "activity")
        .Mutation<DeleteActivity>("deleteActivity", Write, answers: "activity")
        .Mutation<SetActivityState>("setActivityState", Write, answers: "activity")
        .Mutation<SetActivityTags>("setActivityTags", Write, answers: "activity")
        .Mutation<AddActivityTags>("addActivityTags", Write, answers: "activity")
        .Mutation<RemoveActivityTag>("removeActivityTag", Write, answers: "activity");
}
