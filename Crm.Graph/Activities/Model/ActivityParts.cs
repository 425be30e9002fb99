using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Activities.Model;

/// <summary>How far an activity has come.</summary>
public enum ActivityState
{
    /// <summary>It is to be done.</summary>
    Pending,
    /// <summary>It is done.</summary>
    Completed,
    /// <summary>It will not be done.</summary>
    Cancelled,
}

/// <summary>That an activity reached a state: when, and by whom.</summary>
public sealed class ActivityStateChange : Entity, IPartOf<Activity>
{
    private ActivityStateChange() { } // EF

    internal ActivityStateChange(Activity activity, ActivityState state, Setting here)
        => (ActivityId, State, Date, ChangedById) = (activity.Id, state, here.Now, here.ActorId);

    public Guid ActivityId { get; private set; }

    /// <summary>The state.</summary>
    public ActivityState State { get; private set; }

    /// <summary>When it was reached.</summary>
    public DateTimeOffset Date { get; private set; }

    public Guid ChangedById { get; private set; }

    /// <summary>Who said so.</summary>
    public Actor? ChangedBy { get; private set; }

    Guid IPart.OwnerId => ActivityId;
}

/// <summary>That an activity is marked with a tag.</summary>
public sealed class ActivityTag : Entity, IPartOf<Activity>
{
    private ActivityTag() { } // EF

    internal ActivityTag(Activity activity, Tag tag) => (ActivityId, Tag, TagId) = (activity.Id, tag, tag.Id);

    public Guid ActivityId { get; private set; }

    public Guid TagId { get; private set; }

    public Tag Tag { get; private set; } = null!;

    Guid IPart.OwnerId => ActivityId;
}

/// <summary>What happens to activities under names of its own.</summary>
public static class ActivityEvents
{
    /// <summary>The activity was given to another user or team.</summary>
    public const string Assigned = "ASSIGNED";

    /// <summary>The activity is done.</summary>
    public const string Completed = "COMPLETED";

    /// <summary>The activity will not be done.</summary>
    public const string Cancelled = "CANCELLED";
}
