using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Activities.Model;

// The life of an activity: each step is in the table of ActivityLife or refused, kept in its states, and announced once. Tags are put on at any time.
public sealed partial class Activity
{
    internal ActivityPhase Phase => (IsDeleted, State) switch
    {
        (true, _) => ActivityPhase.Deleted,
        (_, ActivityState.Completed) => ActivityPhase.Completed,
        (_, ActivityState.Cancelled) => ActivityPhase.Cancelled,
        _ => ActivityPhase.Pending,
    };

    /// <summary>It is done, or will not be.</summary>
    internal Result<Activity> Set(ActivityState state, Setting here)
    {
        var action = state switch
        {
            ActivityState.Completed => ActivityAction.Complete,
            ActivityState.Cancelled => ActivityAction.Cancel,
            _ => ActivityAction.Pend,
        };
        if (Refuses(action) is { } error)
            return error;
        State = state;
        CompletedOn = state == ActivityState.Completed ? here.Now : null;
        Reach(state, here);
        Raise(state == ActivityState.Completed ? ActivityEvents.Completed : ActivityEvents.Cancelled);
        return this;
    }

    /// <summary>Has these tags from now on and no others.</summary>
    internal Result<Activity> SetTags(IReadOnlyList<Tag> tags)
    {
        if (Refuses(ActivityAction.Mark) is { } error)
            return error;
        if (tags.Count > ActivityErrors.MostTags)
            return ActivityErrors.TooManyTags();
        _tags.RemoveAll(t => tags.All(other => other.Id != t.TagId));
        foreach (var tag in tags.Where(t => !_tags.Exists(link => link.TagId == t.Id)).ToList())
            _tags.Add(new ActivityTag(this, tag));
        return this;
    }

    /// <summary>Has these tags besides those that it has.</summary>
    internal Result<Activity> AddTags(IReadOnlyList<Tag> tags) => SetTags([.. _tags.Select(t => t.Tag).Union(tags)]);

    /// <summary>Has this tag no more; one that it has not changes nothing.</summary>
    internal Result<Activity> RemoveTag(Tag tag) => SetTags([.. _tags.Select(t => t.Tag).Where(t => t.Id != tag.Id)]);

    /// <summary>Deleting twice is deleting once.</summary>
    internal Result<Activity> Delete()
    {
        if (Refuses(ActivityAction.Delete) is { } error)
            return error;
        IsDeleted = true;
        return this;
    }

    private DomainError? Refuses(ActivityAction action) => ActivityLife.After(Phase, action) is null ? ActivityErrors.NotNow(this, action) : null;

    private void Reach(ActivityState state, Setting here) => _states.Add(new ActivityStateChange(this, state, here));
}
