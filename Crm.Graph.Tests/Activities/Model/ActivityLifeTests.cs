using Crm.Graph.Activities.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Activities.Model;

/// <summary>What may be done with an activity when.</summary>
public sealed class ActivityLifeTests
{
    /// <summary>Said once more, by hand: what may be done when, where that leads, and what is announced.</summary>
    private static readonly Dictionary<string, string> Legal = new()
    {
        ["Pending"] = "Update>Pending Complete>Completed>COMPLETED Cancel>Cancelled>CANCELLED Mark>Pending Delete>Deleted",
        ["Completed"] = "Mark>Completed Delete>Deleted",
        ["Cancelled"] = "Mark>Cancelled Delete>Deleted",
        ["Deleted"] = "Delete>Deleted",
    };

    private static readonly Setting Here = Settings.Here;
    private static readonly Setting Later = Here with { Now = Here.Now.AddHours(3), ActorId = Guid.CreateVersion7() };
    private static readonly Tag Red = Tag.Create("Red", "#ff0000").Value;

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var phase in Enum.GetNames<ActivityPhase>())
            foreach (var action in Enum.GetNames<ActivityAction>())
                pairs.Add(phase, action);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void T7_An_action_is_refused_or_recorded_and_announced_once(string phase, string action)
    {
        var activity = In(Enum.Parse<ActivityPhase>(phase));
        var (states, before) = (activity.States.Count, Told(activity));
        activity.ForgetRaised();

        var said = Take(activity, Enum.Parse<ActivityAction>(action));

        var to = Legal[phase].Split(' ').Select(l => l.Split('>')).SingleOrDefault(l => l[0] == action);
        if (to is null)
        {
            Assert.Equal([phase == "Deleted" ? "ACTIVITY_DELETED id" : action == "Update" ? "INVALID_TRANSITION id" : "INVALID_TRANSITION state"], said);
            Assert.Equal(before, Told(activity));
            Assert.Empty(activity.Raised);
            Assert.Equal(states, activity.States.Count);
            return;
        }
        Assert.Empty(said);
        Assert.Equal(to[1], activity.Phase.ToString());
        Assert.Equal(to[2..], activity.Raised);
        Assert.Equal(to[2..].Length, activity.States.Count - states);
        if (to.Length > 2)
            Assert.Equal((activity.State, Later.Now, Later.ActorId), (activity.States[^1].State, activity.States[^1].Date, activity.States[^1].ChangedById));
        Assert.Equal(activity.State == ActivityState.Completed, activity.CompletedOn is not null);
        Assert.Equal(action == "Mark" ? 1 : 0, activity.Tags.Count);
    }

    [Theory]
    [InlineData("#1E90FF", "#1E90FF")]
    [InlineData(" #1e90ff ", "#1E90FF")]
    [InlineData("1E90FF", null)]
    [InlineData("#1E90F", null)]
    [InlineData("#1E90FG", null)]
    [InlineData("blue", null)]
    public void T9_A_colour_is_a_hash_and_six_hexadecimal_digits(string written, string? kept)
    {
        var tag = Tag.Create("Sea", written);
        Assert.Equal(kept is null ? ["INVALID_VALUE colour"] : [], tag.Said());
        if (kept is not null)
            Assert.Equal(kept, tag.Value.Colour);
    }

    private static Activity In(ActivityPhase phase)
    {
        var contact = Contact.Create(new() { FirstName = "Anna", LastName = "Smith" }, [], [], Here).Value;
        var activity = Activity.Create("ACT1", new() { Name = "Visit" }, contact, new(null, null, null, false, null, null), Here).Value;
        if (phase is ActivityPhase.Completed or ActivityPhase.Cancelled)
            Assert.True(activity.Set(phase == ActivityPhase.Completed ? ActivityState.Completed : ActivityState.Cancelled, Here).Succeeded);
        if (phase == ActivityPhase.Deleted)
            Assert.True(activity.Delete().Succeeded);
        Assert.Equal(phase, activity.Phase);
        return activity;
    }

    private static string[] Take(Activity activity, ActivityAction action) => action switch
    {
        ActivityAction.Update => activity.Change(activity.Details with { Description = "At four." }, activity.Place).Said(),
        ActivityAction.Pend => activity.Set(ActivityState.Pending, Later).Said(),
        ActivityAction.Complete => activity.Set(ActivityState.Completed, Later).Said(),
        ActivityAction.Cancel => activity.Set(ActivityState.Cancelled, Later).Said(),
        ActivityAction.Mark => activity.SetTags([Red]).Said(),
        _ => activity.Delete().Said(),
    };

    private static string Told(Activity activity) => string.Join(' ', activity.Phase, activity.Description, activity.CompletedOn, activity.Tags.Count);
}
