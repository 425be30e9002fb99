using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Leads.Model;

/// <summary>A step in the life of a lead: who took it, and when.</summary>
public sealed class LeadStep : Entity, IPartOf<Lead>
{
    private LeadStep() { } // EF

    internal LeadStep(Lead lead, LeadStepKind kind, string? note, Setting here)
        => (LeadId, Kind, State, StageId, Note, TakenOn, TakenById) = (lead.Id, kind, lead.State, lead.StageId, note, here.Now, here.ActorId);

    public Guid LeadId { get; private set; }

    /// <summary>What happened.</summary>
    public LeadStepKind Kind { get; private set; }

    /// <summary>The state of the lead afterwards.</summary>
    public LeadState State { get; private set; }

    public Guid? StageId { get; private set; }

    /// <summary>The stage of the lead afterwards.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>Why, where somebody said so.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset TakenOn { get; private set; }

    public Guid TakenById { get; private set; }

    /// <summary>Who took it.</summary>
    public Actor? TakenBy { get; private set; }

    Guid IPart.OwnerId => LeadId;
}

/// <summary>A stay of a lead in a stage: from when to when, and how long.</summary>
public sealed class StageVisit : Entity, IPartOf<Lead>
{
    private StageVisit() { } // EF

    internal StageVisit(Lead lead, Stage stage, Setting here)
        => (Lead, LeadId, Stage, StageId, EnteredOn, EnteredById) = (lead, lead.Id, stage, stage.Id, here.Now, here.ActorId);

    public Guid LeadId { get; private set; }

    /// <summary>The lead.</summary>
    public Lead Lead { get; private set; } = null!;

    public Guid StageId { get; private set; }

    /// <summary>The stage.</summary>
    public Stage Stage { get; private set; } = null!;

    /// <summary>When the lead came into the stage, or was open again in it.</summary>
    public DateTimeOffset EnteredOn { get; private set; }

    public Guid EnteredById { get; private set; }

    /// <summary>Who brought it there.</summary>
    public Actor? EnteredBy { get; private set; }

    /// <summary>When it left the stage, or was no longer worked on in it; null while it is there.</summary>
    public DateTimeOffset? LeftOn { get; private set; }

    public Guid? LeftById { get; private set; }

    /// <summary>Who took it from there.</summary>
    public Actor? LeftBy { get; private set; }

    /// <summary>How many seconds it was there; null while it is.</summary>
    public int? SecondsInStage { get; private set; }

    Guid IPart.OwnerId => LeadId;

    internal void Leave(Setting here)
        => (LeftOn, LeftById, SecondsInStage) = (here.Now, here.ActorId, (int)(here.Now - EnteredOn).TotalSeconds);
}
