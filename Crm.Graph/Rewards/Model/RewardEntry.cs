using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Rewards.Model;

/// <summary>Value units that a customer earned, or that were taken back: posted once, never changed.</summary>
public sealed class RewardEntry : Entity, IAppendOnly
{
    /// <summary>The most that one entry earns or takes back.</summary>
    internal const int Largest = 1_000_000;

    /// <summary>For how many days value units count towards tiers, the day on which they are earned included.</summary>
    internal const int Days = 365;

    private RewardEntry() { } // EF

    internal RewardEntry(AccountRewards rewards, int valueUnits, string reason, Setting here)
    {
        (RewardsId, ValueUnits, Reason, LifetimeValueUnitsAfter) = (rewards.Id, valueUnits, reason, rewards.LifetimeValueUnits);
        (PostedOn, PostedDay, CountsUntil) = (here.Now, here.Today, here.Today.AddDays(Days - 1));
        (DateCreated, CreatedById) = (here.Now, here.ActorId);
    }

    public Guid RewardsId { get; private set; }

    /// <summary>How many: negative where they were taken back.</summary>
    public int ValueUnits { get; private set; }

    /// <summary>What for.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The value units of all times once this entry was posted.</summary>
    public int LifetimeValueUnitsAfter { get; private set; }

    /// <summary>When it was posted.</summary>
    public DateTimeOffset PostedOn { get; private set; }

    /// <summary>The day on which it was posted, in the organisation's time zone.</summary>
    public DateOnly PostedDay { get; private set; }

    /// <summary>The last day on which it counts towards tiers: 365 days, the one on which it was posted included.</summary>
    public DateOnly CountsUntil { get; private set; }

    /// <summary>When the entry was created.</summary>
    public DateTimeOffset DateCreated { get; private set; }

    public Guid? CreatedById { get; private set; }

    /// <summary>Who posted the entry.</summary>
    public Actor? CreatedBy { get; private set; }
}
